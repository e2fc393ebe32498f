"""Stories: which reports tell the same, who has it from whom, what changed on the way, and how each thing stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import Overview, Slice, StoryRow
from sayso.ask.story_answers import OriginTree, PropositionAnswer, StoryAnswer
from sayso.ask.telling import find_proposition
from sayso.export.desk_json import drift_table_to_json, tree_to_json
from sayso.export.story_json import story_to_json
from sayso.export.story_terminal import split
from sayso.model.provenance import Contest, Lifecycle
from sayso.web.days import read_day
from sayso.web.drawing.origin_tree import draw_origin_tree
from sayso.web.drawing.shapes import TreeDrawing
from sayso.web.drift_sheet import DriftSheet, set_drift
from sayso.web.pages import InRoom, page
from sayso.web.room import Room
from sayso.web.schemas.story import DriftOfStory, OriginsOfStory, Story
from sayso.web.tellings import EVERYTHING, Told

router = APIRouter()

MOST = 25
"""So many propositions stand on a page."""
_QUIET = frozenset({Contest.UNCONTESTED, Contest.RESPONDED})


def _is_denied(answer: PropositionAnswer) -> bool:
    return bool(answer.denials) or answer.corroboration.status.contest not in _QUIET


def _is_corrected(answer: PropositionAnswer) -> bool:
    return answer.corroboration.status.lifecycle is not Lifecycle.LIVE


CHOICES: Mapping[str, tuple[str, Callable[[PropositionAnswer], bool]]] = {
    "shared": ("told by several, answered or corrected", lambda answer: bool(split([answer])[0])),
    "reports": ("in more than one report", lambda answer: answer.counts.reports > 1),
    "denied": ("denied or disputed", _is_denied),
    "corrected": ("corrected or taken back", _is_corrected),
    "one": ("in one report, quietly", lambda answer: bool(split([answer])[1])),
    "all": ("all", lambda answer: True),
}
"""Which propositions of a story are shown: by what an address calls it, the words for it, and what fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoriesPage:
    """The stories of the collection. ``as_one`` is whether all reports can be told as one."""

    overview: Overview
    stories: Slice[StoryRow]
    as_one: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A way to see fewer propositions: what the address calls it, in words, and how many there are."""

    key: str
    words: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet of a story and its reports; ``name`` is ``None`` for a report that does not state it."""

    name: str | None
    reports: tuple[ReportName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story: its tree, what changed on the way, and how each thing that it says stands.

    ``numbers`` are those of the reports in the drawing and the list, by id. ``days`` are the days on which something
    was published, ``as_of`` the one that it is told as of. ``about`` is set where the tree is that of one proposition.
    """

    overview: Overview
    key: str
    told: Told
    answer: StoryAnswer
    tree: OriginTree
    drawing: TreeDrawing
    numbers: Mapping[str, int]
    drift: DriftSheet
    outlets: tuple[Outlet, ...]
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    propositions: Slice[PropositionAnswer]
    chosen: str
    choices: tuple[Choice, ...]
    days: tuple[str, ...]
    as_of: str | None
    about: PropositionAnswer | None

    @property
    def path(self) -> str:
        """Where the story is."""
        return f"/stories/{self.key}"

    @property
    def first(self) -> ReportName | None:
        """The report that names the story: the first one with a title."""
        reports = [line.report for line in self.answer.reports]
        return next((report for report in reports if report.title), reports[0] if reports else None)


@page(router, "/stories", template="stories.html", tags=("stories",))
def stories(room: InRoom, first: int = 0) -> StoriesPage:
    """List the stories of the collection, the newest first."""
    return StoriesPage(
        overview=room.index.overview(),
        stories=room.index.stories(first=max(0, first)),
        as_one=room.tellings.is_small,
    )


def _story_json(shown: StoryPage) -> Any:
    return shown.told.with_private(story_to_json(shown.answer))


def _origins_json(shown: StoryPage) -> Any:
    return shown.told.with_private(tree_to_json(shown.tree))


def _drift_json(shown: StoryPage) -> Any:
    return shown.told.with_private(drift_table_to_json(shown.told.drift))


@page(
    router,
    "/stories/{document}/origins",
    template="story_origins.html",
    twin=_origins_json,
    schema=OriginsOfStory,
    tags=("stories",),
)
def origins(room: InRoom, document: str, as_of: str = "", claim: str = "") -> StoryPage:
    """Show who had it first and who has it from whom: in all, or for what one claim or proposition says."""
    return show_story(room, document, as_of, claim=claim)


@page(
    router,
    "/stories/{document}/drift",
    template="story_drift.html",
    twin=_drift_json,
    schema=DriftOfStory,
    tags=("stories",),
)
def drift(room: InRoom, document: str, as_of: str = "") -> StoryPage:
    """Show what changed on the way from report to report."""
    return show_story(room, document, as_of)


@page(router, "/stories/{document}", template="story.html", twin=_story_json, schema=Story, tags=("stories",))
def story(room: InRoom, document: str, as_of: str = "", show: str = "", first: int = 0) -> StoryPage:
    """Tell the story of a report (or ``all``): origins, drift, and how each thing that it says stands."""
    return show_story(room, document, as_of, show=show, first=first)


def show_story(
    room: Room, document: str, as_of: str = "", *, show: str = "", first: int = 0, claim: str = ""
) -> StoryPage:
    """Return what the pages of a story show."""
    told = room.tellings.story(document, read_day(as_of))
    about = find_proposition(told.answer, claim) if claim else None
    tree = told.tree_of(about)
    drawing = draw_origin_tree(tree)
    chosen = show if show in CHOICES else _begin_with(told.answer)
    return StoryPage(
        overview=room.index.overview(),
        key=document if document == EVERYTHING else _full(told, document),
        told=told,
        answer=told.answer,
        tree=tree,
        drawing=drawing,
        numbers={mark.report.id: mark.number for mark in drawing.reports},
        drift=set_drift(told.drift, told),
        outlets=_outlets(told.answer),
        parties=find_parties(tree),
        propositions=_choose(told.answer, chosen, max(0, first)),
        chosen=chosen,
        choices=tuple(
            Choice(key=key, words=words, count=sum(map(fits, told.answer.propositions)))
            for key, (words, fits) in CHOICES.items()
        ),
        days=_days(room, document),
        as_of=told.answer.story.as_of,
        about=about,
    )


def _full(told: Told, document: str) -> str:
    """Return the whole id of the report that an address names, also where that was by its beginning."""
    reports = [held.id for held in told.telling.reports]
    begun = [id_ for id_ in reports if document in (id_, id_.removeprefix("doc-"))]
    return begun[0] if begun else next((id_ for id_ in reports if id_.startswith(document)), document)


def _begin_with(answer: StoryAnswer) -> str:
    return "shared" if split(answer.propositions)[0] else "all"


def _choose(answer: StoryAnswer, chosen: str, first: int) -> Slice[PropositionAnswer]:
    fits = CHOICES[chosen][1]
    found = tuple(filter(fits, answer.propositions))
    return Slice(items=found[first : first + MOST], total=len(found), first=first, limit=MOST)


def _outlets(answer: StoryAnswer) -> tuple[Outlet, ...]:
    """Return outlets with their reports, as they are counted: a report that states none stands alone."""
    by_key: dict[str, list[ReportName]] = {}
    for line in answer.reports:
        by_key.setdefault((line.report.publisher or line.report.id).casefold(), []).append(line.report)
    return tuple(Outlet(name=reports[0].publisher, reports=tuple(reports)) for reports in by_key.values())


def find_parties(tree: OriginTree) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the known parties, each with the origins (ids) that belong to it."""
    found: dict[str, list[str]] = {}
    for origin in tree.origins:
        if origin.party is not None:
            found.setdefault(origin.party, []).append(origin.id)
    return tuple((party, tuple(ids)) for party, ids in sorted(found.items()))


def _days(room: Room, document: str) -> tuple[str, ...]:
    """Return the days on which reports of the story were published, or what they said was taken back."""
    story = room.tellings.story(document).answer.story
    published = {held.analysis.document.published.value for held in story.reports}
    return tuple(sorted({day for day in (*published, *(a.at for a in story.amendments)) if day}))
