"""What speaks against two appearances being one: questions to a pair, each answered with a sentence or with nothing."""

from __future__ import annotations

from sayso.resolve.bearers import is_rank
from sayso.resolve.scene import Pair


def other_posts(pair: Pair) -> str:
    """A mere rank does not stand against another post: a general may be a minister."""
    left, right = pair.left, pair.right
    if left.posts & right.posts or left.bodies & right.bodies:
        return ""
    one, other = ([post for post in p.appearance.posts if not is_rank(post)] for p in (left, right))
    return f"One is called “{min(one)}”, the other “{min(other)}”." if one and other else ""


def other_bodies(pair: Pair) -> str:
    """Posts in two bodies, neither of which has all words of the other."""
    left, right = pair.left.bodies, pair.right.bodies
    if not left or not right or any(_are_near(one, other) for one in left for other in right):
        return ""
    return f"One has a post at “{pair.write(min(left))}”, the other at “{pair.write(min(right))}”."


def _are_near(one: str, other: str) -> bool:
    """Tell whether one name of a body has all words of the other."""
    words = set(one.split()), set(other.split())
    return words[0] <= words[1] or words[1] <= words[0]


def other_countries(pair: Pair) -> str:
    """Ties to no land in common."""
    left, right = pair.left.appearance.countries, pair.right.appearance.countries
    is_other = left and right and not set(left) & set(right)
    return f"One is tied to {min(left)}, the other to {min(right)}." if is_other else ""


def other_years(pair: Pair) -> str:
    """Reports that no one life spans easily."""
    left, right = (p.appearance.published or "" for p in (pair.left, pair.right))
    if left[:4].isdigit() and right[:4].isdigit() and abs(int(left[:4]) - int(right[:4])) > 40:
        return f"One report is of {left[:4]}, the other of {right[:4]}."
    return ""


def disguised(pair: Pair) -> str:
    """Letters of another script in a name."""
    return "Letters in one of the names only look like those of the other." if pair.likeness.disguised else ""


def beside(pair: Pair) -> str:
    """A report that has both names may mean two by them."""
    left, right = pair.left, pair.right
    if left.name == right.name:
        return ""
    both = right.name in left.appearance.companions or left.name in right.appearance.companions
    return "One of the reports has both names, and they may be two." if both else ""


def shared_name(pair: Pair) -> str:
    """Somebody else bears the name, and nothing says which of them this is."""
    if not pair.is_told or _is_other_part(pair):
        return ""
    parts = {pair.scene.part(pair.left), pair.scene.part(pair.right)}
    return "A report tells of two people of this name." if len(parts) > 1 or None in parts else ""


def told(pair: Pair) -> str:
    """Somebody else bears the name, and the posts are those of two."""
    if not _is_other_part(pair):
        return ""
    return "A report tells of two people of this name, and these have different posts."


def _is_other_part(pair: Pair) -> bool:
    if pair.left.name != pair.right.name or not pair.is_told:
        return False
    parts = [pair.scene.part(profile) for profile in (pair.left, pair.right)]
    return None not in parts and parts[0] != parts[1]
