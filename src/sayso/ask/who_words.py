"""Names, entities, and what was decided about them, in words: each name with its report, for a name is no person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.ask.lists import record_line
from sayso.ask.review_words import is_on_story, story_ruling_line
from sayso.ask.who import WhoIsWho
from sayso.lexicon.known_places import describe_place
from sayso.lexicon.places import countries
from sayso.model.identity import Entity
from sayso.model.judgements import Change, Judgement, Verdict
from sayso.resolve.binding import sides
from sayso.resolve.rulings import Link

GOVERNMENT = "gov-"
PLACE = "geo-"
MOST_DOUBTS = 5
"""So many of those whom an entity probably is as well are told one by one."""

_RULED = {
    Verdict.POSITIVE: "{} is the same as {}",
    Verdict.NEGATIVE: "{} is not the same as {}",
    Verdict.UNSURE: "whether {} is the same as {} cannot be told",
    Verdict.NONE: "nothing is said of {} and {}",
}


def name_line(who: WhoIsWho, id_: str) -> str:
    """Return an appearance as its name and its report, an entry as a record of its list; other ids as they are."""
    known = who.by_id.get(id_)
    if id_.startswith(GOVERNMENT):
        country = countries().get(id_.removeprefix(GOVERNMENT))
        return f"the government of {country.names[0]} ({id_})" if country is not None else id_
    if id_.startswith(PLACE):
        words = describe_place(id_.removeprefix(PLACE))
        return f"{words} ({id_})" if words is not None else id_
    if known is None and id_ in who.listed:
        return f"{id_}, {record_line(who.listed[id_])}"
    if known is None and id_ in who.wrote:
        return who.wrote[id_]
    if known is None:
        return who.reports[id_].short if id_ in who.reports else id_
    report = who.reports.get(known.document)
    return f"“{known.name}” in {report.short if report is not None else known.document}"


def ruling_line(who: WhoIsWho, judgement: Judgement) -> str:
    """Return a judgement as a sentence without its stop. What no reading has any more is named by the words of then."""
    if is_on_story(judgement):
        return story_ruling_line(judgement, who.reports)
    ends = []
    for id_, anchor in zip((judgement.left, judgement.right), sides(judgement), strict=True):
        if id_ in who.by_id or anchor is None:
            ends.append(name_line(who, id_))
        else:
            report = who.reports.get(anchor.document)
            ends.append(f"“{anchor.quote}” in {report.short if report is not None else anchor.document}")
    return _RULED[judgement.verdict].format(*ends)


def entity_lines(who: WhoIsWho, entity: Entity) -> Iterable[str]:
    """Yield an entity: its id and name, then where it is named, and whom it probably is as well."""
    yield f"{entity.id}  “{entity.name}”"
    yield from (f"  {name_line(who, member)}  {member}" for member in entity.members)
    yield from _doubt_line(who, entity)
    yield from known_lines(who, entity)


def _doubt_line(who: WhoIsWho, entity: Entity) -> Iterator[str]:
    """Yield whom an entity probably is as well, in one line: a name in ten reports would fill a page otherwise."""
    others = [who.identities.entity(id_) for id_ in entity.probable[:MOST_DOUBTS]]
    told = [f"{name_line(who, other.members[0])} ({other.id})" for other in others if other is not None]
    more = len(entity.probable) - MOST_DOUBTS
    if more > 0:
        told.append(f"{more} more")
    if told:
        yield f"  probably the same, until somebody judges: {'; '.join(told)}"


def known_lines(who: WhoIsWho, entity: Entity) -> Iterator[str]:
    """Yield the places, governments and entries of lists that an entity is, and who or what said so."""
    known = {*entity.places, *entity.records}
    told: dict[str, Link] = {}
    for link in who.links.get(entity.id, ()):
        for id_ in known & {link.left, link.right}:
            if id_ not in told or (told[id_].change is None and link.change is not None):
                told[id_] = link
    for id_, link in sorted(told.items()):
        why = "".join(f" ({reason.note or reason.rule})" for reason in link.reasons[:1])
        by = f"judged by {change_line(link.change)} to be" if link.change is not None else "by a rule"
        yield f"  {by} {name_line(who, id_)}{why}"


def change_line(change: Change) -> str:
    """Return who changed what, when, in one line."""
    return f"change {change.number} ({change.action}, {change.at[:10]}{f', {change.by}' if change.by else ''})"


def sentence(words: str) -> str:
    """Return words with a capital at their beginning; the rest, names among them, as it is."""
    return words[:1].upper() + words[1:]
