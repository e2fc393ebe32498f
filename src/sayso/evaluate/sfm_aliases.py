"""Other spellings of the names of security-force officers, brought together again (Security Force Monitor, Nigeria).

The set lists people with the forms of their names that sources use, and their posts, each value with its sources. An
item is one form of one person's name, with the bodies, titles and ranks for which a source of that form is cited: what
a report with that form of the name would tell. Items of one person are one group.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.evaluate.counting import Score
from sayso.evaluate.ecbplus import LIKELY
from sayso.evaluate.gum_coreference import b_cubed
from sayso.evaluate.report import Example, Figure, Report
from sayso.model.identity import Appearance, NameUse, Proposal
from sayso.model.mentions import EntityType
from sayso.model.spans import Span
from sayso.resolve.clusters import Clusters
from sayso.resolve.identity import propose
from sayso.resolve.words import fold

FILE = "ng_persons_dev.csv"
_ALIASES = "Aliases or alternative spellings (semi-colon separated)"
_NAME_SOURCES, _ALIAS_SOURCES = "Source: Name", "Source: Aliases or alternative spellings"
_BODY = ("Organization", "Source: Organization")
_POSTS = (("Title (official title)", "Source: Title"), ("Role", "Source: Role"), ("Rank", "Source: Rank"))
_NOTE = re.compile(r"\s*\(.*\)$")
"""What the set adds to a name to tell namesakes apart."""
Row = Mapping[str, str]
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Form:
    """One form of one person's name, and what reports that use it say of posts."""

    person: str
    name: str
    bodies: tuple[str, ...]
    posts: tuple[str, ...]


def read_forms(path: Path, limit: int | None = None) -> list[Form]:
    """Read the table; at most ``limit`` people."""
    people: dict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            people[row["Name"].strip()].append(row)
    return [form for name, rows in list(people.items())[:limit] for form in _forms(name, rows)]


def _forms(person: str, rows: Sequence[Row]) -> Iterator[Form]:
    sources: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        sources[_NOTE.sub("", person)] |= _listed(row[_NAME_SOURCES])
        for alias in filter(None, (alias.strip() for alias in row[_ALIASES].split(";"))):
            sources[alias] |= _listed(row[_ALIAS_SOURCES])
    for name, own in sources.items():
        posts = (post for column, cited in _POSTS for post in _told(rows, column, cited, own))
        yield Form(person, name, tuple(sorted(set(_told(rows, *_BODY, own)))), tuple(sorted(set(posts))))


def _listed(sources: str) -> set[str]:
    return {source.strip() for source in sources.split(";") if source.strip()}


def _told(rows: Iterable[Row], column: str, cited: str, own: set[str]) -> Iterator[str]:
    for row in rows:
        if row[column] and _listed(row[cited]) & own:
            yield fold(row[column])


def evaluate_sfm_aliases(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the names of the table in a folder; what is here is the set's dev part."""
    forms = read_forms(data / FILE, limit)
    appearances = [_appearance(number, form) for number, form in enumerate(forms)]
    bare = [replace(appearance, posts=(), bodies=()) for appearance in appearances]
    told, names = propose(appearances), propose(bare)
    return Report(
        benchmark="sfm-aliases",
        split=split,
        documents=len({form.person for form in forms}),
        figures=(*_figures("names and posts", forms, told), *_figures("names alone", forms, names)),
        examples=tuple(_examples(forms, told)),
        notes=(
            "Beside each figure stands what equal names alone give.",
            "Bodies are spelled as the set's keepers spell them, more alike than reports do.",
        ),
    )


def _appearance(number: int, form: Form) -> Appearance:
    document = f"doc-{number:06d}"
    return Appearance(
        id=f"app-{number:06d}",
        document=document,
        entity=f"ent-{number:06d}",
        type=EntityType.PERSON,
        name=form.name,
        uses=(NameUse(name=form.name, document=document, span=Span(0, len(form.name))),),
        posts=form.posts,
        bodies=form.bodies,
    )


def _figures(what: str, forms: Sequence[Form], proposals: Iterable[Proposal]) -> Iterator[Figure]:
    likely = [proposal for proposal in proposals if proposal.level in LIKELY]
    gold = _grouped(form.person for form in forms)
    strings, ours = _grouped(fold(form.name) for form in forms), _grouped(_heads(forms, likely))
    yield from _b_cubed(what, gold, ours, strings)
    several = {place for group in gold if len(group) > 1 for place in group}
    parts = [[group & several for group in groups if group & several] for groups in (gold, ours, strings)]
    yield from _b_cubed(f"{what}, people with other spellings", *parts)
    pairs = [forms[_number(p.left)].person == forms[_number(p.right)].person for p in likely]
    score = Score(sum(pairs), len(pairs), 0, 0)
    yield Figure(name=f"{what}: pairs held same or probable, precision", value=score.precision, n=score.ours)


def _b_cubed(what: str, gold: list[set[Place]], ours: list[set[Place]], strings: list[set[Place]]) -> Iterator[Figure]:
    score, dull, count = b_cubed(gold, ours), b_cubed(gold, strings), sum(map(len, gold))
    yield Figure(name=f"{what}: B³ precision", value=score.precision, n=count, baseline=dull.precision)
    yield Figure(name=f"{what}: B³ recall", value=score.recall, n=count, baseline=dull.recall)
    yield Figure(name=f"{what}: B³ F1", value=score.f1, n=count, baseline=dull.f1)


def _grouped(answers: Iterable[str]) -> list[set[Place]]:
    found: dict[str, set[Place]] = defaultdict(set)
    for number, answer in enumerate(answers):
        found[answer].add((number, 0))
    return list(found.values())


def _heads(forms: Sequence[Form], proposals: Iterable[Proposal]) -> Iterator[str]:
    clusters = Clusters()
    for proposal in proposals:
        clusters.join(proposal.left, proposal.right)
    return (clusters.head(f"app-{number:06d}") for number in range(len(forms)))


def _number(key: str) -> int:
    return int(key.removeprefix("app-"))


def _examples(forms: Sequence[Form], proposals: Iterable[Proposal]) -> Iterator[Example]:
    for proposal in proposals:
        left, right = forms[_number(proposal.left)], forms[_number(proposal.right)]
        is_joined, is_one = proposal.level in LIKELY, left.person == right.person
        if is_joined != is_one:
            yield Example(
                kind="joined, two people in the set" if is_joined else "one person in the set, a question to us",
                where=left.person,
                text=f"[[{left.name}]] and [[{right.name}]]",
                gold="one" if is_one else "two",
                ours=proposal.level.value,
                why=", ".join(reason.rule for reason in proposal.reasons),
            )
