"""Names of re3d as a benchmark, on three invented sentences."""

from __future__ import annotations

from sayso.evaluate.names import NameTally
from sayso.evaluate.re3d import Named, Re3dDocument
from sayso.evaluate.re3d_names import _FITS, gold_names

TEXT = "Mara Quill met the Harbour Trust in Norway. She left."


def document() -> Re3dDocument:
    marks = (
        Named((0, 10), "Mara Quill", "Person"),
        Named((5, 10), "Quill", "Person"),
        Named((15, 32), "the Harbour Trust", "Organisation"),
        Named((36, 42), "Norway", "Organisation"),
        Named((44, 47), "She", "Person"),
        Named((36, 42), "Norway", "Location"),
    )
    return Re3dDocument("toy", "", TEXT, marks, ())


def test_marks_of_pronouns_and_marks_inside_others_are_left_out() -> None:
    assert [TEXT[slice(*at)] for at in gold_names(document())] == ["Harbour Trust", "Mara Quill", "Norway"]


def test_a_country_may_be_a_place_or_an_organisation() -> None:
    tally = NameTally()
    gold = {(0, 10): "Person", (36, 42): "Organisation"}
    tally.add(document(), gold, {(0, 10): "ORG", (36, 42): "GPE", (44, 47): "PERSON"}, _FITS, tell=True)
    assert (tally.exact.right, tally.exact.ours, tally.exact.gold) == (2, 3, 2)
    assert (tally.typed["Organisation"].right, tally.typed["Person"].right) == (1, 0)
    assert {example.kind for example in tally.examples} == {"another type of Person", "spurious Person"}
