"""What is left out of a story on request: outlets, unnamed people, single origins; and the claims that go with them."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.corroborate.leaving_out import without_origin, without_outlet, without_unnamed
from sayso.corroborate.outlets import Outlets
from sayso.errors import NotFound
from sayso.model.provenance import ClaimRef, Origin
from sayso.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Which sources are left out; ``origins`` are ids or their beginnings, ``outlets`` names in any known spelling."""

    outlets: tuple[str, ...] = ()
    unnamed: bool = False
    origins: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing is left out."""
        return not (self.outlets or self.unnamed or self.origins)


def find_left_out(left_out: LeftOut, story: Story, outlets: Outlets) -> tuple[frozenset[ClaimRef], tuple[str, ...]]:
    """Return the claims that do not count without these sources, and in words what is left out.

    Raises:
        NotFound: if the story has no such outlet or origin.
    """
    claims: set[ClaimRef] = set()
    words: list[str] = []
    for name in left_out.outlets:
        claims |= _of_outlet(name, story, outlets)
        words.append(name)
    if left_out.unnamed:
        claims |= without_unnamed(story.reports, outlets)
        words.append("unnamed sources")
    for key in left_out.origins:
        origin = find_origin(key, story)
        claims |= without_origin(story.corroborations, origin.id)
        words.append(origin.label)
    return frozenset(claims), tuple(words)


def _of_outlet(name: str, story: Story, outlets: Outlets) -> frozenset[ClaimRef]:
    found = without_outlet(story.reports, name, outlets)
    if not found:
        raise NotFound(
            f"Nothing in these reports is from {name!r}.", hint="`sayso list` shows the outlets as they are written."
        )
    return found


def find_origin(key: str, story: Story) -> Origin:
    """Return the origin of this id or beginning of an id.

    Raises:
        NotFound: if there is none, or more than one.
    """
    found = [o for o in story.origins if o.id == key] or [o for o in story.origins if o.id.startswith(key)]
    if len(found) == 1:
        return found[0]
    which = "No origin fits" if not found else "More than one origin fits"
    raise NotFound(f"{which} {key!r}.", hint="`sayso origins --json` lists their ids.")
