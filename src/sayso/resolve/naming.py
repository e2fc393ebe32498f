"""How two bundles are named alike: the same name, one that a report gives beside the other, a spelling, a part."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.mentions import EntityType
from sayso.resolve.candidates import Bundle, Kind
from sayso.resolve.compare import NameComparison, NameLevel, compare_names


class Naming(StrEnum):
    """The closest way in which two names are alike, from the closest on."""

    FULL = "full"
    ALIAS = "alias"
    VARIANT = "variant"
    PART = "part"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike, in a sentence, and whether letters that only look alike stand in them."""

    naming: Naming
    note: str
    disguised: bool = False


_TYPES = {Kind.PERSON: EntityType.PERSON, Kind.BODY: EntityType.ORG}


def likeness_of(left: Bundle, right: Bundle) -> Likeness | None:
    """Return how the names of two bundles are alike, ``None`` where they are not."""
    one, other = _written(left), _written(right)
    if left.name == right.name:
        return Likeness(Naming.FULL, f"“{one}” is the name in both.")
    found = compare_names(one, other, _TYPES.get(left.kind))
    if found.is_disguised:
        return Likeness(Naming.SIMILAR, f"“{one}” and “{other}” look alike.", disguised=True)
    bound = _bound(left, right)
    if bound is not None:
        return bound
    naming = _naming(left, right, found)
    said = " ".join(reason.note for reason in found.reasons)
    return Likeness(naming, f"“{one}” and “{other}” may be one name. {said}".strip()) if naming is not None else None


def _written(bundle: Bundle) -> str:
    return min(member.name for member in bundle.members)


def _bound(left: Bundle, right: Bundle) -> Likeness | None:
    """A name that a report gives beside the other; a person's first or last name alone is a part of the name."""
    for long, short in ((left, right), (right, left)):
        if short.name in long.others:
            is_part = short.kind is Kind.PERSON and " " not in short.name
            note = f"A report calls “{_written(long)}” also “{_written(short)}”."
            return Likeness(Naming.PART if is_part else Naming.ALIAS, note)
    return None


def _naming(left: Bundle, right: Bundle, found: NameComparison) -> Naming | None:
    if found.level is NameLevel.SAME:
        return Naming.FULL if _is_longer(left.name, right.name) or _is_longer(right.name, left.name) else Naming.VARIANT
    if found.level is NameLevel.VARIANT:
        return Naming.VARIANT
    if _is_part(left, right) or _is_part(right, left):
        return Naming.PART
    return Naming.SIMILAR if found.level is NameLevel.SIMILAR else None


def _is_longer(long: str, short: str) -> bool:
    """Tell whether one name is the other with more words, in the same order: a title, a legal form."""
    words = iter(long.split())
    return all(word in words for word in short.split())


def _is_part(long: Bundle, short: Bundle) -> bool:
    """A single word of a person's name, or what a body's name begins or ends with."""
    whole, part = long.name.split(), short.name.split()
    if long.kind is Kind.PERSON:
        return len(part) == 1 < len(whole) and part[0] in (whole[0], whole[-1])
    return len(part) < len(whole) and part in (whole[: len(part)], whole[-len(part) :])
