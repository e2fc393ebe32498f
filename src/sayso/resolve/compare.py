"""Whether two names may be one name: what is alike in them, what is not, and how far that goes.

Names are not persons: that two names are one says nothing about those who bear them. Words are put side by side first;
what is left over, and the loosest likeness of what is not, decide. The rule's id is in the reasons.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from sayso.lexicon.name_words import given_names, titles, words_of
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason
from sayso.resolve.bodyparts import body_parts, shortened
from sayso.resolve.likeness import compare_words
from sayso.resolve.nameparts import NameParts, person_parts
from sayso.resolve.pairing import Pairing, Places, pair_words
from sayso.resolve.scripts import is_disguised, skeleton
from sayso.resolve.slips import distance


class NameLevel(StrEnum):
    """How far two names are one name."""

    SAME = "same"  # one name but for case, accents, script, order, titles or legal form
    VARIANT = "variant"  # one name written by another custom: initials, transliteration, short forms, acronyms
    SIMILAR = "similar"  # one name if somebody slipped or left a part out: needs a second sign
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameComparison:
    """What comparing two names came to.

    ``weight`` (0 to 1) orders comparisons and is no probability; names at :data:`ONE_NAME` or above are taken for one
    name, those at :data:`SURE` or above may be joined by a rule that has a second sign. ``is_disguised``: one of them
    is made of letters that only look like the other's, and such names never join.
    """

    level: NameLevel
    weight: float
    reasons: tuple[Reason, ...]
    is_disguised: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether a rule that has a second sign may join the two: never for a slip, a part or letters in disguise."""
        return self.level in (NameLevel.SAME, NameLevel.VARIANT) and self.weight >= SURE


ONE_NAME = 0.5
SURE = 0.8
MOST_LETTERS = 200
"""What is longer is no name, and is not compared."""


@lru_cache(maxsize=65536)
def compare_names(left: str, right: str, type: EntityType | None = None) -> NameComparison:
    """Compare two names as written, of a thing of this type; None where it is not known.

    The order of the two makes no difference.
    """
    left, right = sorted((left, right))
    if max(len(left), len(right)) > MOST_LETTERS:
        return _told("name.too_long", 0.0, f"No name has more than {MOST_LETTERS} letters.")
    found = _compare(left, right, type)
    disguised = _is_disguise(left, right)
    if disguised and found.weight >= ONE_NAME:
        note = "A name holds characters that only look like the other's."
        return NameComparison(
            level=NameLevel.SIMILAR,
            weight=min(found.weight, 0.6),
            reasons=(Reason(rule="name.disguised", note=note), *found.reasons),
            is_disguised=True,
        )
    return found


def _is_disguise(left: str, right: str) -> bool:
    return is_disguised(left) != is_disguised(right) or (is_disguised(left) and left != right)


def _compare(one: str, other: str, type: EntityType | None) -> NameComparison:
    left, right = (skeleton(name) if is_disguised(name) else name for name in (one, other))
    if type is EntityType.PERSON:
        return compare_people(person_parts(left), person_parts(right))
    if type is None and not (body_parts(left).forms | body_parts(right).forms):
        people = compare_people(person_parts(left), person_parts(right))
        return min(people, _bodies(left, right), key=lambda c: c.weight)
    return _bodies(left, right)


def _bodies(left: str, right: str) -> NameComparison:
    return compare_bodies(body_parts(left), body_parts(right))


def compare_people(left: NameParts, right: NameParts) -> NameComparison:
    """Compare two names of people that were taken apart."""
    pairing = pair_words(left.words, right.words, _kind(left, right, "given"))
    if _genders(left) and _genders(right) and _genders(left).isdisjoint(_genders(right)):
        return _told("name.title", 0.2, "One has a man's title, the other a woman's.")
    if _are_of_two_generations(left, right):
        return _told("name.generation", 0.2, "One is the elder, the other the younger.")
    if pairing.left_over and pairing.right_over:
        found = _run_together(left, right) or _short_form(left, right, pairing) or _slip(left, right, pairing)
        return found or _conflict(left, right, pairing)
    if not pairing.whole:
        return _told("name.initials", 0.2, "Nothing but initials is alike.")
    if "initial" in pairing.kinds and not pairing.keeps_order:
        return _told("name.initials", 0.5 * pairing.weight, "An initial is alike in another place of the name only.")
    if _ends_in_initial(left, right, pairing):
        return _told("name.part", 0.65 * pairing.weight, "An initial stands in the place of a family name.")
    weight = pairing.weight * (0.8 if left.generation != right.generation else 1.0)
    if pairing.left_over:
        return _shorter(left, pairing.left_over, pairing, weight)
    if pairing.right_over:
        return _shorter(right, pairing.right_over, pairing, weight)
    if len(left.words) == 1 and left.loose != right.loose:
        return _told("name.single", 0.6 * weight, "Nothing but a single name and titles is there to compare.")
    return _complete(pairing, weight)


def _are_of_two_generations(left: NameParts, right: NameParts) -> bool:
    one, other = (parts.generation or ("i" if parts.words[-1:] == ("i",) else "") for parts in (left, right))
    return bool(one and other) and one != other


def _ends_in_initial(left: NameParts, right: NameParts, pairing: Pairing) -> bool:
    """Tell whether the last word of a name is an initial: a surname says more than a given name."""
    is_initial = 1 in {len(left.words[-1]), len(right.words[-1])} and "initial" in pairing.kinds
    return is_initial and len(pairing.whole) == 1 and left.words[0] == right.words[0]


def _genders(parts: NameParts) -> frozenset[str]:
    return frozenset(gender for word in parts.loose if (gender := titles().get(word, "")))


def _short_form(left: NameParts, right: NameParts, pairing: Pairing) -> NameComparison | None:
    """Tell of names that agree but for a given name of which one has the beginning or the end: "Femi" and "Olufemi"."""
    if len(pairing.left_over) != 1 or len(pairing.right_over) != 1 or not pairing.whole:
        return None
    here, there = pairing.left_over[0], pairing.right_over[0]
    if here == len(left.words) - 1 or there == len(right.words) - 1:
        return None
    short, long = sorted((left.words[here], right.words[there]), key=len)
    is_part = len(long) - 1 > len(short) >= _SHORT_FORM and (long.startswith(short) or long.endswith(short))
    if not is_part or {short, long} <= given_names():
        return None
    return _told("name.short_form", 0.62 * pairing.weight, f"“{short}” may be short for “{long}”.")


def _slip(left: NameParts, right: NameParts, pairing: Pairing) -> NameComparison | None:
    """Tell of long names that agree in all words but one, which may be a slip even where it is short."""
    if len(pairing.whole) < _LONG_NAME or len(pairing.left_over) != 1 or len(pairing.right_over) != 1:
        return None
    one, other = left.words[pairing.left_over[0]], right.words[pairing.right_over[0]]
    if distance(one, other, 2) > min(len(one), len(other), 4) // 2:
        return None
    return _told("name.slip", 0.62 * pairing.weight, f"They differ in “{one}” and “{other}” alone, as by a slip.")


def _shorter(longer: NameParts, over: Places, pairing: Pairing, weight: float) -> NameComparison:
    """Tell of two names of people of which one leaves words out: those between the first and the last are least missed.

    In many customs what stands before a name is one's own and what follows is one's father's.
    """
    told = ", ".join(f"“{longer.words[n]}”" for n in over)
    if len(pairing.pairs) == 1:
        return _told("name.part", 0.55 * weight, f"One name is a single word of the other; {told} is left out.")
    is_inner = 0 not in over and len(longer.words) - 1 not in over
    weight *= _DOUBLY_LOOSE if any(pair.likeness.score < _FAR_OFF for pair in pairing.whole) else 1.0
    base = (0.9 if is_inner else 0.7) - 0.05 * len(over) - (0.0 if pairing.keeps_order else 0.1)
    rule = "name.middle" if is_inner else "name.shorter"
    return _told(rule, base * weight, f"One name leaves out {told}.")


def compare_bodies(left: NameParts, right: NameParts) -> NameComparison:
    """Compare two names of bodies or places that were taken apart."""
    pairing = pair_words(left.words, right.words, _kind(left, right, "word"))
    if _is_acronym(left, right) or _is_acronym(right, left):
        return _told("name.acronym", 0.7, "One name is made of the first letters of the other.")
    if pairing.left_over or pairing.right_over:
        found = _run_together(left, right) or _shortened(left, right) or _branch(left, right, pairing)
        return found or _conflict(left, right, pairing)
    weight = pairing.weight * (1.0 if pairing.keeps_order else 0.95)
    if left.forms and right.forms and left.forms.isdisjoint(right.forms):
        return _told("name.form", 0.45 * weight, "Their legal forms are not the same.")
    loose = set(left.loose) ^ set(right.loose)
    if set(left.loose) - set(right.loose) and set(right.loose) - set(left.loose):
        weight *= 0.9
    return _complete(pairing, weight * (0.98 if loose else 1.0))


def _shortened(left: NameParts, right: NameParts) -> NameComparison | None:
    """Tell of names of which one has first letters in place of some words: "UN Office", "United Nations Office"."""
    one, other = shortened(left, frozenset(right.inner)), shortened(right, frozenset(left.inner))
    if (one, other) == (left.inner, right.inner):
        return None
    small = words_of("generic")
    pairing = pair_words([w for w in one if w not in small], [w for w in other if w not in small], "word")
    if pairing.left_over or pairing.right_over:
        return None
    return _told("name.acronym", 0.85 * pairing.weight, "First letters stand for some of the words.")


def _branch(left: NameParts, right: NameParts, pairing: Pairing) -> NameComparison | None:
    """Tell of two names of which one only adds a continent or the like to a name that is the other's own.

    What adds a country is a body of its own, as a rule.
    """
    over = [*(left.words[n] for n in pairing.left_over), *(right.words[n] for n in pairing.right_over)]
    is_one_sided = not (pairing.left_over and pairing.right_over)
    has_own = any(left.words[n] not in words_of("word") for pair in pairing.pairs for n in pair.left)
    if not (is_one_sided and has_own and words_of("ground").issuperset(over)):
        return None
    told = ", ".join(f"“{word}”" for word in over)
    return _told("name.branch", 0.58 * pairing.weight, f"One name adds {told}: it may be a branch of the other's.")


def _kind(left: NameParts, right: NameParts, kind: str) -> str:
    return kind if left.has_vowels == right.has_vowels else "consonants"


def _run_together(left: NameParts, right: NameParts) -> NameComparison | None:
    """Tell of names of which one writes together what the other writes apart."""
    alike = {"equal"} if len(left.inner) == len(right.inner) else {"equal", "spelling"}
    if compare_words("".join(left.inner), "".join(right.inner), "word").kind not in alike:
        return None
    return _told("name.joined", 0.93, "One name writes together what the other writes apart.")


def _is_acronym(short: NameParts, long: NameParts) -> bool:
    return short.is_acronym and short.words[0] in long.letters


def _conflict(left: NameParts, right: NameParts, pairing: Pairing) -> NameComparison:
    more = max(len(pairing.left_over), len(pairing.right_over))
    over = [*(left.words[n] for n in pairing.left_over), *(right.words[n] for n in pairing.right_over)]
    told = ", ".join(f"“{word}”" for word in over)
    share = len(pairing.pairs) / (len(pairing.pairs) + more)
    return _told("name.other", 0.45 * share * pairing.weight, f"They differ in {told}.")


_TELLING = (
    ("consonants", "name.consonants", "Only consonants are compared: one script writes no vowels."),
    ("typo", "name.typo", "Letters differ as in a slip of the pen."),
    ("vowels", "name.vowels", "A short word is spelled with other vowels."),
    ("joined", "name.joined", "One name writes together what the other writes apart."),
    ("initial", "name.initial", "An initial stands for a name."),
    ("form", "name.form_of", "Forms of one name stand for each other."),
    ("spelling", "name.spelling", "The same sounds are spelled by another custom."),
)


def _complete(pairing: Pairing, weight: float) -> NameComparison:
    """Tell of two names of which nothing is left over, by the loosest likeness in them."""
    for kind, rule, note in _TELLING:
        if kind in pairing.kinds:
            return _told(rule, weight, note)
    if not pairing.keeps_order:
        return _told("name.order", 0.95 * weight, "The same words stand in another order.")
    return _told("name.equal", weight, "The names are the same, word by word.")


def _told(rule: str, weight: float, note: str) -> NameComparison:
    return NameComparison(level=_level(rule, weight), weight=round(weight, 4), reasons=(Reason(rule=rule, note=note),))


def _level(rule: str, weight: float) -> NameLevel:
    if weight < ONE_NAME:
        return NameLevel.DIFFERENT
    if rule == "name.equal" and weight >= SURE:
        return NameLevel.SAME
    return NameLevel.SIMILAR if rule in _LOOSE or weight < _VARIANT else NameLevel.VARIANT


_LOOSE = frozenset(
    {
        "name.typo",
        "name.slip",
        "name.short_form",
        "name.vowels",
        "name.consonants",
        "name.part",
        "name.single",
        "name.shorter",
    }
)
_VARIANT = 0.6
_LONG_NAME = 3
_SHORT_FORM = 4
_DOUBLY_LOOSE = 0.6
_FAR_OFF = 0.79
"""Below this a word holds several slips: then no other may be missing as well."""
