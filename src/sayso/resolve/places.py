"""Which place or government a report's name is: rulings that rules make of one report, each with its reason.

A name that the report's words tie to one place of the gazetteer is that place (``geo-`` and its GeoNames number), and
all names of one disputed ground without a number are that ground (``geo-`` and the id of its entry), whichever side an
outlet's name takes. A capital or country that acts is its government (``gov-`` and the country's ISO 3166 code): that
"Islamabad" is a government in one sentence and a city in the next was decided where the sentence was read, and is kept
here as a judgement like any other, so that people can overrule it. So two reports' governments of one country are one,
and two reports' towns of one name only where both are known to be the same town.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.lexicon.places import country_name, country_of, demonym, dispute_of
from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance
from sayso.model.judgements import Anchor, Judgement, Verdict
from sayso.model.mentions import DocumentEntity, EntityType, Toponym
from sayso.model.spans import Reason
from sayso.resolve.appearances import find_appearances

UNION = "European Union"
_UNION_CODE = "EU"
_GROUND = frozenset({EntityType.GPE, EntityType.LOC})
_OF = re.compile(r"(?:the )?(?:federal |central |national )?government of (?:the )?(?P<country>.+)", re.IGNORECASE)
_ADJECTIVE = re.compile(
    r"(?:the )?(?P<people>[\w.’'-]+(?: [\w.’'-]+)?) (?:federal |central )?government", re.IGNORECASE
)


def judge_places(analyses: Iterable[Analysis]) -> tuple[Judgement, ...]:
    """Return what rules judge of the places and governments that reports name, sorted: each from its report alone."""
    made = [judgement for analysis in analyses for judgement in _judge(analysis)]
    return tuple(sorted(made, key=lambda judgement: (judgement.left, judgement.right)))


def _judge(analysis: Analysis) -> Iterator[Judgement]:
    entities = {entity.id: entity for entity in analysis.entities}
    toponyms = _by_entity(analysis.toponyms)
    for appearance in find_appearances(analysis):
        entity = entities[appearance.entity]
        code = _government(appearance)
        if code is not None:
            yield _is(appearance, f"gov-{code}", _why_government(entity, code))
        elif appearance.type in _GROUND:
            yield from _place(appearance, toponyms.get(entity.id, ()))


def _place(appearance: Appearance, toponyms: Sequence[Toponym]) -> Iterator[Judgement]:
    """Yield the place of a name whose uses were all taken for one; a name of two places in one report is neither."""
    told = {toponym: place for toponym in toponyms if (place := _id_of(toponym)) is not None}
    if len(set(told.values())) == 1:
        reasons = dict.fromkeys(reason for toponym in told for reason in toponym.reasons)
        yield _is(appearance, next(iter(told.values())), tuple(reasons)[:1])


def _id_of(toponym: Toponym) -> str | None:
    """Return the id of a place: by its number, else by the entry of disputed ground that all its names mean."""
    if toponym.geonames is not None:
        return f"geo-{toponym.geonames}"
    dispute = dispute_of(toponym.text)
    return f"geo-{dispute.id}" if dispute is not None and dispute.label is not None else None


def _government(appearance: Appearance) -> str | None:
    """Return the code of the country (or union) whose government a name is, if it is one."""
    if appearance.government_of is not None:
        is_seat = not appearance.name.casefold().startswith("government of") and appearance.name != UNION
        return None if is_seat else _code(appearance.government_of)
    if appearance.type is not EntityType.ORG:
        return None
    of, adjective = _OF.fullmatch(appearance.name), _ADJECTIVE.fullmatch(appearance.name)
    if of is not None:
        return country_of(of["country"])
    return (demonym(adjective["people"]) or country_of(adjective["people"])) if adjective is not None else None


def _code(name: str) -> str | None:
    return _UNION_CODE if name == UNION else country_of(name)


def _why_government(entity: DocumentEntity, code: str) -> tuple[Reason, ...]:
    """Return the reasons for which a place was read as its government; a government named as one is its own reason."""
    found = tuple(reason for reason in entity.reasons if reason.rule.startswith("metonymy."))
    name = UNION if code == _UNION_CODE else country_name(code)
    span = min(entity.mentions, default=None)
    return found or (
        Reason(rule="government.named", note=f"{entity.name}: the government of {name} by name", span=span),
    )


def _is(appearance: Appearance, other: str, reasons: tuple[Reason, ...]) -> Judgement:
    first = appearance.uses[:1]
    return Judgement(
        left=appearance.id,
        right=other,
        verdict=Verdict.POSITIVE,
        anchors=tuple(Anchor(document=use.document, span=use.span, quote=use.name) for use in first),
        machine=True,
        reasons=reasons,
    )


def _by_entity(toponyms: Iterable[Toponym]) -> Mapping[str, tuple[Toponym, ...]]:
    found: dict[str, list[Toponym]] = defaultdict(list)
    for toponym in toponyms:
        if toponym.entity is not None:
            found[toponym.entity].append(toponym)
    return {entity: tuple(there) for entity, there in found.items()}
