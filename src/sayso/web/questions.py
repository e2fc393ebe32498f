"""The questions to people as pages ask for them: worked out once for each state of the collection.

To work them out takes all reports: a moment for some dozens, long for very many. Where it is quick, everybody waits for
it; where not, pages show the questions of before without those that were answered here since, and say so, while one
works the new ones out beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from threading import Lock

from sayso.ask.review_answers import ReviewItem, ReviewQueue

PATIENCE = 3.0
"""So many seconds a page waits for questions that are being worked out; three times as many for the first ones."""
MOST_TAKEN = 200
"""Of so many changes made here it is kept which questions they answered, so that these come back with them."""
EMPTY = ReviewQueue(items=(), total=0, decided=0, claims=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The questions, and whether newer ones are being worked out (``is_old``); ``is_begun`` is false before the first.

    ``why`` says what went wrong where they could not be worked out.
    """

    queue: ReviewQueue
    is_old: bool = False
    is_begun: bool = True
    why: str = ""


class Questions:
    """The questions of one collection; ``build`` works them out, ``state`` says when that has to be done anew."""

    def __init__(
        self, build: Callable[[], ReviewQueue], state: Callable[[], object], *, patience: float | None = None
    ) -> None:
        self._build, self._state = build, state
        self._patience = PATIENCE if patience is None else patience
        self._lock = Lock()
        self._kept: tuple[object, ReviewQueue] | None = None
        self._working: Future[ReviewQueue] | None = None
        self._taken: dict[int, tuple[ReviewItem, ...]] = {}
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="questions")

    def now(self) -> Asked:
        """Return the questions as they stand, or as they stood where the new ones take long."""
        state = self._state()
        with self._lock:
            if self._kept is not None and self._kept[0] == state:
                return Asked(queue=self._kept[1])
            working = self._working
            if working is None:
                working = self._working = self._worker.submit(self._work, state)
        wait([working], timeout=self._patience * (3 if self._kept is None else 1))
        if working.done() and working.exception() is None:
            return self._after(state)
        why = str(working.exception()) if working.done() else ""
        kept = self._kept
        return Asked(queue=kept[1] if kept else EMPTY, is_old=True, is_begun=kept is not None, why=why)

    def answered(self, ids: Iterable[str], change: int = 0) -> None:
        """Take questions out that were answered here by a change, also of the list shown while a new one is made."""
        gone = set(ids)
        with self._lock:
            if self._kept is not None:
                taken = tuple(item for item in self._kept[1].items if item.id in gone)
                self._taken = dict([*self._taken.items(), (change, taken)][-MOST_TAKEN:])
                self._show(tuple(item for item in self._kept[1].items if item.id not in gone), -len(taken))

    def put_off(self, id_: str) -> None:
        """Put a question last that was put off here."""
        with self._lock:
            if self._kept is not None:
                items = self._kept[1].items
                last = (replace(item, is_put_off=True) for item in items if item.id == id_)
                self._show((*(item for item in items if item.id != id_), *last), 0)

    def undone(self, change: int) -> None:
        """Put questions back that a change had answered, now that it is taken back: they stand first again."""
        with self._lock:
            if self._kept is not None:
                held = {item.id for item in self._kept[1].items}
                back = tuple(item for item in self._taken.pop(change, ()) if item.id not in held)
                self._show((*back, *self._kept[1].items), len(back))

    def _show(self, items: tuple[ReviewItem, ...], more: int) -> None:
        assert self._kept is not None  # noqa: S101 - asked for by the callers
        state, queue = self._kept
        self._kept = (state, replace(queue, items=items, total=queue.total + more))

    def _after(self, state: object) -> Asked:
        """Return what was just worked out; of a state before this one where somebody else had begun it."""
        with self._lock:
            kept = self._kept
        if kept is None:  # pragma: no cover - what was worked out is kept
            return Asked(queue=EMPTY, is_old=True, is_begun=False)
        return Asked(queue=kept[1]) if kept[0] == state else self._anew(kept[1])

    def _anew(self, queue: ReviewQueue) -> Asked:
        with self._lock:
            if self._working is None:
                self._working = self._worker.submit(self._work, self._state())
            working = self._working
        wait([working], timeout=self._patience)
        kept = self._kept
        done = working.done() and working.exception() is None
        return Asked(queue=kept[1] if kept else queue, is_old=not done)

    def _work(self, state: object) -> ReviewQueue:
        try:
            made = self._build()
            with self._lock:
                self._kept = (state, made)
            return made
        finally:
            with self._lock:
                self._working = None
