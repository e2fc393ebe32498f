"""Where people decide: judgements, reviews, reference lists, and the history of all that was decided.

Open it beside a collection and say who decides: ``Desk.open("case.db", by="the desk")``. Each call is one change, which
is taken back as one; nothing is erased. Answers after a change was taken back are what they were before it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sayso.ask.deciding import Decided, Quote, overruled, say_different, say_same, say_unsure
from sayso.ask.history import Past, tell_history
from sayso.ask.list_matches import ListMatch, find_matches
from sayso.ask.lists import HeldList, ListGiven, find_entry, find_list, find_lists
from sayso.ask.reply_book import ReplyBook, tell_book
from sayso.ask.reply_making import Put, Received, make_reply, make_request
from sayso.ask.review_answers import ItemKind, Reviewed, ReviewItem, ReviewQueue
from sayso.ask.review_decisions import confirm, correct_fields, put_off, reject, rule, verdict_of
from sayso.ask.review_fresh import why_closed
from sayso.ask.review_material import gather_material
from sayso.ask.review_queue import Material, build_queue, find_moot, list_reviewed
from sayso.ask.who import WhoIsWho
from sayso.ask.who_named import find_named
from sayso.ask.who_words import change_line, name_line, ruling_line
from sayso.collection import Collection
from sayso.errors import BadDecision, NotFound
from sayso.export.annotated import annotate
from sayso.ingest.reference_lists import read_list
from sayso.model.identity import NameUse
from sayso.model.judgements import Change, Fault, Judgement, Review, Verdict
from sayso.model.replies import ReplyKind
from sayso.resolve.rulings import RECORD, Link
from sayso.store.shared import Loaded, read_lines, to_line


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Desk:
    """Decisions about one collection, by one person; open with :meth:`open`."""

    def __init__(self, collection: Collection, *, by: str = "", now: Callable[[], str] = _now) -> None:
        self.collection = collection
        self.store = collection.store
        self.by = by
        self.now = now

    @classmethod
    def open(cls, target: str | Path, *, by: str = "") -> Desk:
        """Open the desk beside the collection at a path or URL.

        Raises:
            StoreError: if it cannot be opened; :class:`sayso.errors.NotFound` if it is not there.
        """
        return cls(Collection.open(target, create=False), by=by)

    def __enter__(self) -> Desk:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.collection.__exit__(kind, error, traceback)

    # Who is who

    def who(self) -> WhoIsWho:
        """Return who is who, with what it rests on."""
        return self.collection.who()

    def merge(self, names: Sequence[str], *, why: str) -> Decided:
        """Judge that names are one: each a name, ``name@report``, or an id (``who-``, ``app-``, ``rec-``, ``geo-`` …).

        Raises:
            NotFound: if a name is nobody's, or several people's.
            BadDecision: if an earlier judgement stands against it.
        """
        return self._rule("merge", names, why, lambda who, ids: say_same(who, ids, self._quote()))

    def split(self, names: Sequence[str], *, why: str) -> Decided:
        """Judge that the first is not the same as any other; of an entity, its own names can be taken out.

        Raises:
            NotFound: if a name is nobody's, or several people's.
            BadDecision: if they were parted before.
        """
        return self._rule("split", names, why, lambda who, ids: say_different(who, ids[0], ids[1:], self._quote()))

    def unsure(self, names: Sequence[str], *, why: str = "") -> Decided:
        """Judge that it cannot be told whether the first is the same as each other; no rule makes them one then.

        Raises:
            NotFound: if a name is nobody's, or several people's.
            BadDecision: if an earlier judgement says more.
        """
        return self._rule("unsure", names, why, lambda who, ids: say_unsure(who, ids, self._quote()))

    def undo(self, number: int | None = None, *, why: str = "") -> Decided:
        """Take back a change, the newest that stands where no number is given. It is kept, with who, when and why.

        Raises:
            NotFound: if there is none, or it was taken back before.
        """
        before = self.who()
        with self.store.view() as view:
            standing = [change.number for change in view.changes() if change.stands]
        if number is None and not standing:
            raise NotFound("There is nothing to take back.", hint="`sayso history` lists what was changed.")
        known = standing[-1] if number is None else number
        change = self.store.withdraw_change(known, at=self.now(), by=self.by, why=why)
        past = next(past for past in self._history(before) if past.change.id == change.id)
        return _decided(change, past.lines, before, self.who(), past.judgements)

    # What the machine left open

    def review_queue(
        self, report: str | None = None, *, kinds: Iterable[ItemKind] = (), limit: int | None = None
    ) -> ReviewQueue:
        """Return what people are asked, the most telling first; with ``report``, about each of its claims.

        Raises:
            NotFound: if there is no such report.
        """
        with self.store.view() as view:
            if report is not None:
                known = view.find_document(report).id
                of_one = Material(analyses=[view.analysis(known)], reviews=view.reviews(known))
                return build_queue(of_one, report=known, kinds=kinds, limit=limit)
        who, stories = self.who(), tuple(self.collection.told())
        with self.store.view() as view:
            return build_queue(gather_material(view, who, stories), kinds=kinds, limit=limit)

    def why_closed(self, item: ReviewItem) -> str:
        """Return why a question can no more be answered as it was asked, in a sentence; empty where it can."""
        who = None if item.claim is not None else self.who()
        with self.store.view() as view:
            return why_closed(view, who, item)

    def accept(self, item: ReviewItem, *, why: str = "") -> Change:
        """Say yes: the claim is read rightly, the two are one, they are independent, one rests on the other.

        Raises:
            BadDecision: if an earlier judgement stands against it.
        """
        if item.claim is not None:
            return self._review("accept", confirm(item.claim.claim, item.claim.report.id), why=why)
        if item.kind is ItemKind.IDENTITY and not item.is_flag:
            return self.merge(item.pair, why=why).change
        return self._judge("accept", rule(item, verdict_of(item.kind, accepted=True)), why)

    def accept_all(self, items: Iterable[ReviewItem], *, why: str = "") -> Change:
        """Say yes to several questions at once: one change, taken back as one.

        Of claims each is read rightly; of pairs of names all of them are one.

        Raises:
            BadDecision: if there is none, they are of several kinds, or an earlier judgement stands against it.
        """
        items = tuple(items)
        claims = [item.claim for item in items if item.claim is not None]
        if not items or len(claims) not in (0, len(items)):
            raise BadDecision("Claims and other questions are not accepted at once.", hint="Choose those of one kind.")
        if claims:
            return self._review("accept", *(confirm(each.claim, each.report.id) for each in claims), why=why)
        ids = dict.fromkeys(id_ for item in items for id_ in item.pair)
        return self.merge(tuple(ids), why=why).change

    def reject(self, item: ReviewItem, fault: Fault | None = None, *, why: str = "") -> Change:
        """Say no; of a claim, also what is wrong with it.

        Raises:
            BadDecision: if an earlier judgement stands against it.
        """
        if item.claim is not None:
            made = reject(item.claim.claim, item.claim.report.id, fault or Fault.OTHER)
            return self._review("reject", made, why=why)
        if item.is_flag:
            return self._somebody_else(item, why)
        if item.kind is ItemKind.IDENTITY:
            return self.split(item.pair, why=why).change
        return self._judge("reject", rule(item, verdict_of(item.kind, accepted=False)), why)

    def correct(self, item: ReviewItem, fields: Mapping[str, str], *, why: str = "") -> Change:
        """Say what fields of a claim should be (:data:`sayso.ask.correcting.FIELDS`); the machine's reading is kept.

        Raises:
            BadDecision: if it is no claim, or the report does not bear it.
        """
        if item.claim is None:
            raise BadDecision("Only a claim can be corrected.", hint="Say yes, no, or that it cannot be told.")
        with self.store.view() as view:
            analysis = view.analysis(item.claim.report.id)
        return self._review("correct", correct_fields(item.claim.claim, fields, analysis), why=why)

    def cannot_tell(self, item: ReviewItem, *, why: str = "") -> Change:
        """Say that nobody can tell of the two that a question compares.

        Raises:
            BadDecision: if it is about a claim, or an earlier judgement says more.
        """
        if item.claim is not None:
            raise BadDecision("That is for two that are compared.", hint="Skip the claim to put it off.")
        if item.kind is ItemKind.IDENTITY and not item.is_flag:
            return self.unsure(item.pair, why=why).change
        return self._judge("unsure", rule(item, Verdict.UNSURE), why)

    def skip(self, item: ReviewItem) -> Change:
        """Put a question off: nothing is otherwise, and it comes last."""
        made = put_off(item)
        return self._review("skip", made, why="") if isinstance(made, Review) else self._judge("skip", made, "")

    def moot(self, items: Iterable[ReviewItem]) -> tuple[str, ...]:
        """Return the questions (ids) about who is who that are answered by what was judged meanwhile."""
        return find_moot(items, self.who().identities)

    def reviewed(self) -> Reviewed:
        """Return what people decided about claims, and what of it finds its words no more."""
        with self.store.view() as view:
            return list_reviewed(list(view.analyses()), view.reviews())

    def annotated(self) -> str:
        """Return what people confirmed and corrected as annotated reports; empty where there is nothing."""
        with self.store.view() as view:
            return annotate(view.analyses(), view.reviews())

    def _somebody_else(self, item: ReviewItem, why: str) -> Change:
        """Judge that a report means another than who wrote: its name is parted from those that are not in doubt."""
        who, (name, flag) = self.who(), item.pair
        with self.store.view() as view:
            flagged = {a.document for reply in view.replies() if reply.id == flag for a in reply.named}
        entity = who.identities.entity(name)
        members = [who.by_id[member] for member in entity.members] if entity is not None else []
        others = [each.id for each in members if each.document not in flagged]
        parted = say_different(who, name, others, self._quote()) if others else ()
        return self._judge("reject", rule(item, verdict_of(item.kind, accepted=False)), why, *parted)

    def _review(self, action: str, *made: Review, why: str) -> Change:
        return self.store.review(made, action=action, by=self.by, at=self.now(), why=why)

    def _judge(self, action: str, made: Judgement, why: str, *more: Judgement) -> Change:
        return self.store.judge([made, *more], action=action, by=self.by, at=self.now(), why=why)

    # The right of reply

    def put(self, put: Put, *, why: str = "") -> Change:
        """Record that something was put to a party: to whom, the words, the claims, when and how.

        Raises:
            BadDecision: if words, party or date are missing or none.
            NotFound: if there is no such claim, or several are called so.
        """
        who = self.who()
        with self.store.view() as view:
            made = make_request(view, who, put, by=self.by, today=self.now()[:10])
        return self.store.put([made], by=self.by, at=self.now(), why=why)

    def receive(self, received: Received, *, why: str = "") -> Change:
        """Record what a party answered, in its words; "this is not us" (``NOT_US``) opens a question to people.

        Raises:
            BadDecision: if words, party or date are missing or none.
            NotFound: if there is no such request or claim, or several are called so.
        """
        who = self.who()
        with self.store.view() as view:
            made = make_reply(view, who, received, today=self.now()[:10])
        action = "flag" if made.kind is ReplyKind.NOT_US else "receive"
        return self.store.receive([made], action=action, by=self.by, at=self.now(), why=why)

    def replies(self) -> ReplyBook:
        """Return what was put to whom and what they answered, each request with its replies."""
        who = self.who()
        with self.store.view() as view:
            return tell_book(view, who.id_of, today=self.now()[:10])

    # Users' lists

    def import_list(self, data: bytes, file: str, said: ListGiven, *, why: str = "") -> HeldList:
        """Keep a list of known entities, read from the bytes of a file. What it says stays its own word.

        Raises:
            BadTable: if it cannot be read as a list; BadRecord likewise.
        """
        read = read_list(data, file, keeper=(said.authority, said.name))
        given = said.reference_list(data)
        made = self.store.import_list(given, read.records, by=self.by, at=self.now(), why=why)
        return HeldList(list=made, entries=len(read.records), left_out=read.left_out)

    def lists(self) -> tuple[HeldList, ...]:
        """Return every list, by import; those that were removed too."""
        with self.store.view() as view:
            return find_lists(view)

    def remove_list(self, key: str, *, why: str) -> HeldList:
        """Take back the import of a list: nothing is compared with it any more. It is kept, with who, when and why.

        Raises:
            NotFound: if there is no such list, or several.
        """
        held = find_list(self.lists(), key)
        assert held.list.change is not None  # noqa: S101 - what is stored has its change
        change = self.store.withdraw_change(held.list.change.number, at=self.now(), by=self.by, why=why)
        return replace(held, list=replace(held.list, change=change))

    def list_matches(self) -> tuple[ListMatch, ...]:
        """Return whom the reports name who may be an entry of a list; nobody is one until a person judges so."""
        who = self.who()
        with self.store.view() as view:
            return find_matches(who, view)

    # History

    def history(self) -> tuple[Past, ...]:
        """Return every change that people made, the newest first; those that were taken back too."""
        return self._history(self.who())

    def _history(self, who: WhoIsWho) -> tuple[Past, ...]:
        with self.store.view() as view:
            made = view.changes(), view.judgements(), view.reviews(), view.lists()
            put, answered = view.requests(), view.replies()
            return tell_history(who, *made, marks=view.marks(), requests=put, replies=answered)

    def retell(self, number: int) -> Decided:
        """Return what a change that stands did, as it was told when it was made.

        Raises:
            NotFound: if there is none.
        """
        past, after = self.past(number), self.who()
        others = tuple(j for j in after.judgements if j.change is None or j.change.number != number)
        return _decided(past.change, past.lines, replace(after, judgements=others), after, past.judgements)

    def past(self, number: int) -> Past:
        """Return one change by its number, taken back or not.

        Raises:
            NotFound: if there is none.
        """
        found = next((past for past in self.history() if number and past.change.number == number), None)
        if found is None:
            raise NotFound(f"There is no change {number}.", hint="The history lists them.")
        return found

    def dump(self) -> Iterator[str]:
        """Yield what people decided as JSON Lines, by number; load them into another collection with :meth:`load`."""
        with self.store.view() as view:
            shared = view.shared()
        return map(to_line, shared)

    def load(self, lines: Iterable[str], name: str) -> Loaded:
        """Take over what was decided elsewhere: all lines, or none. ``name`` is what the lines come from.

        Raises:
            BadRecord: at a line that is none of :meth:`dump`.
        """
        return self.store.take_over(list(read_lines(lines, name)))

    def _rule(
        self,
        action: str,
        names: Sequence[str],
        why: str,
        ruling: Callable[[WhoIsWho, list[str]], tuple[Judgement, ...]],
    ) -> Decided:
        who = self._with_entries(self.who(), names)
        made = ruling(who, [find_named(who, name) for name in names])
        change = self.store.judge(made, action=action, by=self.by, at=self.now(), why=why)
        lines = [ruling_line(who, judgement) for judgement in made]
        return _decided(change, lines, who, self.who(), made)

    def _with_entries(self, who: WhoIsWho, names: Iterable[str]) -> WhoIsWho:
        """Return who is who with the entries of lists that are meant by names (``rec-``)."""
        with self.store.view() as view:
            entries = [find_entry(view, name) for name in names if name.startswith(RECORD)]
        return replace(who, listed={**who.listed, **{entry.record.id: entry for entry in entries}})

    def _quote(self) -> Quote:
        def quote(use: NameUse) -> str:
            with self.store.view() as view:
                return use.span.of(view.analysis(use.document).document.text)

        return quote


def _decided(
    change: Change, lines: Iterable[str], before: WhoIsWho, after: WhoIsWho, made: Iterable[Judgement]
) -> Decided:
    concerned = {after.identities.canonical(id_) for judgement in made for id_ in (judgement.left, judgement.right)}
    then, now = _fallen(before), _fallen(after)
    return Decided(
        change=change,
        lines=tuple(lines),
        entities=tuple(entity for entity in map(after.identities.entity, sorted(concerned)) if entity is not None),
        fallen=tuple(now[key] for key in sorted(now.keys() - then.keys())),
        risen=tuple(then[key] for key in sorted(then.keys() - now.keys())),
        overrules=tuple(overruled(before, after)),
    )


def _fallen(who: WhoIsWho) -> dict[tuple[str, str, str], str]:
    return {(link.left, link.right, _id(link)): _link_line(who, link) for link in who.identities.dropped}


def _id(link: Link) -> str:
    return link.change.id if link.change is not None else ""


def _link_line(who: WhoIsWho, link: Link) -> str:
    by = change_line(link.change) if link.change is not None else "a rule"
    return f"{name_line(who, link.left)} and {name_line(who, link.right)}, made one by {by}"
