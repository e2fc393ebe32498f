"""Who is who in a collection: what people judged and rules hold of the names that its reports have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sayso.ask.answers import ReportName
from sayso.ask.lists import Listed, find_listed
from sayso.errors import NotFound
from sayso.model.analysis import Analysis
from sayso.model.identity import Appearance, Entity, Proposal
from sayso.model.judgements import Judgement
from sayso.model.replies import ReplyKind
from sayso.resolve.appearances import find_appearances
from sayso.resolve.binding import LostJudgement, bind_judgements
from sayso.resolve.identity import propose
from sayso.resolve.places import judge_places
from sayso.resolve.resolver import Identities, resolve
from sayso.resolve.rulings import RECORD, Link
from sayso.resolve.words import fold
from sayso.store import Store, View

VERSION = "3"
"""Of what is kept of whom reports name: another number asks every report again."""

AT_ONCE = 100
"""So many reports are asked before what was found is written down."""

Propose = Callable[[Sequence[Appearance]], Sequence[Proposal]]


@dataclass(frozen=True)
class WhoIsWho:
    """Who is who, with what it rests on.

    ``judgements`` are people's and rules', bound to the readings of now; ``lost`` are those of people that find their
    words no more. ``reports`` are the names of all reports, by document id.
    """

    appearances: tuple[Appearance, ...]
    judgements: tuple[Judgement, ...]
    proposals: tuple[Proposal, ...]
    reports: Mapping[str, ReportName] = field(default_factory=dict)
    lost: tuple[LostJudgement, ...] = ()
    listed: Mapping[str, Listed] = field(default_factory=dict)
    """Entries of users' lists that people judged about, by id."""

    wrote: Mapping[str, str] = field(default_factory=dict)
    """Who wrote the replies (by id) that say a report means somebody else, in words."""
    state: str = ""
    """What stands for the readings that it was taken from."""

    @cached_property
    def identities(self) -> Identities:
        """Who is who."""
        return resolve(self.appearances, self.judgements, self.proposals)

    @cached_property
    def by_id(self) -> Mapping[str, Appearance]:
        """The appearances by their ids."""
        return {appearance.id: appearance for appearance in self.appearances}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Appearance, ...]]:
        """The appearances by each of their names, folded; by report and place in it."""
        found: dict[str, list[Appearance]] = defaultdict(list)
        for appearance in sorted(self.appearances, key=lambda a: (a.document, a.uses[0].span, a.id)):
            for name in {fold(appearance.name), *(fold(use.name) for use in appearance.uses)}:
                found[name].append(appearance)
        return {name: tuple(there) for name, there in found.items()}

    @cached_property
    def links(self) -> Mapping[str, tuple[Link, ...]]:
        """What makes each entity (``who-``) that has several members."""
        found: dict[str, list[Link]] = defaultdict(list)
        for link in self.identities.links:
            found[self.identities.canonical(link.left)].append(link)
        return {id_: tuple(links) for id_, links in found.items()}

    @cached_property
    def _by_entity(self) -> Mapping[tuple[str, str], Appearance]:
        return {(appearance.document, appearance.entity): appearance for appearance in self.appearances}

    def appearance(self, document: str, entity: str | None) -> Appearance | None:
        """Return the appearance that was taken from an entity of a report's analysis; ``None`` if it has no name."""
        return None if entity is None else self._by_entity.get((document, entity))

    def entity(self, document: str, entity: str | None) -> Entity | None:
        """Return who an entity of a report's analysis is in the collection; ``None`` if it has no name."""
        found = self.appearance(document, entity)
        return None if found is None else self.identities.entity(found.id)

    def id_of(self, document: str, entity: str | None) -> str | None:
        """Return the id (``who-``) of an entity of a report's analysis; ``None`` if it has no name."""
        found = self.entity(document, entity)
        return None if found is None else found.id

    def with_judgements(self, made: Iterable[Judgement]) -> WhoIsWho:
        """Return who would be who with some more judgements."""
        return replace(self, judgements=(*self.judgements, *made))


def note_names(store: Store, propose: Propose = propose) -> None:
    """Find whom reports name that were not asked yet, and what rules hold of pairs of them; keep both."""
    with store.view() as view:
        unnamed = view.unnamed(VERSION)
    for first in range(0, len(unnamed), AT_ONCE):
        with store.view() as view:
            analyses = [view.analysis(document) for document in unnamed[first : first + AT_ONCE]]
        store.note_named([(each, find_appearances(each), judge_places([each])) for each in analyses], VERSION)
    with store.view() as view:
        state = view.naming_state(VERSION)
        named, _ = ((), ()) if view.has_proposals(state) else view.named(VERSION)
    if named:
        store.note_proposals(state, propose(named))


def find_who_is_who(view: View, earlier: WhoIsWho | None = None) -> WhoIsWho:
    """Return who is who in one state of a collection, as far as :func:`note_names` has come.

    ``earlier`` is what was found before; of it is taken again what is still so.
    """
    state = view.naming_state(VERSION)
    known = _as_read(view, state) if earlier is None or earlier.state != state else earlier
    rules = tuple(judgement for judgement in known.judgements if judgement.machine)
    bound, lost = bind_judgements(view.judgements(), known.appearances, _analyses(view))
    found = replace(
        known, judgements=(*bound, *rules), lost=lost, listed=find_listed(view, _records(view)), wrote=_wrote(view)
    )
    return earlier if earlier is not None and earlier == found else found


def _as_read(view: View, state: str) -> WhoIsWho:
    """Return what no person had a part in."""
    named, ruled = view.named(VERSION)
    names = (ReportName(id=h.id, title=h.title, publisher=h.publisher, published=h.published) for h in view.documents())
    return WhoIsWho(
        appearances=named,
        judgements=ruled,
        proposals=view.proposals(state),
        reports={name.id: name for name in names},
        state=state,
    )


def _wrote(view: View) -> dict[str, str]:
    flags = (reply for reply in view.replies() if reply.kind is ReplyKind.NOT_US)
    return {reply.id: f"{reply.party}, who wrote to us on {reply.received_at}" for reply in flags}


def _records(view: View) -> set[str]:
    return {id_ for made in view.judgements() for id_ in (made.left, made.right) if id_.startswith(RECORD)}


def _analyses(view: View) -> Callable[[str], Analysis | None]:
    """Return what looks up how a document is read now, each once."""
    known: dict[str, Analysis | None] = {}

    def analysis_of(document: str) -> Analysis | None:
        if document not in known:
            try:
                known[document] = view.analysis(document)
            except NotFound:
                known[document] = None
        return known[document]

    return analysis_of
