"""Whose names an answer shows: not those of minors, victims and witnesses; of private people only if somebody asks.

What one report of a story says of somebody holds for the other reports of that story, where they have the same full
name: whose name is blocked in one is shown from none, and who holds an office in one is no private person in another.
A veil changes what people read, never what is stored: whoever asks for names answers for them (docs/ethics.md, rules 11
and 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from sayso.ask.answers import ClaimSheet
from sayso.ask.story_choice import choose_beside
from sayso.ask.veil import Veil, veil_of
from sayso.model.analysis import SHELTERED, Analysis
from sayso.resolve.people import UNNAMED, Person, find_people, find_sheltered_names, private_names
from sayso.resolve.words import fold
from sayso.store import View


class Names(Enum):
    """Whose names are shown, and to whom."""

    OF_THE_PUBLIC = auto()  # private people by what the report calls them: what is read by default
    OF_ALL = auto()  # whoever looks asked for names; still nobody whose name is blocked
    FOR_MACHINES = auto()  # likewise, and every place in a text stays where it was

    @classmethod
    def asked(cls, names: bool, *, as_json: bool = False) -> Names:
        """Return whose names are shown where they were asked for or not."""
        if as_json:
            return cls.FOR_MACHINES
        return cls.OF_ALL if names else cls.OF_THE_PUBLIC


@dataclass(frozen=True, slots=True)
class People:
    """The people of one report: those that it names, and the names that were left out of the index."""

    document: str
    named: tuple[Person, ...]
    sheltered: tuple[str, ...]

    @classmethod
    def of(cls, analysis: Analysis) -> People:
        """Return the people of a report."""
        return cls(analysis.document.id, find_people(analysis), find_sheltered_names(analysis))


def find_private(analysis: Analysis) -> Mapping[str, str]:
    """Return the private people of a report, by their ids as entities of its analysis, with what to show for a name."""
    return {person.entity: person.described for person in find_people(analysis) if person.is_private}


def veil_sheet(sheet: ClaimSheet, names: Names = Names.OF_THE_PUBLIC, veil: Veil | None = None) -> ClaimSheet:
    """Return a sheet as it may be shown; ``veil`` is that of its collection, where it has one."""
    over = make_veil([[People.of(sheet.analysis)]], names) if veil is None else veil
    return replace(over.over(sheet), veiled=over.by_report[sheet.document.id].line)


def find_veil(view: View, documents: Iterable[str] | None, names: Names) -> Veil:
    """Return the veil over reports of a collection, with what the other reports of their stories say of people.

    ``None`` means all of them. Of a very large story those nearest in time are asked, and all that have a blocked name.
    """
    wanted = None if documents is None else set(documents)
    blocking = set(view.with_abstentions(SHELTERED))
    stories = [group for group in view.stories() if wanted is None or wanted & set(group)]
    if names is not Names.OF_THE_PUBLIC and wanted is None:  # nobody else's name is hidden
        stories = [group for group in stories if blocking & set(group)]
    chosen = [_asked(view, group, wanted, blocking) for group in stories]
    return make_veil(([People.of(view.analysis(d)) for d in group] for group in chosen), names)


def _asked(view: View, group: Sequence[str], wanted: set[str] | None, blocking: set[str]) -> list[str]:
    if wanted is None:
        return list(group)
    beside = {near for document in sorted(wanted & set(group))[:1] for near in choose_beside(view, document)}
    return [document for document in group if document in wanted | beside | blocking]


def make_veil(stories: Iterable[Sequence[People]], names: Names = Names.OF_THE_PUBLIC) -> Veil:
    """Return the veil over the reports of some stories; each report's own for what belongs to it."""
    by_report: dict[str, Veil] = {}
    for story in stories:
        by_report.update(_of_story(story, names))
    shown: dict[str, str] = {}
    for veil in by_report.values():
        for name, words in veil.shown.items():
            shown[name] = UNNAMED if UNNAMED in (words, shown.get(name)) else shown.get(name, words)
    kept = {name for veil in by_report.values() for name in veil.kept}
    whole = veil_of(shown, kept, keeps_length=names is Names.FOR_MACHINES)
    return replace(whole, by_report=by_report)


def _of_story(story: Sequence[People], names: Names) -> Iterator[tuple[str, Veil]]:
    blocked = {fold(name) for report in story for name in report.sheltered if " " in name}
    public = {person.name for report in story for person in report.named if person.role is not None}
    described = _described(story) if names is Names.OF_THE_PUBLIC else {}
    for report in story:
        people = [person for person in report.named if person.name not in blocked]
        told = {person.entity: person.described for person in people if person.is_private and person.name not in public}
        private = [person for person in people if person.name in described and person.name not in public]
        kept = {name for person in people if person not in private for name in person.names}
        as_told = [replace(described[person.name], names=person.names) for person in private]
        shown = {name: words for name, words in private_names(as_told) if name not in kept}
        shown |= {name: UNNAMED for person in report.named if person.name in blocked for name in person.names}
        shown |= dict.fromkeys(report.sheltered, UNNAMED)
        yield report.document, veil_of(shown, kept, keeps_length=names is Names.FOR_MACHINES, private=told)


def _described(story: Sequence[People]) -> Mapping[str, Person]:
    """Return the private people of a story by their full names, as the first report that describes them does."""
    found: dict[str, Person] = {}
    for person in sorted((p for report in story for p in report.named if p.is_private), key=lambda p: p.document):
        found.setdefault(person.name, person)
    return found
