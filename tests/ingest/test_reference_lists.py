"""Lists that users bring are read as they are: CSV by its heading, FollowTheMoney by its entities."""

from __future__ import annotations

import json

import pytest

from sayso.errors import BadRecord, BadTable, InputError
from sayso.ingest.reference_lists import ReadList, read_list

KEEPER = ("Harbour Office", "Register")
CSV = """id;Type;Name;Aliases;Country;Date of birth;Position;Listed for
A-7;Person;Mara Orel;"M. Tarn; Mara Tarn";Norway;1961-02-03;harbour master;late fees
B-2;Company;Tarnwick Boats Ltd;;NO;;;
C-3;Ship;;;;;;
;Person;Jana Orel;;;about 1960;;
"""
FTM = [
    {
        "id": "Q1",
        "schema": "Person",
        "caption": "Mara Orel",
        "properties": {
            "name": ["Mara Orel", "Мара Орел"],
            "weakAlias": ["The Ferrywoman"],
            "nationality": ["no"],
            "birthDate": ["1961"],
            "position": ["harbour master"],
            "topics": ["poi"],
        },
    },
    {"id": "Q2", "schema": "Company", "properties": {"name": ["Tarnwick Boats"]}},
    {"id": "Q3", "schema": "Ownership", "properties": {"owner": ["Q1"], "asset": ["Q2"]}},
]


def read(text: str) -> ReadList:
    return read_list(text.encode(), "register", keeper=KEEPER)


def test_a_table_is_read_by_its_heading_and_the_rest_is_kept_as_the_lists_own_word() -> None:
    found = read(CSV)
    mara = next(record for record in found.records if record.entry == "A-7")
    assert (mara.type, mara.name, mara.aliases) == ("PERSON", "Mara Orel", ("M. Tarn", "Mara Tarn"))
    assert (mara.countries, mara.dates) == (("NO",), ("1961-02-03",))
    assert dict(mara.said) == {
        "date_of_birth": "1961-02-03",
        "position": "harbour master",
        "listed_for": "late fees",
    }
    jana = next(record for record in found.records if record.name == "Jana Orel")
    assert (jana.entry, jana.dates) == ("row 4", ())  # no date as sayso writes it, kept among what the list says
    assert dict(jana.said)["date_of_birth"] == "about 1960"
    assert (len(found.records), found.left_out) == (3, 1)


@pytest.mark.parametrize("text", [json.dumps(FTM), "\n".join(map(json.dumps, FTM))])
def test_entities_of_followthemoney_are_read_and_ties_are_left_out(text: str) -> None:
    found = read(text)
    assert [(record.entry, record.type) for record in found.records] == [("Q1", "PERSON"), ("Q2", "ORG")]
    assert found.left_out == 1
    mara = found.records[0]
    assert mara.aliases == ("Мара Орел", "The Ferrywoman")
    assert (mara.countries, mara.dates) == (("NO",), ("1961",))
    assert dict(mara.said)["topics"] == "poi"


def test_another_edition_of_a_list_has_the_same_ids() -> None:
    first, later = read(CSV), read(CSV.replace("late fees", "nothing"))
    assert [record.id for record in first.records] == [record.id for record in later.records]
    other = read_list(CSV.encode(), "register", keeper=("Harbour Office", "Other register"))
    assert {record.id for record in first.records}.isdisjoint(record.id for record in other.records)


REFUSED = [
    ("no names", "id,type\n1,Person\n", BadTable, "no column “name”"),
    ("empty", "", BadTable, "no column “name”"),
    ("twice", "id,name\n1,Mara Orel\n1,Jana Orel\n", BadTable, "two entries '1'"),
    ("quotes", 'id,name\n1,"Mara "Orel\n', BadTable, "line 2"),
    ("no JSON", '{"id": 1', BadRecord, "not JSON"),
    ("no entity", '[{"name": "Mara Orel"}]', BadRecord, "entity 1"),
    ("no objects", "[1]", BadRecord, "entity 1"),
]


@pytest.mark.parametrize(("text", "error", "words"), [r[1:] for r in REFUSED], ids=[r[0] for r in REFUSED])
def test_what_is_no_list_is_refused(text: str, error: type[InputError], words: str) -> None:
    with pytest.raises(error, match=words):
        read(text)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(BadTable, match="UTF-8"):
        read_list(b"name\n\xff\xfe\n", "register", keeper=KEEPER)
