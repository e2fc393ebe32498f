"""Whom the reports name who may be an entry of a user's list: pairs with what speaks for and against each.

A match is a question to people and nothing more. No rule ever makes a name an entry; a name alone makes no match that
is shown, however rare it is (TRADECRAFT, section 8, rule 13): that needs a second attribute and nothing against it.
What a list says of an entry is never said of anybody who is tied to whoever may be it (section 5).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from sayso.lexicon.name_words import forms_of, titles
from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.judgements import ListRecord
from sayso.model.mentions import EntityType
from sayso.model.spans import Reason
from sayso.resolve.bodyparts import body_parts
from sayso.resolve.compare import SURE, NameComparison, NameLevel, compare_names
from sayso.resolve.nameparts import person_parts
from sayso.resolve.sounds import sound_of
from sayso.resolve.words import content_stems, fold

COMMON = 40
"""A word that more entries than this have in their names finds none by itself."""
_POSTS = frozenset("position positions role roles function functions title post occupation job office".split())
"""What lists call the column of somebody's posts."""
_LEAST_BODY = 5
_BODIES = frozenset({EntityType.ORG, EntityType.FAC})


class Bearing(StrEnum):
    """What a signal does."""

    ATTRIBUTE = "attribute"  # a second sign beside the name
    HINT = "hint"  # speaks for it, too weakly for that
    AGAINST = "against"


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a report beside an entry of a list, and the closest of their names; ``namesakes`` bear the same."""

    appearance: Appearance
    record: ListRecord
    written: str
    listed: str
    names: NameComparison
    namesakes: int = 0


@dataclass(frozen=True, slots=True)
class Signal:
    """One question to a match; the test returns a sentence, or nothing where the answer is no."""

    rule: str
    bearing: Bearing
    weight: float
    test: Callable[[Match], str]


def match_records(appearances: Sequence[Appearance], records: Sequence[ListRecord]) -> tuple[Proposal, ...]:
    """Return what may be an entry of a list, by ids; ``probable`` with a second attribute, ``possible`` by name alone.

    The order given does not matter. Nothing is ever ``same``.
    """
    index = _Index(records)
    found = (_judge(match) for appearance in appearances for match in index.matches(appearance))
    return tuple(sorted((p for p in found if p is not None), key=lambda p: (p.left, p.right)))


class _Index:
    """The entries of lists by the sounds of the words of their names."""

    def __init__(self, records: Iterable[ListRecord]) -> None:
        self.records = {record.id: record for record in sorted(records, key=lambda r: (r.list, r.id))}
        self.by_key: dict[str, set[str]] = defaultdict(set)
        self.bearers: Counter[str] = Counter()
        for record in self.records.values():
            for key in {key for name in _names(record) for key in _keys(name, record.type)}:
                self.by_key[key].add(record.id)
            self.bearers.update({fold(name) for name in _names(record)})

    def matches(self, appearance: Appearance) -> Iterator[Match]:
        """Yield the entries whose names are like one of an appearance's."""
        shared: Counter[str] = Counter()
        rare: set[str] = set()
        for key in {k for use in _written(appearance) for k in _keys(use, appearance.type.value)}:
            bearers = self.by_key.get(key, set())
            shared.update(bearers)
            rare |= bearers if len(bearers) <= COMMON else set()
        for id_ in sorted(rare | {id_ for id_, count in shared.items() if count > 1}):
            match = self._closest(appearance, self.records[id_])
            if match is not None:
                yield match

    def _closest(self, appearance: Appearance, record: ListRecord) -> Match | None:
        if not _fits(appearance.type, record.type):
            return None
        pairs = [
            (compare_names(use, name, appearance.type), use, name)
            for use in _written(appearance)
            for name in _names(record)
        ]
        names, use, name = min(pairs, key=lambda p: (-p[0].weight, p[1], p[2]))
        if names.level is NameLevel.DIFFERENT:
            return None
        return Match(appearance, record, use, name, names, self.bearers[fold(name)] - 1)


def _names(record: ListRecord) -> tuple[str, ...]:
    return tuple(dict.fromkeys((record.name, *record.aliases)))


def _written(appearance: Appearance) -> tuple[str, ...]:
    """The names by which a report calls somebody: the full one, and others of more than one word or all capitals."""
    others = (use.name for use in appearance.uses if " " in use.name or use.name.isupper())
    return tuple(dict.fromkeys((appearance.name, *others)))


def _keys(name: str, type: str) -> Iterator[str]:
    is_person = type != EntityType.ORG.value
    for word in (person_parts(name) if is_person else body_parts(name)).words:
        yield sound_of(word)
        yield from forms_of("given").get(word, ()) if is_person else ()


def _fits(type: EntityType, listed: str) -> bool:
    if not listed:
        return type is EntityType.PERSON or type in _BODIES
    return type is EntityType.PERSON if listed == EntityType.PERSON.value else type in _BODIES


def _judge(match: Match) -> Proposal | None:
    said = [(signal, note) for signal in SIGNALS if (note := signal.test(match))]
    bearings = {signal.bearing for signal, _ in said}
    level = _level(match, bearings)
    if level is None:
        return None
    name = Reason(rule=f"same.{match.names.level.value}", note=_name_note(match))
    return Proposal(
        left=match.appearance.id,
        right=match.record.id,
        level=level,
        reasons=(name, *(Reason(rule=signal.rule, note=note) for signal, note in said)),
        weight=round(match.names.weight + sum(signal.weight for signal, _ in said), 3),
    )


def _level(match: Match, bearings: set[Bearing]) -> Sameness | None:
    is_close = match.names.level is not NameLevel.SIMILAR
    if Bearing.ATTRIBUTE in bearings:
        return Sameness.PROBABLE if is_close and Bearing.AGAINST not in bearings else Sameness.POSSIBLE
    return Sameness.POSSIBLE if is_close and match.names.weight >= SURE else None


def _name_note(match: Match) -> str:
    if match.written == match.listed:
        return f"Both have the name “{match.written}”."
    told = " ".join(reason.note for reason in match.names.reasons)
    return f"“{match.written}” and “{match.listed}” may be one name. {told}"


def _alias(match: Match) -> str:
    """The report has two names of the entry that are not one name written twice."""
    for use in _written(match.appearance):
        for name in _names(match.record):
            if compare_names(use, name, match.appearance.type).level is NameLevel.SAME:
                far = compare_names(use, match.written, match.appearance.type).level is NameLevel.DIFFERENT
                if far and match.names.level is NameLevel.SAME:
                    return f"The report also has “{use}”, and so has the list."
    return ""


def _post(match: Match) -> str:
    """A post that has a word of its own: that both are directors says little."""
    shared = _shared_posts(match, own=True)
    return f"The report calls them “{shared[0]}”, and the list has a post like it." if shared else ""


def _work(match: Match) -> str:
    shared = _shared_posts(match, own=False)
    return f"Both are called “{shared[0]}”, as others are." if shared and not _post(match) else ""


def _shared_posts(match: Match, *, own: bool) -> list[str]:
    listed = {stem for key, text in match.record.said if key.casefold() in _POSTS for stem in content_stems(text)}
    listed -= _common_posts() if own else frozenset()
    return sorted(post for post in match.appearance.posts if listed & set(content_stems(post)))


@cache
def _common_posts() -> frozenset[str]:
    return frozenset(stem for title in titles() for stem in content_stems(title))


def _body(match: Match) -> str:
    said = [f" {fold(text)} " for _, text in match.record.said]
    shared = [b for b in match.appearance.bodies if len(b) >= _LEAST_BODY and any(f" {b} " in text for text in said)]
    return f"Both have “{shared[0]}”." if shared else ""


def _country_of_body(match: Match) -> str:
    return _country(match) if match.appearance.type is not EntityType.PERSON else ""


def _country_of_person(match: Match) -> str:
    return _country(match) if match.appearance.type is EntityType.PERSON else ""


def _country(match: Match) -> str:
    shared = sorted(set(match.appearance.countries) & set(match.record.countries))
    return f"Both are tied to {shared[0]}." if shared else ""


def _other_country(match: Match) -> str:
    ours, theirs = match.appearance.countries, match.record.countries
    if not ours or not theirs or set(ours) & set(theirs):
        return ""
    return f"The report ties them to {ours[0]}, the list to {theirs[0]}."


def _before(match: Match) -> str:
    """A report that is older than the entry, or tells of what was before."""
    born = min((date[:4] for date in match.record.dates), default="")
    told = min(
        (d[:4] for d in (match.appearance.published, *match.appearance.dates) if d and d[:4].isdigit()), default=""
    )
    return f"The report tells of {told}, the list has {born}." if born.isdigit() and told and told < born else ""


def _namesakes(match: Match) -> str:
    return f"The list has {match.namesakes + 1} entries of that name." if match.namesakes > 0 else ""


def _shared_name(match: Match) -> str:
    return "The report says that two people bear the name." if match.appearance.shares_name else ""


def _single_word(match: Match) -> str:
    is_short = match.appearance.type is EntityType.PERSON and " " not in match.written.strip()
    return "The report has a single name, which many bear." if is_short else ""


def _disguised(match: Match) -> str:
    return "Letters in one of the names only look like those of the other." if match.names.is_disguised else ""


SIGNALS = (
    Signal("same.alias", Bearing.ATTRIBUTE, 1.5, _alias),
    Signal("same.post", Bearing.ATTRIBUTE, 1.5, _post),
    Signal("same.body", Bearing.ATTRIBUTE, 2.0, _body),
    Signal("same.country", Bearing.ATTRIBUTE, 1.0, _country_of_body),
    Signal("same.country_of_person", Bearing.HINT, 0.5, _country_of_person),
    Signal("same.work", Bearing.HINT, 0.3, _work),
    Signal("differs.countries", Bearing.AGAINST, -1.0, _other_country),
    Signal("differs.years", Bearing.AGAINST, -1.5, _before),
    Signal("differs.namesakes", Bearing.AGAINST, -1.0, _namesakes),
    Signal("differs.shared_name", Bearing.AGAINST, -1.0, _shared_name),
    Signal("differs.single_name", Bearing.AGAINST, -1.0, _single_word),
    Signal("differs.letters", Bearing.AGAINST, -2.0, _disguised),
)
