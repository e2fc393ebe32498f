"""What the rows of one story are made of, and what is looked up in it again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sayso.ask.answers import ReportedClaim, ReportName
from sayso.ask.collection_claims import reported_claims
from sayso.ask.decency import Names, People, make_veil
from sayso.ask.index_answers import Origins
from sayso.ask.lookup import Lookup
from sayso.ask.packing import pack, words_in
from sayso.ask.story_answers import PropositionAnswer, StoryAnswer
from sayso.ask.story_words import CONTEST_WORDS, LIFECYCLE_WORDS, SUPPORT_WORDS
from sayso.ask.veil import Veil
from sayso.model.analysis import Analysis
from sayso.model.documents import Document
from sayso.model.identity import Appearance
from sayso.model.judgements import Review
from sayso.model.mentions import EntityType
from sayso.model.provenance import Corroboration, IndependenceState
from sayso.store import first_day

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """Who a name of a report is in the collection, of which type, and what it is in the report alone."""

    who: str
    type: EntityType
    appearance: Appearance


@dataclass(frozen=True)
class StoryMaterial:
    """One story, as its rows are made of it: the same material, the same rows.

    ``analyses`` are its reports as they were read (with what was put and answered), by publication; ``answer`` is the
    story as it is told with what people decided, and ``reviews`` are the decisions on claims that stand, by report.
    ``known`` says who an entity of a report is in the collection, ``row`` under which number the store keeps a claim.
    """

    analyses: tuple[Analysis, ...]
    answer: StoryAnswer
    known: Callable[[str, str | None], Known | None]
    row: Callable[[str, str], int]
    reviews: Mapping[str, Sequence[Review]]

    @property
    def story(self) -> str:
        """The story's first report (id)."""
        return self.analyses[0].document.id

    @cached_property
    def reports(self) -> tuple[ReportMaterial, ...]:
        """Its reports."""
        as_told = {held.id: held.analysis for held in self.answer.story.reports}
        return tuple(ReportMaterial(self, analysis, as_told[analysis.document.id]) for analysis in self.analyses)

    @cached_property
    def veils(self) -> tuple[Veil, Veil]:
        """What hides names of all its reports: from the public, and from whoever asked for names."""
        people = [People.of(analysis) for analysis in self.analyses]
        public, asked = (make_veil([people], names) for names in (Names.OF_THE_PUBLIC, Names.OF_ALL))
        return public, asked

    @cached_property
    def propositions(self) -> Mapping[tuple[str, str], tuple[PropositionAnswer, ...]]:
        """What a claim (report, id) is part of, as what it says or what it denies."""
        found: dict[tuple[str, str], list[PropositionAnswer]] = {}
        for answer in self.answer.propositions:
            for ref in answer.refs:
                found.setdefault((ref.report, ref.claim), []).append(answer)
        return {key: tuple(answers) for key, answers in found.items()}

    @cached_property
    def taken_back(self) -> frozenset[str]:
        """The reports that were taken back as a whole, by another report or by hand."""
        whole = (a for a in self.answer.story.amendments if not a.withdrawn and not a.replacement)
        return frozenset(amendment.amended for amendment in whole)


class ReportMaterial:
    """One report of a story: as it was read, and as people have it."""

    def __init__(self, story: StoryMaterial, read: Analysis, analysis: Analysis) -> None:
        self.story = story
        self.read, self.analysis = read, analysis
        self.reviews = tuple(story.reviews.get(analysis.document.id, ()))
        self.document: Document = analysis.document
        self.id = analysis.document.id
        self.name = ReportName.of(analysis.document)
        self.lookup = Lookup(self.analysis)
        self.day = first_day(analysis.document.published.value) or ""
        self.outlet = analysis.document.publisher.value

    @cached_property
    def claims(self) -> tuple[ReportedClaim, ...]:
        """Its claims as people have them, in the order of the text."""
        return reported_claims(self.analysis)

    @property
    def public(self) -> Veil:
        """What hides its names from the public."""
        return self.story.veils[0].by_report[self.id]

    @property
    def asked(self) -> Veil:
        """What hides its names from whoever asked for names."""
        return self.story.veils[1].by_report[self.id]

    def known(self, entity: str | None) -> Known | None:
        """Return who an entity of it is in the collection; ``None`` if it has no name."""
        return self.story.known(self.id, entity)

    def records(self, value: object, name: str = "record", named: str = "named") -> Row:
        """Return an answer of this report as the two columns that hold it."""
        return two_records(value, self.public, self.asked, name, named)


def two_records(value: object, public: Veil, asked: Veil, name: str = "record", named: str = "named") -> Row:
    """Return an answer as JSON for the public, and for whoever asked for names where that differs."""
    shown, full = two_packed(value, public, asked)
    return {name: shown, named: full}


def two_packed(value: object, public: Veil, asked: Veil) -> tuple[str, str | None]:
    """Return an answer as JSON for the public, and for whoever asked for names where that differs."""
    plain = pack(value)
    words = words_in(plain)
    shown = pack(public.over(value)) if public.may_change(words) else plain
    full = pack(asked.over(value)) if asked.may_change(words) else plain
    return shown, None if shown == full else full


def origins_of(answer: PropositionAnswer) -> Origins:
    """Return what stands behind a proposition, in numbers and in words."""
    held, counts = answer.corroboration, answer.counts
    return Origins(
        reports=counts.reports,
        outlets=counts.outlets,
        origins=counts.origins,
        parties=counts.parties,
        established=count_established(held),
        support=SUPPORT_WORDS[held.status.support],
        contest=CONTEST_WORDS[held.status.contest],
        lifecycle=LIFECYCLE_WORDS[held.status.lifecycle],
    )


def count_established(held: Corroboration) -> int:
    """Return how many origins still stand of which each two are known to be independent; one is one."""
    standing = [origin.id for origin in held.origins if not origin.is_withdrawn]
    pairs = {(i.a, i.b) for i in held.independence if i.state is IndependenceState.ESTABLISHED}
    joined = {id_: {b if a == id_ else a for a, b in pairs if id_ in (a, b)} & set(standing) for id_ in standing}
    return max((len(group) for group in _groups(standing, joined)), default=0)


def _groups(ids: Sequence[str], joined: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """Yield, from each origin on, a group of which all are independent of each other."""
    for first in ids:
        group = {first}
        for other in sorted(joined[first], key=lambda id_: (-len(joined[id_]), id_)):
            if group <= joined[other] | {other}:
                group.add(other)
        yield group
