"""What people judged, bound to the appearances that there are now, whatever extractor reads the reports.

A judgement keeps the words of each appearance that it was about (an anchor each, the left one first). It is bound to
whatever has its name there now; where the words are of no name any more, to the appearance of the same id (the same
name in the same report). What is left over is lost: kept, listed, and of no effect on that side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance
from sayso.model.judgements import Anchor, Judgement, Verdict
from sayso.resolve.anchoring import find_entity
from sayso.resolve.clusters import pair_of
from sayso.resolve.rulings import counts

APPEARANCE = "app-"


@dataclass(frozen=True, slots=True, kw_only=True)
class LostJudgement:
    """A judgement that stands and has no effect: its ``words`` name nobody any more, or both are one reading now."""

    judgement: Judgement
    words: tuple[Anchor, ...] = ()
    """The words that name nobody any more; none where another reading made one of what it parted, or joined."""


def bind_judgements(
    judgements: Iterable[Judgement], appearances: Iterable[Appearance], analysis_of: Callable[[str], Analysis | None]
) -> tuple[tuple[Judgement, ...], tuple[LostJudgement, ...]]:
    """Return the judgements that stand with the ids of now, and those that find their words no more.

    ``analysis_of`` returns how a document is read now, ``None`` where the collection does not hold it; a judgement on
    such a document is not lost, it waits.
    """
    binder = _Binder(appearances, analysis_of)
    bound, lost = [], []
    for judgement in judgements:
        if counts(judgement):
            now, words = binder.bind(judgement)
            if now is not None:
                bound.append(now)
            if words or now is None:
                lost.append(LostJudgement(judgement=judgement, words=tuple(words)))
    return tuple(bound), tuple(lost)


class _Binder:
    def __init__(self, appearances: Iterable[Appearance], analysis_of: Callable[[str], Analysis | None]) -> None:
        self._by_id: Mapping[str, Appearance] = {appearance.id: appearance for appearance in appearances}
        self._by_entity = {(a.document, a.entity): a for a in self._by_id.values()}
        self._analysis_of = analysis_of

    def bind(self, judgement: Judgement) -> tuple[Judgement | None, list[Anchor]]:
        """Return a judgement with the ids of now, and the anchors that find nobody; nothing where both sides are one.

        Two that were ruled to be one and are one reading now need no ruling. Two that were parted and are one reading
        now cannot be kept apart: that is lost.
        """
        ends, missed = [], []
        for id_, anchor in zip((judgement.left, judgement.right), sides(judgement), strict=True):
            now = self._now(id_, anchor)
            ends.append(now or id_)
            missed += [anchor] if now is None and anchor is not None else []
        if ends[0] == ends[1]:
            return (judgement, missed) if judgement.verdict is Verdict.POSITIVE else (None, [])
        left, right = pair_of(*ends)
        return replace(judgement, left=left, right=right), missed

    def _now(self, id_: str, anchor: Anchor | None) -> str | None:
        """Return the id that stands for it now; itself where nothing can be known, ``None`` where it is lost."""
        if anchor is None:
            return id_
        known = self._by_id.get(id_)
        if known is not None and any(use.span == anchor.span for use in known.uses):
            return id_
        analysis = self._analysis_of(anchor.document)
        if analysis is None:
            return id_
        entity = find_entity(anchor, analysis)
        found = None if entity is None else self._by_entity.get((anchor.document, entity.id))
        if found is not None:
            return found.id
        return None if known is None else id_


def sides(judgement: Judgement) -> Sequence[Anchor | None]:
    """Return the words of the left and of the right side; a place or a record has none."""
    anchors = iter(judgement.anchors)
    return [next(anchors, None) if i.startswith(APPEARANCE) else None for i in (judgement.left, judgement.right)]
