"""Words that pick out an actor or a place, and words that attribute, hedge or deny."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model.spans import Reason, Span


class EntityType(StrEnum):
    """OntoNotes' types, and two of sayso's own for the unnamed ends of ties."""

    PERSON = "PERSON"
    ORG = "ORG"  # also a government that acts: "Islamabad has not commented"
    GPE = "GPE"  # a country, state or city as a place
    LOC = "LOC"
    FAC = "FAC"
    GROUP = "GROUP"  # unnamed: "militant groups operating from the valley"
    EVENT = "EVENT"  # what "the meeting" refers to


NAMED_TYPES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC})


class MentionLevel(StrEnum):
    """ACE's levels."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that pick out an actor or a place. ``entity`` is the id of a :class:`DocumentEntity`, once resolved."""

    span: Span
    text: str
    level: MentionLevel
    type: EntityType
    entity: str | None = None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntity:
    """What the mentions of one document were taken to be. Not yet a person: names are not persons.

    ``name`` is the longest name as written (for a government: "Government of X"); ``aliases`` are its other names in
    the text, in order of appearance. ``mentions`` are the spans of its names, ``references`` those of nominals and
    pronouns. ``government_of`` names the capital or country whose government is meant.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    references: tuple[Span, ...] = ()
    is_media: bool = False
    government_of: str | None = None
    reasons: tuple[Reason, ...] = ()


class CueKind(StrEnum):
    """What a cue does to what it governs (TRADECRAFT, section 6.1)."""

    ATTRIBUTION = "attribution"
    ATTRIBUTION_FACTIVE = "attribution_factive"
    HEARSAY_ADVERB = "hearsay_adverb"
    HEARSAY_PASSIVE = "hearsay_passive"
    PERCEPTION_PASSIVE = "perception_passive"
    REPUTATION = "reputation"
    EPISTEMIC_HEDGE = "epistemic_hedge"
    MODAL = "modal"
    EVIDENTIAL = "evidential"
    FACTIVE = "factive"
    NEGATION = "negation"
    DENIAL = "denial"
    NO_COMMENT = "no_comment"
    EXPECTATION = "expectation"
    CONDITIONAL = "conditional"
    BOUND = "bound"
    CONTRAST = "contrast"
    PROVENANCE = "provenance"
    FUTURE = "future"
    DIRECTIVE = "directive"
    COMMISSIVE = "commissive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that attribute, hedge or deny; ``entry`` is the id of the lexicon entry that found them."""

    span: Span
    text: str
    kind: CueKind
    entry: str


class PlacePrecision(StrEnum):
    """How finely the words place something (TRADECRAFT, section 4)."""

    EXACT_SITE = "exact_site"
    NAMED_TOWN = "named_town"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    REGION = "region"
    DISPUTED_REGION = "disputed_region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place as written: sayso never renames a place silently.

    ``name`` is a neutral label where the table has one, else the words; ``note`` says who administers and who claims
    disputed ground. ``reasons`` say why the words were taken for the place, or why none was told.
    """

    text: str
    span: Span
    name: str
    precision: PlacePrecision
    entity: str | None = None
    note: str | None = None
    country: str | None = None
    """ISO 3166 alpha-2, where the table is sure; never for disputed ground."""
    geonames: int | None = None
    """GeoNames number of the place, where the words and the report leave no doubt; of a site, that of the town or
    division in its name. It names a place, not a point, and says nothing of whose ground it is."""
    reasons: tuple[Reason, ...] = ()
