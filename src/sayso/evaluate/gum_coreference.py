"""Who is meant by "he", "the minister", "the group": the document's entities beside the GUM corpus.

What who-says needs is scored first: whether a pronoun or a definite noun phrase got the right somebody, a wrong one,
or none, which is not an error but a silence. An answer is right where gold counts the words and what we say they mean
as one; every answer of ours counts for precision, also one about words that mean a thing. MUC and B³ over groups of
persons and organisations are there for orientation.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sayso.evaluate.counting import Score
from sayso.evaluate.gum_answers import Answer, Answers, answers_of
from sayso.evaluate.gum_mentions import GumDocument, GumMention, read_gum
from sayso.evaluate.report import Example, Figure, Report
from sayso.evaluate.showing import show

NEWS = ("news", "interview", "court", "academic")
"""The genres that are nearest to newspapers, each with figures of its own."""
ALL = "all genres"
PRONOUNS = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())
_SELF = frozenset("i me my mine myself".split())
_FIRST = _SELF | frozenset("we us our ours ourselves".split())
_DEFINITE = frozenset("the this that these those both".split())
_SPEECH = frozenset(
    """say tell add state announce claim explain argue report note warn declare insist deny admit confirm suggest ask
    reply answer write believe think allege accuse urge describe comment observe stress acknowledge complain testify
    conclude propose recall remark promise vow predict demand""".split()
)
_ACTORS = frozenset({"person", "organization"})
SETS = ("pronouns", "nominals", "sources", "quoted I")
_UNIT = {"MUC": 1, "B³": 1000}
"""B³ is counted in thousandths of a mention."""


@dataclass(slots=True)
class Tally:
    """Answers by set and genre, those of the baseline beside them, groups for MUC and B³, and the errors."""

    ours: dict[tuple[str, str], Score] = field(default_factory=dict)
    naive: dict[tuple[str, str], Score] = field(default_factory=dict)
    groups: dict[tuple[str, str], Score] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def add(self, where: dict[tuple[str, str], Score], name: str, genre: str, score: Score) -> None:
        """Add to a score of a genre and of all."""
        for key in ((name, genre if genre in NEWS else "other genres"), (name, ALL)):
            where[key] = where.get(key, Score()) + score


def evaluate_gum_coreference(data: Path, split: str, limit: int | None = None) -> Report:
    """Score the entities of the documents of a split of the corpus in ``data``."""
    return score_documents(read_gum(data, split or "dev", limit), split or "dev")


def score_documents(documents: Iterable[GumDocument], split: str) -> Report:
    """Score every document."""
    tally, count = Tally(), 0
    for document in documents:
        count += 1
        _score_document(document, answers_of(document), tally)
    return Report(
        benchmark="gum-coreference",
        split=split,
        documents=count,
        figures=tuple(_figures(tally)),
        examples=tuple(tally.examples),
        notes=(
            "Baseline: the nearest name before that is of the right type. spaCy's small pipeline has no coreference, "
            "and no figures are published for these decisions on this corpus.",
            "Precision counts every answer; recall counts words whose group holds a name or a noun (nominals: a name).",
        ),
    )


def _score_document(document: GumDocument, answers: Answers, tally: Tally) -> None:
    for mention in document.mentions:
        for name in _sets_of(document, mention):
            wanted = is_wanted(document, mention, name)
            _score_mention(document, mention, answers, tally, name, wanted=wanted)
    for answer in answers.beside_gold:
        tally.add(tally.ours, answer.set, document.genre, Score(ours=1))
        tally.examples.append(show(document, f"wrong {answer.set}", answer.place, "nobody", answer.words, answer.rule))
    for name, score in _group_scores(document, answers).items():
        tally.add(tally.groups, name, document.genre, score)


def _score_mention(
    document: GumDocument, mention: GumMention, answers: Answers, tally: Tally, name: str, *, wanted: bool
) -> None:
    answer = answers.at.get((mention.first, mention.last))
    right = answer is not None and is_right(document, mention, answer.groups)
    score = Score(int(right), int(answer is not None), int(right and wanted), int(wanted))
    tally.add(tally.ours, name, document.genre, score)
    guess = answers.nearest_name(document, mention)
    good = guess is not None and is_right(document, mention, frozenset({guess}))
    # The baseline answers only where gold has somebody to find: it is not asked to tell "it rains" from "it said".
    hit = int(good and wanted)
    tally.add(tally.naive, name, document.genre, Score(hit, int(guess is not None and wanted), hit, int(wanted)))
    if name != "sources" and not right and (wanted or answer is not None):
        tally.examples.append(_example(document, mention, name, answer))


def _example(document: GumDocument, mention: GumMention, name: str, answer: Answer | None) -> Example:
    kind = f"{'wrong' if answer else 'missed'} {name}"
    gold = " = ".join(_words_of_group(document, mention.group)) or mention.type
    return show(
        document, kind, document.place(mention), gold, answer.words if answer else "-", answer.rule if answer else ""
    )


def _words_of_group(document: GumDocument, group: str) -> list[str]:
    words = [document.text[slice(*document.place(m))][:60] for m in document.mentions if m.group == group]
    return [w for w, _ in Counter(w for w in words if w.lower() not in PRONOUNS).most_common(3)]


def _sets_of(document: GumDocument, mention: GumMention) -> list[str]:
    level = level_of(document, mention)
    names = {"pronoun": ["pronouns"], "definite": ["nominals"]}.get(level, [])
    head = document.head(mention)
    if head.form.lower() in _SELF and _is_quoted(document, head.start):
        return ["quoted I"]
    says = head.governor >= 0 and document.words[head.governor].lemma.lower() in _SPEECH
    return [*names, "sources"] if names and says and head.relation == "nsubj" else names


def _is_quoted(document: GumDocument, at: int) -> bool:
    """Tell whether a place is inside quotation marks that were opened in its paragraph."""
    before = document.text[document.text.rfind("\n", 0, at) + 1 : at]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def level_of(document: GumDocument, mention: GumMention) -> str:
    """Return what a mention is: name, pronoun (third person), first, definite, or nominal."""
    head = document.head(mention)
    word = head.form.lower()
    if head.tag == "PRON" or word in PRONOUNS:
        return "pronoun" if word in PRONOUNS else "first" if word in _FIRST else "other"
    if head.tag == "PROPN" or len(mention.core) > 1:
        return "name"
    first = document.words[mention.first].form.lower()
    return "definite" if first in _DEFINITE and mention.link not in {"appos", "pred"} else "nominal"


def is_wanted(document: GumDocument, mention: GumMention, name: str) -> bool:
    """Tell whether gold has somebody to be found: for a noun phrase a name before it, for a pronoun also a noun."""
    if mention.type not in _ACTORS:
        return False
    groups = {mention.group} | document.parts.get(mention.group, frozenset())
    found = {level_of(document, m) for m in document.mentions if m.group in groups and m is not mention}
    if level_of(document, mention) in {"pronoun", "first"}:
        return bool(found & {"name", "definite", "nominal"})
    return any(
        m.group in groups and m.first < mention.first and level_of(document, m) == "name" for m in document.mentions
    )


def is_right(document: GumDocument, mention: GumMention, groups: frozenset[str]) -> bool:
    """Tell whether an answer means the mention's group, or just the parts of which gold makes it up."""
    return groups == {mention.group} or (bool(groups) and groups == document.parts.get(mention.group))


def _group_scores(document: GumDocument, answers: Answers) -> dict[str, Score]:
    gold: dict[str, set[tuple[int, int]]] = {}
    for mention in document.mentions:
        if mention.type in _ACTORS and level_of(document, mention) not in {"first", "other"}:
            gold.setdefault(mention.group, set()).add((mention.first, mention.last))
    wanted = [group for group in gold.values() if len(group) > 1]
    given = [group for group in answers.actor_groups(document) if len(group) > 1]
    return {"MUC": muc(wanted, given), "B³": b_cubed(wanted, given)}


def muc(gold: list[set[tuple[int, int]]], ours: list[set[tuple[int, int]]]) -> Score:
    """Score groups by the links it takes to hold each together (Vilain et al. 1995)."""
    right, all_ours = _links_kept(ours, gold)
    found, all_gold = _links_kept(gold, ours)
    return Score(right, all_ours, found, all_gold)


def _links_kept(groups: list[set[tuple[int, int]]], others: list[set[tuple[int, int]]]) -> tuple[int, int]:
    by_place = {place: number for number, group in enumerate(others) for place in group}
    kept = total = 0
    for group in groups:
        pieces = len({by_place.get(place, place) for place in group})
        kept += len(group) - pieces
        total += len(group) - 1
    return kept, total


def b_cubed(gold: list[set[tuple[int, int]]], ours: list[set[tuple[int, int]]]) -> Score:
    """Score groups mention by mention (Bagga and Baldwin 1998), in thousandths, so that counts add up whole."""
    return Score(*_shares(ours, gold), *_shares(gold, ours))


def _shares(groups: list[set[tuple[int, int]]], others: list[set[tuple[int, int]]]) -> tuple[int, int]:
    by_place = {place: group for group in others for place in group}
    share = sum(len(group & by_place.get(place, set())) / len(group) for group in groups for place in sorted(group))
    return round(1000 * share), 1000 * sum(len(group) for group in groups)


def _figures(tally: Tally) -> Iterator[Figure]:
    for genre in (ALL, *NEWS, "other genres"):
        for name in SETS:
            key = (name, genre)
            score, naive = tally.ours.get(key), tally.naive.get(key, Score())
            if score is None:
                continue
            label = f"{name}, {genre}"
            yield Figure(name=f"{label} precision", value=score.precision, n=score.ours, baseline=naive.precision)
            yield Figure(name=f"{label} recall", value=score.recall, n=score.gold, baseline=naive.recall)
            yield Figure(name=f"{label} F1", value=score.f1, n=score.gold, baseline=naive.f1)
        for name in ("MUC", "B³"):
            grouped = tally.groups.get((name, genre), Score())
            if grouped.gold:
                yield Figure(name=f"{name}, {genre} F1", value=grouped.f1, n=grouped.gold // _UNIT[name])
