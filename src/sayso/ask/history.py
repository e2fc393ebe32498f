"""What people changed in a collection, when and why: one entry a change, in words, and whether it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sayso.ask.reply_words import reply_words, request_words
from sayso.ask.review_words import read_then, review_sentence
from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import name_line, ruling_line, sentence
from sayso.model.judgements import Change, Judgement, ReferenceList, Review
from sayso.model.replies import Reply, Request
from sayso.store import Mark

_Made = TypeVar("_Made", Judgement, Review, ReferenceList, Request, Reply)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A change, with what it ruled about names, decided about claims, put to somebody, was answered, and brought in."""

    change: Change
    judgements: tuple[Judgement, ...] = ()
    reviews: tuple[Review, ...] = ()
    requests: tuple[Request, ...] = ()
    replies: tuple[Reply, ...] = ()
    lines: tuple[str, ...] = ()
    """What it did, one sentence each."""
    idle: tuple[str, ...] = ()
    """What of it has no effect now, one sentence each: its words name nobody any more, or another ruling forbids it."""


def tell_history(
    who: WhoIsWho,
    changes: Iterable[Change],
    judgements: Iterable[Judgement],
    reviews: Iterable[Review],
    lists: Iterable[ReferenceList] = (),
    marks: Iterable[Mark] = (),
    *,
    requests: Iterable[Request] = (),
    replies: Iterable[Reply] = (),
) -> tuple[Past, ...]:
    """Return all changes, the newest first; those that were taken back too. Marks on reports have no number."""
    ruled, decided, brought = _by_change(judgements), _by_change(reviews), _by_change(lists)
    past = [
        _past(who, change, ruled.get(change.id, ()), decided.get(change.id, ()), brought.get(change.id, ()))
        for change in changes
    ]
    asked, answered = _by_change(requests), _by_change(replies)
    past = [_with_replies(each, asked.get(each.change.id, ()), answered.get(each.change.id, ())) for each in past]
    past += [_marked(who, mark) for mark in marks]
    return tuple(sorted(past, key=lambda p: (p.change.at, p.change.number, p.change.id), reverse=True))


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
    lines = [f"{sentence(ruling_line(who, judgement))}." for judgement in ruled]
    for review in decided:
        read = read_then(review.key)
        words = f"“{review.anchor.quote}”{f' ({read})' if read else ''}"
        lines.append(f"{words} in {_place(who, review.anchor.document)}: {review_sentence(review)}")
    lines += [f"List “{each.name}” of {each.authority}, {each.dated}." for each in brought]
    return Past(
        change=change,
        judgements=tuple(ruled),
        reviews=tuple(decided),
        lines=tuple(lines),
        idle=tuple(f"{sentence(line)}." for line in (*_lost(who, change), *_fallen(who, change))),
    )


def _with_replies(past: Past, asked: Sequence[Request], answered: Sequence[Reply]) -> Past:
    lines = [f"{request_words(request, is_answered=True)} “{request.words}”" for request in asked]
    lines += [f"{reply_words(reply, None, with_asked=False)} “{reply.words}”" for reply in answered]
    return replace(past, requests=tuple(asked), replies=tuple(answered), lines=(*past.lines, *lines))


def _lost(who: WhoIsWho, change: Change) -> Iterator[str]:
    for lost in who.lost:
        if lost.judgement.change is not None and lost.judgement.change.id == change.id:
            words = " and ".join(f"“{anchor.quote}” in {_place(who, anchor.document)}" for anchor in lost.words)
            yield f"{words} names nobody any more" if words else "both are one in their report, as it is read now"


def _fallen(who: WhoIsWho, change: Change) -> Iterator[str]:
    for link in who.identities.dropped:
        if link.change is not None and link.change.id == change.id and link.apart is not None:
            left, right = (name_line(who, id_) for id_ in (link.left, link.right))
            apart = " and ".join(name_line(who, id_) for id_ in link.apart)
            yield f"{left} and {right} stay two, because these were ruled to be: {apart}"


def _place(who: WhoIsWho, document: str) -> str:
    report = who.reports.get(document)
    return report.short if report is not None else document


def _marked(who: WhoIsWho, mark: Mark) -> Past:
    change = Change(
        id=mark.id,
        number=0,
        action="retract",
        by=mark.by,
        at=mark.at,
        why=mark.why,
        withdrawn_at=mark.withdrawn_at,
        withdrawn_by=mark.withdrawn_by,
        withdrawn_why=mark.withdrawn_why,
    )
    return Past(change=change, lines=(f"{_place(who, mark.document)} ({mark.document}) is marked as taken back.",))
