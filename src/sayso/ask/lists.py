"""Users' lists of known entities: which are held, and entries as records of their list, with who keeps it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.errors import BadTable, NotFound
from sayso.model.edtf import is_edtf
from sayso.model.judgements import ListRecord, ReferenceList
from sayso.store import View


@dataclass(frozen=True, slots=True, kw_only=True)
class ListGiven:
    """What a user says of a list: what it is called, who keeps it, its date (EDTF), licence, where it was taken from.

    Raises:
        BadTable: if it has no name, keeper or date, or the date is none.
    """

    name: str
    authority: str
    dated: str
    licence: str = ""
    source: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.authority.strip():
            raise BadTable("A list has a name, and somebody who keeps it.", hint="Give --name and --authority.")
        if not is_edtf(self.dated):
            raise BadTable(f"{self.dated!r} is not the date of a list.", hint="Give it as 2024-03-05 or 2024-03.")

    def reference_list(self, data: bytes) -> ReferenceList:
        """Return the list that is stored; its id comes with its change."""
        sha256 = hashlib.sha256(data).hexdigest()
        return ReferenceList(id="", sha256=sha256, **{key: getattr(self, key) for key in self.__slots__})


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldList:
    """A list that is held: how many entries it has, and whether it counts.

    ``newer`` is the id of a later edition by the same keeper under the same name: then that one counts.
    """

    list: ReferenceList
    entries: int
    newer: str | None = None
    left_out: int = 0
    """How many entries named nobody; known on import only."""

    @property
    def counts(self) -> bool:
        """Whether names are compared with it: it was not removed, and it is the newest edition."""
        return self.newer is None and (self.list.change is None or self.list.change.stands)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An entry as a record of its list. ``gone`` is set where a later edition has it no more: that edition's date."""

    record: ListRecord
    list: ReferenceList
    gone: str | None = None


def find_lists(view: View) -> tuple[HeldList, ...]:
    """Return every list, the newest import last; those that were removed too."""
    lists = view.lists()
    newest: dict[tuple[str, str], ReferenceList] = {}
    for each in sorted(filter(_stands, lists), key=_edition):
        newest[each.authority, each.name] = each
    return tuple(HeldList(list=each, entries=view.count_records(each.id), newer=_newer(each, newest)) for each in lists)


def _newer(each: ReferenceList, newest: Mapping[tuple[str, str], ReferenceList]) -> str | None:
    latest = newest.get((each.authority, each.name))
    return latest.id if latest is not None and _stands(each) and latest.id != each.id else None


def _stands(each: ReferenceList) -> bool:
    return each.change is None or each.change.stands


def _edition(each: ReferenceList) -> tuple[str, int]:
    return each.dated, each.change.number if each.change is not None else 0


def find_list(lists: Iterable[HeldList], key: str) -> HeldList:
    """Return the list that was not removed and that a key means: its id, the beginning of it, or its name.

    Raises:
        NotFound: if there is none, or there are several.
    """
    held = [each for each in lists if _stands(each.list)]
    found = [each for each in held if key and (each.list.id.startswith(key) or each.list.name == key)]
    if len(found) == 1:
        return found[0]
    some = "; ".join(f"{each.list.id}, “{each.list.name}” of {each.list.dated}" for each in found or held)
    said = f"{len(found)} lists are meant by {key!r}" if found else f"There is no list {key!r}"
    raise NotFound(f"{said}{f': {some}' if some else ''}.", hint="`sayso lists` shows them; give the id.")


def find_listed(view: View, ids: Iterable[str]) -> dict[str, Listed]:
    """Return entries by their ids (``rec-``), each as the newest edition that has it; removed lists say nothing."""
    held = {each.list.id: each for each in find_lists(view) if _stands(each.list)}
    found: dict[str, list[ListRecord]] = defaultdict(list)
    for record in view.find_records(ids):
        if record.list in held:
            found[record.id].append(record)
    return {id_: _newest(records, held) for id_, records in sorted(found.items())}


def find_entry(view: View, key: str) -> Listed:
    """Return the entry that an id or the beginning of one (``rec-``) means.

    Raises:
        NotFound: if no list that was not removed has it, or several are meant.
    """
    found = tuple(find_listed(view, view.find_record_ids(key)).values())
    exact = [each for each in found if each.record.id == key]
    if len(exact or found) == 1:
        return (exact or found)[0]
    some = "; ".join(f"{each.record.id}, “{each.record.name}”" for each in found)
    said = f"{len(found)} entries are meant by {key!r}: {some}" if found else f"No list has an entry {key!r}"
    raise NotFound(f"{said}.", hint="`sayso lists matches` shows ids of entries.")


def _newest(records: Sequence[ListRecord], held: Mapping[str, HeldList]) -> Listed:
    record = max(records, key=lambda r: _edition(held[r.list].list))
    of = held[record.list]
    later = held[of.newer].list if of.newer is not None else None
    return Listed(record=record, list=of.list, gone=later.dated if later is not None else None)


def of_list(list_: ReferenceList) -> str:
    """Return a list by name, with who keeps it, its date, licence and where it was taken from."""
    told = [f"kept by {list_.authority}", f"of {list_.dated}", f"licence: {list_.licence}" if list_.licence else ""]
    return f"“{list_.name}” ({', '.join(word for word in (*told, list_.source) if word)})"


def record_line(listed: Listed) -> str:
    """Return an entry as a record of its list, in one line."""
    gone = f"; the edition of {listed.gone} has it no more" if listed.gone is not None else ""
    return f"entry {listed.record.entry}, “{listed.record.name}”, of {of_list(listed.list)}{gone}"
