"""Which reports of a collection are meant by what a person types: ids, names, a period; nothing else is loaded."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from sayso.ask.answers import ReportName
from sayso.ask.story_answers import StoryHeading
from sayso.ask.story_scope import Scope
from sayso.errors import NotFound
from sayso.model.analysis import Analysis
from sayso.model.edtf import earliest, latest
from sayso.store import Heading, View

_BEGINS = re.compile(r"(?:doc-)?[0-9a-f]{4,16}")
_HINT = "Name a report by its id or its beginning (`sayso list`), or somebody whom the reports name."


def choose_reports(view: View, scope: Scope) -> tuple[str, ...]:
    """Return the ids of the reports that are meant, by publication.

    Raises:
        NotFound: if a name fits nothing, or the beginning of an id fits several.
    """
    headings = view.documents()
    chosen = _named(view, scope.names, headings) if scope.names else {heading.id for heading in headings}
    return tuple(h.id for h in headings if h.id in chosen and is_within(h, scope))


MOST_BESIDE = 300
"""So many reports of a story are looked at for the sheet of one of them: those nearest in time."""


def choose_beside(view: View, report: str) -> tuple[str, ...]:
    """Return the reports of the story that a report belongs to, of a very large one those published nearest to it."""
    story = view.story_of(report)
    first = min(max(0, story.index(report) - MOST_BESIDE // 2), max(0, len(story) - MOST_BESIDE))
    return story[first : first + MOST_BESIDE]


def is_within(heading: Heading, scope: Scope) -> bool:
    """Whether a report may have been published in a period; undated ones only where none is given."""
    if scope.since is None and scope.until is None:
        return True
    if heading.published is None:
        return False
    first, last = earliest(heading.published), latest(heading.published)
    begins, ends = earliest(scope.since), latest(scope.until)
    return not ((begins and last and last < begins) or (ends and first and first > ends))


def list_stories(view: View, scope: Scope) -> tuple[StoryHeading, ...]:
    """Return the stories of a collection, by their first report; of a period, those that have a report in it."""
    headings = {heading.id: heading for heading in view.documents()}
    groups = ([headings[id_] for id_ in group] for group in view.stories())
    return tuple(_heading(group) for group in groups if any(is_within(heading, scope) for heading in group))


def _heading(group: Sequence[Heading]) -> StoryHeading:
    days = [heading.published for heading in group if heading.published is not None]
    return StoryHeading(
        title=next((heading.title for heading in group if heading.title), None),
        reports=tuple(ReportName(id=h.id, title=h.title, publisher=h.publisher, published=h.published) for h in group),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _named(view: View, names: Sequence[str], headings: Sequence[Heading]) -> set[str]:
    found = [find_report(name, headings) for name in names]
    if len(found) == 1 and found[0] is not None:
        return set(view.story_of(found[0]))
    chosen = {id_ for id_ in found if id_ is not None}
    others = [name for name, id_ in zip(names, found, strict=True) if id_ is None]
    if others:
        analyses = tuple(view.analyses())
        chosen |= {id_ for name in others for id_ in find_named(name, analyses)}
    return chosen


def find_report(name: str, headings: Sequence[Heading]) -> str | None:
    """Return the report of this id, given id or beginning of an id; ``None`` where the words are no id.

    Raises:
        NotFound: if they begin the ids of several.
    """
    exact = [heading.id for heading in headings if name in (heading.id, heading.given_id)]
    if len(exact) == 1:
        return exact[0]
    bare = name.removeprefix("doc-")
    begun = [h.id for h in headings if _BEGINS.fullmatch(name) and h.id.removeprefix("doc-").startswith(bare)]
    found = exact or begun
    if len(found) > 1:
        raise NotFound(f"{len(found)} reports fit {name!r}: {', '.join(found[:5])}.", hint="Give more of the id.")
    return found[0] if found else None


def find_named(name: str, analyses: Iterable[Analysis]) -> list[str]:
    """Return the reports that an outlet published or that name somebody, as whole words, whatever case and accents.

    Raises:
        NotFound: if none does.
    """
    wanted = f" {_folded(name)} "
    found = [a.document.id for a in analyses if any(wanted in f" {_folded(known)} " for known in _names(a))]
    if not wanted.strip() or not found:
        raise NotFound(f"Nothing in the collection fits {name!r}.", hint=_HINT)
    return found


def _names(analysis: Analysis) -> list[str]:
    entities = [name for entity in analysis.entities for name in (entity.name, *entity.aliases)]
    return [analysis.document.publisher.value or "", *entities]


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
