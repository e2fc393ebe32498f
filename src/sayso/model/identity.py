"""Who is who across reports: names in one report, what speaks for and against two being one, and entities with doubt.

Names are not persons. An :class:`Appearance` is what one report's mentions were taken to be; appearances become one
:class:`Entity` only by judgement, and what is merely likely is kept as a :class:`Proposal` and shown as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.mentions import EntityType
from sayso.model.spans import Reason, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """A name as a report writes it, and where it does so first: an alias has its own source."""

    name: str
    document: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """What the mentions of one report were taken to be: the smallest thing that can be judged.

    ``id`` (``app-``) is made of the document, the folded full name, and which of its namesakes in the document it is in
    order of the text, so that another extractor which finds the same name gives the same id. ``entity`` is the
    :class:`~sayso.model.mentions.DocumentEntity` of the analysis it was taken from. ``uses`` are all its names, the
    full one first. What follows is what signals compare, folded and sorted: ``posts`` are titles and roles that the
    report gives it, ``bodies`` the bodies of those posts, ``companions`` the other names of the report, ``places`` the
    places named there. ``published`` is the report's day (EDTF), and ``dates`` are those of its own claims.
    """

    id: str
    document: str
    entity: str
    type: EntityType
    name: str
    uses: tuple[NameUse, ...]
    posts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    """ISO 3166 alpha-2 of what the report ties it to, where the words leave no doubt."""
    dates: tuple[str, ...] = ()
    published: str | None = None
    is_media: bool = False
    government_of: str | None = None
    shares_name: bool = False
    """Whether the report says that somebody else bears this name."""


class Sameness(StrEnum):
    """How far two appearances are one, as a reader is told it."""

    SAME = "same"  # judged so: by a person, or by a rule that needs the name and a second attribute
    PROBABLE = "probable"  # "probably the same": until somebody judges
    POSSIBLE = "possible"  # worth a question, never shown as a hit
    DIFFERENT = "different"  # judged so, or excluded by what the reports say


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the machine holds of two appearances (or of an appearance and a record of a list, a place, a government).

    ``left`` and ``right`` are ids, ``left`` < ``right``. ``reasons`` name every signal that spoke, for and against, one
    line each; a rule id begins with ``same.`` or ``differs.``. ``weight`` orders the questions to people and is never
    shown as a probability.
    """

    left: str
    right: str
    level: Sameness
    reasons: tuple[Reason, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """What appearances were judged to be. ``id`` (``who-``) is a pure function of the judgements that stand.

    ``members`` are ids of appearances, sorted. ``uses`` are its names with their sources. ``probable`` are ids of other
    entities that are probably the same; nothing of theirs is mixed in, a reader is told.
    """

    id: str
    type: EntityType
    name: str
    members: tuple[str, ...]
    uses: tuple[NameUse, ...]
    probable: tuple[str, ...] = ()
    records: tuple[str, ...] = ()
    """Records of users' reference lists that were judged to be about it."""
    places: tuple[str, ...] = ()
    """Places (``geo-`` and the GeoNames number) and governments (``gov-`` and the country) that it was judged to be."""
