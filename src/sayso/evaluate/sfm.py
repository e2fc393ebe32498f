"""Security-force postings in Nigeria: names, and who is said to be posted where, by how many reports and when.

The set marks people and organisations of the security forces in news reports (brat), and who ``is_posted`` where. A
posting is scored as a pair of a person and an organisation in one report; over all reports it is a claim with the
number of reports that carry it and the dates of the first and last of them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.names import Fits, NameTally, name_figures, names_of_analysis
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.showing import sentence_around
from sayso.evaluate.spacy_alone import read_with_spacy
from sayso.model.documents import Given
from sayso.model.mentions import EntityType

if TYPE_CHECKING:
    from sayso.model.analysis import Analysis

At = tuple[int, int]
_ENTITY = re.compile(r"^(T\d+)\t(\w+) (\d+) (?:[\d;]+ )*(\d+)\t", re.MULTILINE)
_RELATION = re.compile(r"^R\d+\t(\w+) Arg1:(T\d+) Arg2:(T\d+)", re.MULTILINE)
_META = re.compile(r"^(Title|Publication date|Publication name): (.+)$", re.MULTILINE)
_FITS: Fits = {"PERSON": frozenset({"Person"}), "ORG": frozenset({"Organization"})}
_POSTS = frozenset({"role_in", "member_of", "appointed"})


@dataclass(frozen=True, slots=True)
class Posting:
    """A person posted to an organisation, in the report's words, with the titles and ranks that go with it."""

    person: str
    organisation: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SfmReport:
    """A report with its marked names and postings."""

    id: str
    text: str
    meta: Mapping[str, str]
    names: Mapping[At, str]
    postings: tuple[Posting, ...]
    marked: tuple[At, ...] = ()
    """The sentences with a mark of any kind: elsewhere nobody marked names."""

    @property
    def published(self) -> str:
        """The day of publication."""
        return self.meta.get("Publication date", "")

    def within_marked(self, names: Mapping[At, str]) -> dict[At, str]:
        """Return the names that stand in a sentence with a mark."""
        return {at: kind for at, kind in names.items() if any(overlaps(at, sentence) for sentence in self.marked)}


@dataclass(slots=True)
class PostingTally:
    """Postings found, those with their title, and by which reports each claim of gold is carried, gold's and ours."""

    pairs: Score = field(default_factory=Score)
    titled: Counter[str] = field(default_factory=Counter)
    gold: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    ours: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    examples: list[Example] = field(default_factory=list)


def read_sfm(data: Path, limit: int | None = None) -> Iterator[SfmReport]:
    """Read the annotated reports in the order of their names; at most ``limit``."""
    for path in sorted(data.glob("*.ann"))[:limit]:
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        about = path.with_name(f"{path.stem}_meta.txt")
        meta = dict(_META.findall(about.read_text(encoding="utf-8"))) if about.is_file() else {}
        yield parse_report(path.stem, text, path.read_text(encoding="utf-8"), meta)


def parse_report(name: str, text: str, annotation: str, meta: Mapping[str, str]) -> SfmReport:
    """Return a report with what its brat file marks."""
    marks = {key: (kind, (int(start), int(end))) for key, kind, start, end in _ENTITY.findall(annotation)}
    names = {at: kind for kind, at in marks.values() if kind in {"Person", "Organization"}}
    words = {key: " ".join(text[slice(*at)].split()) for key, (_, at) in marks.items()}
    titles: dict[str, list[str]] = defaultdict(list)
    posted: list[tuple[str, str]] = []
    for kind, first, second in _RELATION.findall(annotation):
        if first in marks and second in marks:
            posted += [(first, second)] if kind == "is_posted" else []
            if kind in {"has_title", "has_role"}:
                titles[first].append(words[second])
    postings = dict.fromkeys(Posting(words[p], words[o], tuple(titles[p])) for p, o in posted)
    marked = sorted({sentence_around(text, *at) for _, at in marks.values()})
    return SfmReport(name, text, meta, names, tuple(postings), tuple(marked))


def evaluate_sfm(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the annotated reports in a folder; what is here is the set's dev part."""
    ours, spacy, tally, dates, count = NameTally(), NameTally(), PostingTally(), {}, 0
    for report in read_sfm(data, limit):
        count += 1
        given = Given(title=report.meta.get("Title"), published=report.published or None)
        analysis = read_analysis(report.text.encode("utf-8"), name=f"{report.id}.txt", given=given)
        ours.add(report, report.names, report.within_marked(names_of_analysis(analysis)), _FITS, tell=True)
        plain = report.within_marked(read_with_spacy(report.text).names)
        spacy.add(report, report.names, plain, _FITS, tell=False)
        score_postings(report, postings_of(analysis), tally)
        dates[report.id] = report.published
    return Report(
        benchmark="sfm",
        split=split,
        documents=count,
        figures=(*name_figures(ours, spacy), *posting_figures(tally, dates)),
        examples=(*ours.examples, *tally.examples),
        notes=(
            "The set marks security forces, mostly once a report: names are scored in sentences with a mark, and a "
            "name of anybody else there still counts against precision.",
            "Published figures are of a tagger and rules that were made on this set.",
            *_analysis_of_misses(tally),
        ),
    )


def postings_of(analysis: Analysis) -> tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]:
    """Return our postings of a document: the names of the person, of the organisation, and the words of the claims."""
    from sayso.ask.ties import find_ties

    entities = {entity.id: entity for entity in analysis.entities}
    quotes = {claim.id: claim.citation.quote for claim in analysis.claims}
    found = []
    for tie in find_ties(analysis):
        ends = [entities[end.entity] for end in (tie.a, tie.b) if end.entity in entities]
        people = [e for e in ends if e.type is EntityType.PERSON]
        bodies = [e for e in ends if e.type is EntityType.ORG]
        if tie.relation in _POSTS and people and bodies:
            person, body = people[0], bodies[0]
            said = " ".join(quotes.get(claim, "") for claim in tie.claims)
            found.append(((person.name, *person.aliases), (body.name, *body.aliases), said))
    return tuple(found)


def score_postings(
    report: SfmReport, ours: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...], tally: PostingTally
) -> None:
    """Add one report's postings to the tally."""
    found, right = 0, set[int]()
    for posting in report.postings:
        hits = [i for i, (who, where, _) in enumerate(ours) if _fits(posting, who, where)]
        key = (" ".join(words_of(posting.person)), " ".join(words_of(posting.organisation)))
        tally.gold[key].add(report.id)
        if hits:
            found += 1
            right.update(hits)
            tally.ours[key].add(report.id)
            if posting.titles:
                said = words_of(" ".join(ours[i][2] for i in hits))
                tally.titled["n"] += 1
                tally.titled["right"] += any(set(words_of(title)) <= set(said) for title in posting.titles)
        else:
            tally.examples.append(_missed(report, posting, ours))
    for i in sorted(set(range(len(ours))) - right):
        pair = f"{ours[i][0][0]} – {ours[i][1][0]}"
        tally.examples.append(Example(kind="spurious posting", where=report.id, text=ours[i][2], gold="", ours=pair))
    tally.pairs += Score(len(right), len(ours), found, len(report.postings))


def _fits(posting: Posting, who: tuple[str, ...], where: tuple[str, ...]) -> bool:
    return _same(posting.person, who) and _same(posting.organisation, where)


def _same(gold: str, names: tuple[str, ...]) -> bool:
    """Tell whether a name is one of ours, or has all its words or is in all its words."""
    wanted = set(words_of(gold))
    given = [set(words_of(name)) for name in names]
    return bool(wanted) and any(words and (wanted <= words or words <= wanted) for words in given)


def _missed(
    report: SfmReport, posting: Posting, ours: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]
) -> Example:
    place = report.text.find(posting.person)
    around = " ".join(report.text[max(0, place - 160) : place + 160].split())
    near = [where[0] for who, where, _ in ours if _same(posting.person, who)]
    kind = "missed posting: other organisation" if near else "missed posting: person tied to none"
    said = "; ".join(near) or "nothing"
    return Example(
        kind=kind, where=report.id, text=around, gold=f"{posting.person} – {posting.organisation}", ours=said
    )


def posting_figures(tally: PostingTally, dates: Mapping[str, str]) -> Iterator[Figure]:
    """Yield the figures of postings in reports, and of claims over all reports."""
    yield Figure(name="postings precision", value=tally.pairs.precision, n=tally.pairs.ours)
    yield Figure(name="postings recall", value=tally.pairs.recall, n=tally.pairs.gold)
    yield Figure(name="postings F1", value=tally.pairs.f1, n=tally.pairs.gold)
    n = tally.titled["n"]
    yield Figure(name="postings found: their title is in the words", value=tally.titled["right"] / max(1, n), n=n)
    sources = [(len(ids), len(tally.ours.get(key, ()))) for key, ids in tally.gold.items()]
    spans = [(_span(ids, dates), _span(tally.ours.get(key, set()), dates)) for key, ids in tally.gold.items()]
    for name, pairs in (("number of citing reports right", sources), ("first and last date right", spans)):
        value = sum(a == b for a, b in pairs) / max(1, len(pairs))
        yield Figure(name=f"claims over all reports: {name}", value=value, n=len(pairs))


def _span(ids: set[str], dates: Mapping[str, str]) -> tuple[str, str]:
    known = sorted(dates[name] for name in ids)
    return (known[0], known[-1]) if known else ("", "")


def _analysis_of_misses(tally: PostingTally) -> Iterator[str]:
    kinds = Counter(example.kind for example in tally.examples)
    yield "Misses of postings: " + ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items()))
