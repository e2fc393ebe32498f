"""The review queue: one question at a time, with its words and what hangs on it, and forms to answer it.

Each answer is one change, made by a plain form and told in a sentence on the page that follows, with a form to take it
back. Where a question was answered meanwhile, or is read otherwise by now, nothing is decided and the page says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from fastapi import APIRouter, Request, Response

from sayso.ask.answers import ReportName
from sayso.ask.correcting import FIELDS, read_field
from sayso.ask.history import Past
from sayso.ask.index_answers import Slice
from sayso.ask.review_answers import ItemKind, Reviewed, ReviewItem, ReviewQueue
from sayso.ask.review_fresh import GONE, OTHERWISE, seen
from sayso.ask.review_queue import find_alike
from sayso.ask.review_words import FAULT_KEYS, FAULT_WORDS
from sayso.desk import Desk
from sayso.errors import BadDecision, NotFound
from sayso.export.review_json import decided_to_json, queue_to_json
from sayso.export.review_terminal import KIND_NAMES, yes_no
from sayso.model.claims import Standing
from sayso.model.judgements import Change, Fault
from sayso.web.forms import Fields, see_other
from sayso.web.links import review_path
from sayso.web.pages import InRoom, page, render
from sayso.web.room import Room
from sayso.web.schemas import desk as schemas

router = APIRouter()
SHOWN = 20
"""So many of the other questions are listed at once."""
DONE_WORDS: dict[str, str] = {
    "accept": "Accepted",
    "reject": "Rejected",
    "correct": "Corrected",
    "unsure": "It cannot be told",
    "merge": "Accepted",
    "split": "Rejected",
    "skip": "Put off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The question in front: where it stands in the list, what yes and no mean, and what a form brings back.

    ``seen`` stands for the question as shown; ``alike`` are the questions that can be accepted with it; ``fields`` are
    those of a claim that can be corrected, as read. ``before`` and ``after`` are the questions around it.
    """

    item: ReviewItem
    number: int
    many: int
    seen: str
    yes: str
    no: str
    alike: int
    fields: tuple[tuple[str, str], ...]
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A change that was just made: in sentences, and how many other questions it settled."""

    past: Past
    words: str
    also: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowed:
    """Which questions are asked: of a kind, of a report, from which place on; and who decides."""

    kind: str
    report: str
    by: str
    first: int

    @property
    def query(self) -> dict[str, str]:
        """What an address and a form carry along."""
        fields = {"kind": self.kind, "report": self.report, "by": self.by}
        return {name: value for name, value in fields.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage:
    """The question in front, the rest as a list, and what was done.

    ``queue`` holds the questions of this page and the counts of all; ``kinds`` how many there are of each kind.
    ``is_old`` says that newer questions are being worked out, ``is_begun`` that there are some at all, ``why`` what
    kept them from it. ``problem`` says why nothing was decided, ``entered`` what the form had brought.
    """

    queue: ReviewQueue
    front: Front | None
    rest: Slice[ReviewItem]
    kinds: tuple[tuple[str, str, int], ...]
    narrowed: Narrowed
    report: ReportName | None
    done: Done | None
    undone: Past | None
    is_old: bool
    is_begun: bool
    why: str
    problem: str = ""
    entered: Mapping[str, str] | None = None
    faults: tuple[tuple[str, str, str], ...] = tuple((f.value, FAULT_WORDS[f], key) for key, f in FAULT_KEYS.items())
    standings: tuple[str, ...] = tuple(standing.value for standing in Standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedPage:
    """What people decided about claims, and decisions that find their words no more."""

    reviewed: Reviewed
    is_lost: bool = False


def _queue_json(shown: ReviewPage) -> object:
    return queue_to_json(shown.queue)


def _decided_json(shown: DecidedPage) -> object:
    return decided_to_json(() if shown.is_lost else shown.reviewed.claims, shown.reviewed.lost)


@page(router, "/review", template="review.html", twin=_queue_json, schema=schemas.Queue, tags=("desk",))
def review(
    room: InRoom,
    item: str = "",
    kind: str = "",
    report: str = "",
    by: str = "",
    first: int = 0,
    done: int = 0,
    also: int = 0,
    undone: int = 0,
) -> ReviewPage:
    """Ask what the machine leaves to people, the most telling first."""
    narrowed = Narrowed(kind=kind, report=report, by=by, first=max(first, 0))
    shown = _page(room, narrowed, item)
    desk = room.desk_of(by)
    told = _done(room, desk, done, also) if done else None
    back = room.over(desk.past(undone)) if undone else None
    return replace(shown, done=told, undone=back)


@page(router, "/review/decided", template="review_decided.html", twin=_decided_json, schema=schemas.Decided)
def decided(room: InRoom) -> DecidedPage:
    """List what people decided about claims, each beside what the machine read."""
    return DecidedPage(reviewed=room.over(room.desk.reviewed()))


@page(router, "/review/lost", template="review_decided.html", twin=_decided_json, schema=schemas.Decided)
def lost(room: InRoom) -> DecidedPage:
    """List the decisions that find their words no more, or count no more because these are read otherwise."""
    return DecidedPage(reviewed=room.over(room.desk.reviewed()), is_lost=True)


@router.post("/review", include_in_schema=False)
def decide(request: Request, room: InRoom, fields: Fields) -> Response:
    """Decide one question, or several at once; then show the next."""
    form = {name: values[0] for name, values in fields.items()}
    narrowed = Narrowed(
        kind=form.get("kind", ""),
        report=form.get("report", ""),
        by=form.get("by", "").strip(),
        first=0,
    )
    with room.deciding:
        try:
            made = _Made(room, narrowed, form).make(fields.get("several", ()))
        except (BadDecision, NotFound) as error:
            shown = _page(room, narrowed, form.get("item", ""))
            problem = f"{error.message} {error.hint}".strip()
            told = replace(shown, problem=problem, entered=form)
            return render(request, "review.html", told, status=409)
    also = {"also": str(len(made.closed) - 1)} if len(made.closed) > 1 else {}
    following = {"item": made.following} if made.following else {}
    return see_other(review_path(**narrowed.query, **following, done=str(made.change.number), **also))


@dataclass(frozen=True, slots=True)
class _Change:
    """What was decided: the change, the questions that are closed by it, and the one that follows."""

    change: Change
    closed: tuple[str, ...]
    following: str


class _Made:
    """A decision in the making: the question as it was shown, as it is asked now, and the form."""

    def __init__(self, room: Room, narrowed: Narrowed, form: Mapping[str, str]) -> None:
        self.room, self.narrowed, self.form = room, narrowed, form
        self.desk = room.desk_of(narrowed.by)
        self.items = _asked(room, narrowed).items
        self.why = form.get("why", "").strip()

    def make(self, several: Iterable[str]) -> _Change:
        decision = self.form.get("decision", "")
        if decision == "several":
            items = [self._open(id_) for id_ in dict.fromkeys(several)]
            return self._close(items, self.desk.accept_all(items, why=self.why))
        item = self._open(self.form.get("item", ""), self.form.get("seen", ""))
        if decision == "alike":
            alike = [each for each in find_alike(item, self.items) if not self.desk.why_closed(each)]
            return self._close(alike, self.desk.accept_all(alike, why=self.why))
        decide = self._decisions().get(decision)
        if decide is None:
            raise BadDecision("Nothing was chosen.", hint="Press one of the buttons below the question.")
        return self._close([item], decide(item))

    def _decisions(self) -> dict[str, Callable[[ReviewItem], Change]]:
        return {
            "accept": lambda item: self.desk.accept(item, why=self.why),
            "reject": lambda item: self.desk.reject(item, self._fault(item), why=self.why),
            "correct": lambda item: self.desk.correct(item, self._fields(), why=self.why),
            "unsure": lambda item: self.desk.cannot_tell(item, why=self.why),
            "skip": self.desk.skip,
        }

    def _open(self, id_: str, as_seen: str = "") -> ReviewItem:
        """Return the question if it can still be answered as it was asked.

        Raises:
            BadDecision: if not.
        """
        item = next((each for each in self.items if each.id == id_), None)
        if item is None:
            raise BadDecision(f"Nothing was decided. {GONE}", hint="Here is the next question.")
        why = self.desk.why_closed(item)
        if not why and as_seen and as_seen != seen(item):
            why = OTHERWISE
        if why:
            self.room.questions.answered([item.id])
            raise BadDecision(f"Nothing was decided. {why}", hint="Here is what is asked now.")
        return item

    def _fault(self, item: ReviewItem) -> Fault | None:
        if item.claim is None:
            return None
        chosen = self.form.get("fault", "")
        if chosen not in {fault.value for fault in Fault}:
            raise BadDecision("It is not said what is wrong with the claim.", hint="Choose it beside the button.")
        return Fault(chosen)

    def _fields(self) -> dict[str, str]:
        return {field: self.form[f"field-{field}"].strip() for field in FIELDS if f"field-{field}" in self.form}

    def _close(self, items: list[ReviewItem], change: Change) -> _Change:
        """Take out what was answered, and what is asked no more because of it; find the question that follows."""
        closed = {item.id for item in items}
        if any(item.kind is ItemKind.IDENTITY for item in items) and change.action != "skip":
            closed |= set(self.desk.moot(self.items))
        if change.action == "skip":
            self.room.questions.put_off(items[0].id)
        else:
            self.room.questions.answered(closed, change.number)
        ids = [item.id for item in self.items]
        here = ids.index(items[0].id) if items else 0
        left = [id_ for id_ in (*ids[here + 1 :], *ids[:here]) if id_ not in closed]
        return _Change(change, tuple(closed), left[0] if left else "")


@dataclass(frozen=True, slots=True)
class _Questions:
    """The questions that fit, and what is known of the whole."""

    items: tuple[ReviewItem, ...]
    queue: ReviewQueue
    kinds: tuple[tuple[str, str, int], ...]
    report: ReportName | None
    is_old: bool
    is_begun: bool
    why: str


def _asked(room: Room, narrowed: Narrowed) -> _Questions:
    """Return the questions that fit: of one report about each of its claims, and those that it has a part in."""
    asked = room.questions.now()
    items, report = asked.queue.items, None
    if narrowed.report:
        report = _report(room, narrowed.report)
        of_two = (item for item in items if item.claim is None and _is_in(item, report.id))
        items = (*of_two, *room.desk.review_queue(report.id).items)
    kinds = tuple((kind.value, KIND_NAMES[kind], sum(i.kind is kind for i in items)) for kind in ItemKind)
    if narrowed.kind:
        items = tuple(item for item in items if item.kind.value == narrowed.kind)
    return _Questions(items, asked.queue, kinds, report, asked.is_old, asked.is_begun, asked.why)


def _report(room: Room, key: str) -> ReportName:
    with room.collection.store.view() as view:
        found = view.find_document(key)
    return ReportName(id=found.id, title=found.title, publisher=found.publisher, published=found.published)


def _is_in(item: ReviewItem, report: str) -> bool:
    return any(name.id == report for side in item.sides for name in side.reports)


def _page(room: Room, narrowed: Narrowed, key: str) -> ReviewPage:
    asked = _asked(room, narrowed)
    items = asked.items
    at = _find(items, key, narrowed.first)
    rest = [item for number, item in enumerate(items) if number != at]
    shown = tuple(rest[narrowed.first : narrowed.first + SHOWN])
    front = _front(room, items, at) if items else None
    listed = room.over(shown)
    held = (front.item, *listed) if front else listed
    return ReviewPage(
        queue=replace(asked.queue, items=held, total=len(items), lost=room.over(asked.queue.lost)),
        front=front,
        rest=Slice(items=listed, total=len(rest), first=narrowed.first, limit=SHOWN),
        kinds=asked.kinds,
        narrowed=narrowed,
        report=room.over(asked.report),
        done=None,
        undone=None,
        is_old=asked.is_old,
        is_begun=asked.is_begun,
        why=asked.why,
    )


def _find(items: tuple[ReviewItem, ...], key: str, otherwise: int) -> int:
    """Return the place of a question, by its id or its claim's; without one that of the first that is listed."""
    for number, item in enumerate(items):
        if key and key in (item.id, item.claim.claim.id if item.claim else None):
            return number
    return min(max(otherwise, 0), max(len(items) - 1, 0))


def _front(room: Room, items: tuple[ReviewItem, ...], at: int) -> Front:
    """Return the question in front, with all names: whoever decides has to see them."""
    item = items[at]
    shown = room.for_deciding(item)
    yes, no = yes_no(item)
    return Front(
        item=shown,
        number=at + 1,
        many=len(items),
        seen=seen(item),
        yes=yes,
        no=no,
        alike=len(find_alike(item, items)),
        fields=tuple(_fields(shown)),
        before=items[at - 1].id if at > 0 else None,
        after=items[at + 1].id if at + 1 < len(items) else None,
    )


def _fields(item: ReviewItem) -> Iterator[tuple[str, str]]:
    if item.claim is not None:
        yield from ((field, read_field(item.claim.claim, field)) for field in FIELDS)


def _done(room: Room, desk: Desk, number: int, also: int) -> Done:
    past = room.over(desk.past(number))
    return Done(past=past, words=DONE_WORDS.get(past.change.action, past.change.action), also=max(also, 0))
