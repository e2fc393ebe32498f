"""What people changed in a collection, when and why: one entry a change, in words, and whether it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from sayso.ask.review_words import review_sentence
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import ruling_line
from sayso.model.judgements import Change, Judgement, ReferenceList, Review

_Made = TypeVar("_Made", Judgement, Review, ReferenceList)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A change, with what it ruled about names, decided about claims and brought in."""

    change: Change
    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    lines: tuple[str, ...] = ()
    """What it did, one sentence each."""


def tell_history(
    who: WhoIsWho,
    changes: Iterable[Change],
    judgements: Iterable[Judgement],
    reviews: Iterable[Review],
    lists: Iterable[ReferenceList] = (),
) -> tuple[Past, ...]:
    """Return all changes, the newest first; those that were taken back too."""
    ruled, decided, brought = _by_change(judgements), _by_change(reviews), _by_change(lists)
    return tuple(
        _past(who, change, ruled.get(change.id, ()), decided.get(change.id, ()), brought.get(change.id, ()))
        for change in sorted(changes, key=lambda change: -change.number)
    )


def _by_change(made: Iterable[_Made]) -> dict[str, list[_Made]]:
    found: dict[str, list[_Made]] = defaultdict(list)
    for each in made:
        if each.change is not None:
            found[each.change.id].append(each)
    return found


def _past(
    who: WhoIsWho,
    change: Change,
    ruled: Sequence[Judgement],
    decided: Sequence[Review],
    brought: Sequence[ReferenceList],
) -> Past:
    lines = [f"{_capital(ruling_line(who, judgement))}." for judgement in ruled]
    for review in decided:
        report = who.reports.get(review.anchor.document)
        place = report.short if report is not None else review.anchor.document
        lines.append(f"“{review.anchor.quote}” in {place}: {review_sentence(review)}")
    lines += [f"List “{each.name}” of {each.authority}, {each.dated}." for each in brought]
    return Past(change=change, judgements=tuple(ruled), reviews=tuple(decided), lines=tuple(lines))


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
