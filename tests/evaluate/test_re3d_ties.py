"""Ties beside marked relations: files read, pairs matched, on three invented sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.re3d import Named, Re3dDocument, Relation, read_re3d
from sayso.evaluate.re3d_ties import evaluate_re3d_ties, gold_pairs, score_documents

TEXT = "Mara Quill met Idris Conteh. Quill funded Halvard Shipping. Idris Conteh slept in Saltby.\n"


def named(words: str, kind: str = "Person", nth: int = 0) -> Named:
    start = [i for i in range(len(TEXT)) if TEXT.startswith(words, i)][nth]
    return Named((start, start + len(words)), words, kind)


QUILL, CONTEH, SHORT = named("Mara Quill"), named("Idris Conteh"), named("Quill", nth=1)
LEAGUE, SALTBY = named("Halvard Shipping", "Organisation"), named("Saltby", "Location")
MEETING = Relation(QUILL, CONTEH, "CommWith")
RELATIONS = (
    MEETING,
    Relation(SHORT, QUILL, "IsSynonymOf"),
    Relation(SHORT, LEAGUE, "Likes"),
    Relation(CONTEH, SALTBY, "CoLocated"),
)


def document(*relations: Relation) -> Re3dDocument:
    return Re3dDocument("toy", "Harbour", TEXT, (QUILL, CONTEH, SHORT, LEAGUE, SALTBY), relations)


def test_what_is_called_the_same_is_one_end_and_each_pair_counts_once() -> None:
    pairs = gold_pairs(document(*RELATIONS, Relation(CONTEH, SHORT, "Likes")))
    assert [sorted(pair.types) for pair in pairs] == [["CommWith", "Likes"], ["Likes"], ["CoLocated"]]
    assert [pair.is_tie for pair in pairs] == [True, True, False]


def test_ties_read_as_marked_are_right_and_being_somewhere_is_apart() -> None:
    report = score_documents([document(*RELATIONS)], "toy")
    for names in ("own", "gold"):
        assert report.figure(f"ties with {names} names precision").value == 1.0
        assert report.figure(f"ties with {names} names recall").value == 1.0
        assert report.figure(f"pairs apart with {names} names recall").n == 1


def test_a_tie_that_nobody_marked_is_spurious_and_a_marked_one_unread_is_missed() -> None:
    report = score_documents([document(Relation(CONTEH, LEAGUE, "AlliesOf"))], "toy")
    assert report.figure("ties with own names F1").value == 0.0
    assert {kind for kind, _ in report.error_kinds()} == {"missed tie", "spurious tie"}


def test_typed_the_relation_must_come_to_the_marked_type() -> None:
    report = score_documents([document(Relation(QUILL, CONTEH, "FightingAgainst"))], "toy")
    assert report.figure("ties with own names recall").value == 1.0
    assert report.figure("typed ties with own names recall").value == 0.0


def test_the_naive_reader_ties_all_names_of_a_sentence() -> None:
    report = score_documents([document(MEETING)], "toy")
    baseline = report.figure("ties with own names F1").baseline
    assert baseline is not None
    assert 0 < baseline < 1


def write(folder: Path, name: str, rows: list[dict[str, object]]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def test_a_folder_of_files_is_read_and_scored(tmp_path: Path) -> None:
    folder = tmp_path / "UK Government"
    write(folder, "documents.json", [{"_id": "d", "title": "Harbour", "text": TEXT}])
    spans = [{"begin": e.at[0], "end": e.at[1], "value": e.text, "type": e.type} for e in (QUILL, CONTEH)]
    write(folder, "entities.json", [{"documentId": "d", **span} for span in spans])
    relation = {"source": "Mara Quill", "sourceBegin": QUILL.at[0], "sourceEnd": QUILL.at[1], "type": "CommWith"}
    target = {"target": "Idris Conteh", "targetBegin": CONTEH.at[0], "targetEnd": CONTEH.at[1], "documentId": "d"}
    write(folder, "relations.json", [{**relation, **target}])
    (read,) = read_re3d(folder)
    assert read.relations == (MEETING,)
    assert evaluate_re3d_ties(tmp_path).figure("ties with own names recall").value == 1.0


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="holds no"):
        list(read_re3d(tmp_path / "Nowhere"))
