"""Independence: pairs read by reference, judged as they are and in folds; the figures count what they say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.independence import evaluate_independence
from sayso.evaluate.independence_set import read_pairs, read_text

FERRY = (
    "The ferry to Skerrow will stop at the old pier again from next spring. Its timbers were renewed over the winter "
    "by four carpenters, who worked at low water and by lamplight. The harbour office expects some 300 people a day "
    "will use the stop in summer."
)
CHOIR = (
    "A choir of bakers sang before sunrise in the market hall of Kelby, where nobody had expected more than a dozen "
    "listeners. They had practised between two batches of bread and knew eleven songs by heart."
)
PAIR = {
    "split": "dev",
    "confidence": "high",
    "shared_source": None,
    "band": ">80",
    "label": "reprint",
    "group": "derived",
}


def article(text: str, source: str = "nyt") -> dict[str, object]:
    return {"title": "Pier", "date": "2024-03-04", "source": source, "body-paragraphs": [[text]]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A set of two pairs: a reprint and two matters; a third one of low confidence is left out."""
    basil = tmp_path / "basil"
    basil.mkdir()
    for name, text in (("a", FERRY), ("b", f"{FERRY} It is long."), ("c", CHOIR)):
        (basil / f"{name}.json").write_text(json.dumps(article(text)), "utf-8")
    rows = [
        {**PAIR, "id": "P1", "a": "basil/a.json", "b": "basil/b.json", "doc_group": "1"},
        {**PAIR, "id": "P2", "a": "basil/a.json", "b": "basil/c.json", "doc_group": "2", "label": "unrelated"},
        {**PAIR, "id": "P3", "a": "basil/b.json", "b": "basil/c.json", "doc_group": "2", "confidence": "low"},
    ]
    rows[1] |= {"group": "unrelated", "band": "<5"}
    folder = tmp_path / "independence"
    folder.mkdir()
    (folder / "pairs.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return folder


def test_pairs_of_low_confidence_are_left_out(data: Path) -> None:
    assert [pair.id for pair in read_pairs(data, "dev")] == ["P1", "P2"]
    with pytest.raises(EvaluationError):
        read_pairs(data, "heldout")


def test_a_text_comes_with_what_its_set_says_of_it(data: Path) -> None:
    found = read_text(data.parent, "basil/a.json")
    assert (found.given.publisher, found.given.published) == ("The New York Times", "2024-03-04")
    with pytest.raises(EvaluationError):
        read_text(data.parent, "basil/z.json")


def test_a_table_says_where_paragraphs_end_and_when_a_page_was_fetched(tmp_path: Path) -> None:
    folder = tmp_path / "helsinki-2018"
    folder.mkdir()
    row = '1,quay.example,2018-07-15T07:54:28-04:00,"One. ### Two."'
    (folder / "t.csv").write_text(f"id,publisher,scrape_time,text\n{row}\n", "utf-8")
    found = read_text(tmp_path, "helsinki-2018/t.csv#1")
    assert (found.text, found.captured) == ("One.\n\nTwo.", "2018-07-15")


def test_every_pair_is_judged_and_counted(data: Path) -> None:
    report = evaluate_independence(data, "dev")
    assert report.documents == 3
    assert report.figure("derived or not F1").value == 1.0
    assert report.figure("three groups macro-F1, five folds").value == 1.0
    assert report.figure("accuracy where >80 % of the words agree").n == 1
    assert report.figure("credited rewrites found").n == 0
    assert report.examples == ()
