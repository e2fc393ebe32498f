"""Whom somebody means who gives a name, a name in one report, or an id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.ask.who import WhoIsWho
from sayso.ask.who_words import name_line
from sayso.errors import NotFound
from sayso.lexicon.places import dispute_by_id
from sayso.lexicon.public import public_role
from sayso.model.identity import Appearance, Entity
from sayso.model.mentions import EntityType
from sayso.resolve.words import fold

GIVEN = ("rec-", "geo-", "gov-")
"""Ids of what is known from elsewhere: entries of a list, places, governments."""
_GROUND = ("geo-", "gov-")
_GROUND_ID = re.compile(r"geo-[1-9][0-9]{0,9}|gov-[A-Z]{2}")
_OWN = ("who-", "app-")
_HINT = "Give the name as “name@report”, or one of the ids."


def find_named(who: WhoIsWho, key: str) -> str:
    """Return the id that a key means: an id or its beginning, a name, or a name and its report (``Mira Venn@doc-3f``).

    Raises:
        NotFound: if nobody is named so, or several are; the message lists them.
    """
    if key.startswith(_GROUND) and not (_GROUND_ID.fullmatch(key) or dispute_by_id(key.removeprefix("geo-"))):
        raise NotFound(
            f"{key!r} is no place or government.", hint="geo- and the GeoNames number, or gov- and two capital letters."
        )
    if key.startswith(GIVEN):
        return next((id_ for id_ in sorted(who.listed) if id_.startswith(key)), key)
    if key.startswith(_OWN):
        return _the_only(who, key, [id_ for id_ in _known_ids(who, key) if id_.startswith(key)])
    name, _, report = key.rpartition("@")
    if name and report:
        here = [a.id for a in find_appearances_named(who, name) if _is_report(who, a.document, report)]
        return _the_only(who, key, here)
    return _the_only(who, key, [entity.id for entity in find_entities_named(who, key)])


def find_entities_named(who: WhoIsWho, name: str) -> tuple[Entity, ...]:
    """Return the entities that some report calls by a name, whatever its case and accents, by id."""
    found = {who.identities.canonical(appearance.id) for appearance in find_appearances_named(who, name)}
    return tuple(who.identities.by_id[id_] for id_ in sorted(found))


def list_entities(who: WhoIsWho) -> tuple[tuple[Entity, ...], int]:
    """Return the entities that several reports have, or that are probably others as well, by name.

    People to whom no report gives a public role are left out and counted: whoever is in no public role is looked up by
    somebody who has the name, and stands in no index (TRADECRAFT, section 8, rule 12).
    """
    several = [e for e in who.identities.entities if len(e.members) > 1 or e.probable]
    listed = [entity for entity in several if _is_public(who, entity)]
    return tuple(sorted(listed, key=lambda e: (e.name.casefold(), e.id))), len(several) - len(listed)


def _is_public(who: WhoIsWho, entity: Entity) -> bool:
    members = [who.by_id[member] for member in entity.members]
    roles = (public_role(post, in_a_body=bool(member.bodies)) for member in members for post in member.posts)
    return entity.type is not EntityType.PERSON or any(role is not None for role in roles)


def find_appearances_named(who: WhoIsWho, name: str) -> tuple[Appearance, ...]:
    """Return the appearances that are called by a name, by report and place in it."""
    return who.by_name.get(fold(name), ())


def _known_ids(who: WhoIsWho, key: str) -> Iterable[str]:
    return who.identities.by_id if key.startswith("who-") else who.by_id


def _is_report(who: WhoIsWho, document: str, report: str) -> bool:
    """Tell whether a report is meant by the beginning of its id, or by its outlet."""
    name = who.reports.get(document)
    outlet = name.publisher if name is not None else None
    return document.startswith((report, f"doc-{report}")) or (outlet is not None and fold(outlet) == fold(report))


def _the_only(who: WhoIsWho, key: str, found: Sequence[str]) -> str:
    if len(found) == 1:
        return found[0]
    if not found:
        raise NotFound(f"No report of the collection names {key!r}.", hint=_HINT)
    raise NotFound(f"{len(found)} are meant by {key!r}: {'; '.join(_listed(who, found[:6]))}.", hint=_HINT)


def _listed(who: WhoIsWho, ids: Iterable[str]) -> Iterable[str]:
    for id_ in ids:
        entity = who.identities.by_id.get(id_)
        members = entity.members if entity is not None else (id_,)
        more = f" and {len(members) - 1} more" if len(members) > 1 else ""
        yield f"{id_}, {name_line(who, members[0])}{more}"
