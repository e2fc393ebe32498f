"""Which reports of a collection a brief is of, by what a person types: ids, names, an outlet, a period.

Stories are told apart and put beside each other: a name that two stories share makes no person (TRADECRAFT, section 8,
rule 13). Somebody in no public role has no brief (rule 12).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.ask.brief_answers import listed
from sayso.ask.story_choice import find_report, is_within
from sayso.ask.story_scope import Scope
from sayso.ask.subject import NoView
from sayso.ask.who import WhoIsWho
from sayso.collection import Collection
from sayso.errors import LimitExceeded, NotFound
from sayso.model.identity import Entity
from sayso.model.mentions import EntityType
from sayso.resolve.words import fold
from sayso.store import Heading

MOST_REPORTS = 1000
"""A brief of more reports than this is refused: nobody reads it, and it would take very long to make."""
_HINT = "Name a report by its id, an outlet, or somebody whom the reports name; `sayso who` lists names."


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which reports a brief is of: each story's by itself. ``whole`` are those of which everything is wanted.

    ``about`` are entities of which the others are wanted, each with the id that it has in a report's analysis;
    ``people`` those of them that are persons.
    """

    groups: tuple[tuple[str, ...], ...]
    whole: frozenset[str]
    about: frozenset[tuple[str, str]]
    people: frozenset[tuple[str, str]]
    words: str


def choose(collection: Collection, scope: Scope) -> Chosen:
    """Return the reports that are meant, by story.

    Raises:
        NotFound: if a name fits nothing, or there is no view of whom it names.
        LimitExceeded: if they are too many.
    """
    collection.stories()
    with collection.store.view() as view:
        headings, stories = view.documents(), view.stories()
    within = {heading.id for heading in headings if is_within(heading, scope)}
    found = [_meant(collection, name, headings, stories) for name in scope.names] or [_all(headings)]
    documents = frozenset(document for one in found for document in one.documents) & within
    if not documents:
        raise NotFound("No report of the collection is meant.", hint="Name others, or a longer period.")
    if len(documents) > MOST_REPORTS:
        raise LimitExceeded(
            f"That is a brief of {len(documents):,} reports; at most {MOST_REPORTS:,} are taken.",
            hint="Name a story or somebody, or narrow the period with --since and --until.",
        )
    reports_only = bool(scope.names) and all(one.is_report for one in found)
    groups = [tuple(d for d in story if d in documents) for story in stories]
    in_order = tuple(heading.id for heading in headings if heading.id in documents)
    return Chosen(
        groups=(in_order,) if reports_only else tuple(group for group in groups if group),
        whole=frozenset(document for one in found if not one.entities for document in one.documents),
        about=frozenset(pair for one in found for pair in one.entities),
        people=frozenset(pair for one in found for pair in one.people),
        words=_words(scope, found),
    )


@dataclass(frozen=True, slots=True)
class _Meant:
    words: str
    documents: frozenset[str]
    entities: frozenset[tuple[str, str]] = frozenset()
    people: frozenset[tuple[str, str]] = frozenset()
    is_report: bool = False


def _all(headings: Sequence[Heading]) -> _Meant:
    return _Meant("everything in the collection", frozenset(heading.id for heading in headings))


def _meant(collection: Collection, name: str, headings: Sequence[Heading], stories: Sequence[Sequence[str]]) -> _Meant:
    """Return what one name means: a report (its story, where it is the only name), an outlet, or somebody."""
    report = None if name.startswith("who-") else find_report(name, headings)
    if report is not None:
        title = next(heading.title for heading in headings if heading.id == report)
        story = next((story for story in stories if report in story), (report,))
        return _Meant(f"the story of “{title or report}”", frozenset(story), is_report=True)
    outlet = frozenset(heading.id for heading in headings if _is_called(heading.publisher, name))
    if outlet:
        return _Meant(f"what {name} published", outlet)
    return _named(collection, name)


def _is_called(publisher: str | None, name: str) -> bool:
    return publisher is not None and fold(publisher).removeprefix("the ") == fold(name).removeprefix("the ")


def _named(collection: Collection, name: str) -> _Meant:
    """Return everybody who is meant by a name or id; a person only where there is a view of them (rule 12)."""
    who = collection.who()
    entities = _entities(who, name)
    if not entities:
        raise NotFound(f"Nothing in the collection fits {name!r}.", hint=_HINT)
    looked = [(entity, collection.look_at(entity, who)) for entity in entities]
    shown = [entity for entity, view in looked if not isinstance(view, NoView)]
    if not shown:
        raise NotFound(next(view.sentence for _, view in looked if isinstance(view, NoView)))
    pairs = {entity.id: frozenset(_pairs(who, entity)) for entity in shown}
    people = [pairs[entity.id] for entity in shown if entity.type is EntityType.PERSON]
    return _Meant(
        words=f"what is said of and by “{shown[0].name}”",
        documents=frozenset(document for found in pairs.values() for document, _ in found),
        entities=frozenset[tuple[str, str]]().union(*pairs.values()),
        people=frozenset[tuple[str, str]]().union(*people),
    )


def _entities(who: WhoIsWho, name: str) -> list[Entity]:
    if name.startswith("who-"):
        found = [entity for id_, entity in sorted(who.identities.by_id.items()) if id_.startswith(name)]
        return found if len(found) == 1 else []
    wanted = f" {fold(name)} "
    keys = [known for known in who.by_name if wanted.strip() and wanted in f" {known} "]
    ids = {who.identities.canonical(a.id) for key in keys for a in who.by_name[key] if not a.is_media}
    return [who.identities.by_id[id_] for id_ in sorted(ids)]


def _pairs(who: WhoIsWho, entity: Entity) -> Iterator[tuple[str, str]]:
    for member in entity.members:
        appearance = who.by_id[member]
        yield appearance.document, appearance.entity


def _words(scope: Scope, found: Iterable[_Meant]) -> str:
    said = listed(tuple(dict.fromkeys(one.words for one in found)))
    if scope.since is None and scope.until is None:
        return said[:1].upper() + said[1:]
    period = f"reports published from {scope.since or 'the beginning'} to {scope.until or 'now'}"
    return f"{said[:1].upper()}{said[1:]}; {period}"
