"""An annotated report as labels of words and links of spans."""

from __future__ import annotations

from pathlib import Path

from sayso.encoder.labels import HEADS
from sayso.encoder.session import MODEL_FOLDER
from sayso.encoder.windows import Pieces
from training.examples import IGNORED, Example, example_of
from training.reports import read_reports

REPORT = """=== REPORT 2024-03-05
<s1><n PER>Mira Lowe</n></s1> <c1 say>said</c1> <x1>that <s2>the <n ORG>Orel Guild</n></s2> <c2 claim>claims</c2> \
<x2>it <h modal>may</h> <p H>sell</p> the cellar <t 2024-03-08>on Friday</t></x2></x1>.
<z promo>Join our channel</z>
=== TIES
Mira Lowe | spoke of | Orel Guild | T | Mira Lowe said that the
=== RESPONSES
=== CREDITS
"""


def example(tmp_path: Path) -> Example:
    from tokenizers import Tokenizer

    path = tmp_path / "x.ann.txt"
    path.write_text(REPORT, encoding="utf-8")
    (report,) = read_reports(path)
    return example_of(report, Pieces(Tokenizer.from_file(str(MODEL_FOLDER / "tokenizer.json"))))


def labelled(found: Example, head: str) -> list[int]:
    return [at for at, label in enumerate(found.labels[head]) if label not in (0, IGNORED)]


def test_every_head_labels_its_words(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert labelled(found, "name") == [0, 1, 5, 6]
    assert labelled(found, "source") == [0, 1, 4, 5, 6]
    assert labelled(found, "cue") == [2, 7]
    assert labelled(found, "content") == list(range(3, 15))
    assert labelled(found, "inner") == list(range(8, 15))
    assert labelled(found, "hedge") == [9]
    assert labelled(found, "head") == [10]
    assert labelled(found, "time") == [13, 14]
    assert labelled(found, "zone") == [16, 17, 18]


def test_kind_and_standing_are_asked_only_where_there_is_one(tmp_path: Path) -> None:
    found = example(tmp_path)
    kinds = {at: HEADS["act"].types[k] for at, k in enumerate(found.labels["act"]) if k != IGNORED}
    assert kinds == {2: "say", 7: "claim"}
    standing = {at: HEADS["standing"].types[k] for at, k in enumerate(found.labels["standing"]) if k != IGNORED}
    assert standing == {10: "H"}
    types = {at: HEADS["type"].types[k] for at, k in enumerate(found.labels["type"]) if k != IGNORED}
    assert types == {0: "PER", 1: "PER", 5: "ORG", 6: "ORG"}


def test_spans_of_one_number_are_linked_and_ties_found_in_their_sentence(tmp_path: Path) -> None:
    found = example(tmp_path)
    assert found.attributions == [((2, 2), [(0, 1)], [(3, 14)]), ((7, 7), [(4, 6)], [(8, 14)])]
    assert found.ties == {(0, 1)}
