"""Who is who across reports, on ECB+: gold mentions, our reading of each report, and what is held of pairs.

All reports are taken together and no topic is given. A mention is who our reading of its report takes the words for;
reports' names are one where they are the same or probably the same. Words that our reading takes for nobody stand with
the one somebody who bears them as a name, else with equal words; pronouns then stand alone. Beside it, equal words are
one somebody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.evaluate.counting import Score
from sayso.evaluate.ecb_mentions import EcbMention, EcbReport, read_ecb
from sayso.evaluate.gum_coreference import b_cubed
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report
from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance, Proposal, Sameness
from sayso.model.spans import Span
from sayso.resolve.appearances import find_appearances
from sayso.resolve.clusters import Clusters
from sayso.resolve.identity import propose
from sayso.resolve.words import fold

DEFAULT_SPLIT = "dev"
HALF = 0.5
"""The least share of common characters by which a mention and words that we read are the same."""
_PRONOUNS = frozenset(
    """he she it they him her them his hers its their theirs himself herself itself themselves who whom whose which that
    i we you me us my our your""".split()
)
JOINED = frozenset({Sameness.SAME})
LIKELY = frozenset({Sameness.SAME, Sameness.PROBABLE})
Place = tuple[int, int]
"""Number of the report and of its mention."""


@dataclass(frozen=True, slots=True)
class Read:
    """A report with our reading of it."""

    report: EcbReport
    analysis: Analysis
    appearances: tuple[Appearance, ...]


def evaluate_ecbplus(data: Path, split: str, limit: int | None = None) -> Report:
    """Score a split (``dev`` or ``train``)."""
    split = split or DEFAULT_SPLIT
    return score_reports([_read(report) for report in read_ecb(data, split, limit)], split)


def _read(report: EcbReport) -> Read:
    analysis = read_analysis(report.text.encode("utf-8"), name=f"{report.id}.txt")
    return Read(report, analysis, find_appearances(analysis))


def score_reports(read: Sequence[Read], split: str) -> Report:
    """Score reports that were read."""
    proposals = propose([appearance for one in read for appearance in one.appearances])
    answers = _Answers(read, proposals)
    return Report(
        benchmark="ecbplus",
        split=split,
        documents=len(read),
        figures=(*_figures(answers), *_pair_figures(answers, proposals)),
        examples=tuple(_examples(answers, proposals)),
        notes=(
            "Beside each figure stands what equal words alone give. No topic is given to either.",
            "Words of the set count as having a name where one of them begins with a capital.",
            "Pairs count where the set marks a name of both; it often gives one body in two reports two chains.",
        ),
    )


class _Answers:
    """Gold and our answers for every mention."""

    def __init__(self, read: Sequence[Read], proposals: Iterable[Proposal]) -> None:
        self.mentions = {(n, m): one for n, each in enumerate(read) for m, one in enumerate(each.report.mentions)}
        self.appearances = {appearance.id: appearance for each in read for appearance in each.appearances}
        self.meant = {
            (n, m): key
            for n, each in enumerate(read)
            for m, one in enumerate(each.report.mentions)
            if (key := _meant(one, each)) is not None
        }
        self.gold = _grouped({place: one.chain for place, one in self.mentions.items()})
        self.strings = _grouped({place: one.words.casefold() for place, one in self.mentions.items()})
        self.proposals = tuple(proposals)

    def groups(self, levels: frozenset[Sameness]) -> list[set[Place]]:
        """Return the mentions as we group them where pairs of these levels are one."""
        clusters = Clusters()
        for proposal in self.proposals:
            if proposal.level in levels:
                clusters.join(proposal.left, proposal.right)
        bearers: dict[str, set[str]] = defaultdict(set)
        for appearance in self.appearances.values():
            for name in {appearance.name, *(use.name for use in appearance.uses)}:
                bearers[fold(name)].add(clusters.head(appearance.id))
        return _grouped({place: self._answer(place, clusters, bearers) for place in self.mentions})

    def _answer(self, place: Place, clusters: Clusters, bearers: Mapping[str, set[str]]) -> str:
        if place in self.meant:
            return clusters.head(self.meant[place])
        words = self.mentions[place].words.casefold()
        if words in _PRONOUNS:
            return f"alone {place}"
        borne = bearers.get(fold(words), set())
        return next(iter(borne)) if len(borne) == 1 else f"words {words}"

    def named(self) -> set[Place]:
        """Return the mentions with a capital."""
        return {place for place, one in self.mentions.items() if any(word[:1].isupper() for word in one.words.split())}

    def chains(self) -> dict[str, set[str]]:
        """Return the chains of gold whose names each appearance has."""
        found: dict[str, set[str]] = defaultdict(set)
        for place, key in self.meant.items():
            if place in self.named():
                found[key].add(self.mentions[place].chain)
        return found


def _meant(mention: EcbMention, read: Read) -> str | None:
    """Return what our reading of the report takes the words for: an appearance, or something without a name."""
    by_entity = {appearance.entity: appearance.id for appearance in read.appearances}
    best = max(
        (
            (_share(mention.at, span), by_entity.get(entity.id, f"{read.report.id} {entity.id}"))
            for entity in read.analysis.entities
            for span in (*entity.mentions, *entity.references)
        ),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= HALF else None


def _share(at: tuple[int, int], span: Span) -> float:
    common = min(at[1], span.end) - max(at[0], span.start)
    return common / (max(at[1], span.end) - min(at[0], span.start)) if common > 0 else 0.0


def _grouped(answers: Mapping[Place, str]) -> list[set[Place]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for place, answer in answers.items():
        found[answer].add(place)
    return list(found.values())


def _figures(answers: _Answers) -> Iterator[Figure]:
    ours = answers.groups(LIKELY)
    yield from _b_cubed("all mentions", answers.gold, ours, answers.strings)
    named = answers.named()
    yield from _b_cubed("mentions with a name", *(_within(g, named) for g in (answers.gold, ours, answers.strings)))
    joined = b_cubed(_within(answers.gold, named), _within(answers.groups(JOINED), named))
    for what, value in (("precision", joined.precision), ("recall", joined.recall)):
        yield Figure(name=f"joined by rule, mentions with a name: B³ {what}", value=value, n=len(named))


def _b_cubed(what: str, gold: list[set[Place]], ours: list[set[Place]], strings: list[set[Place]]) -> Iterator[Figure]:
    score, dull, count = b_cubed(gold, ours), b_cubed(gold, strings), sum(map(len, gold))
    yield Figure(name=f"{what}: B³ precision", value=score.precision, n=count, baseline=dull.precision)
    yield Figure(name=f"{what}: B³ recall", value=score.recall, n=count, baseline=dull.recall)
    yield Figure(name=f"{what}: B³ F1", value=score.f1, n=count, baseline=dull.f1)


def _within(groups: list[set[Place]], chosen: set[Place]) -> list[set[Place]]:
    return [group & chosen for group in groups if group & chosen]


def _pair_figures(answers: _Answers, proposals: Iterable[Proposal]) -> Iterator[Figure]:
    chains = answers.chains()
    scores: dict[Sameness, Score] = defaultdict(Score)
    for proposal in proposals:
        if proposal.left in chains and proposal.right in chains:
            is_one = not chains[proposal.left].isdisjoint(chains[proposal.right])
            scores[proposal.level] += Score(is_one, 1, 0, 0)
    for level in (Sameness.SAME, Sameness.PROBABLE, Sameness.POSSIBLE):
        yield Figure(name=f"pairs held {level.value}: precision", value=scores[level].precision, n=scores[level].ours)


def _examples(answers: _Answers, proposals: Iterable[Proposal]) -> Iterator[Example]:
    chains = answers.chains()
    for proposal in proposals:
        left, right = chains.get(proposal.left), chains.get(proposal.right)
        if proposal.level in LIKELY and left and right and left.isdisjoint(right):
            names = [answers.appearances[key].name for key in (proposal.left, proposal.right)]
            yield Example(
                kind=f"held {proposal.level.value}, two chains in the set",
                where=answers.appearances[proposal.left].document,
                text=f"[[{names[0]}]] and [[{names[1]}]]",
                gold="two",
                ours=proposal.level.value,
                why=", ".join(reason.rule for reason in proposal.reasons),
            )
