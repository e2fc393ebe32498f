"""The inline format: tags stripped, places kept, sections read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.annotated import parse_inline, read_annotated

BODY = (
    "Tuesday, March 4, 2025\n\n<s1><n PER>Ada Mott</n></s1> <c1 say>said</c1> <x1>the mill <h neg>never</h> "
    "<p N>closed</p></x1>. It <p A>burned</p>.\n"
)
TEXT = "Tuesday, March 4, 2025\n\nAda Mott said the mill never closed. It burned.\n"


def write_set(folder: Path, body: str = BODY, text: str = TEXT) -> Path:
    (folder / "in").mkdir()
    (folder / "out").mkdir()
    entry = {"id": "x1", "date": "2025-03-04", "title": "Mill", "split": "dev"}
    (folder / "index.json").write_text(json.dumps([entry]))
    (folder / "in" / "x1.txt").write_text(text)
    sections = "\n=== TIES\nAda Mott | owns | the mill | A | Ada Mott said\n=== RESPONSES\n=== CREDITS\n"
    (folder / "out" / "x1.ann.txt").write_text(body + sections)
    return folder


def test_tags_are_stripped_and_their_places_are_those_of_the_plain_text() -> None:
    text, marks = parse_inline(BODY)
    assert text == TEXT
    assert {(mark.tag, text[mark.start : mark.end]) for mark in marks} >= {("n", "Ada Mott"), ("p", "closed")}


def test_a_head_knows_its_innermost_content_source_and_cue(tmp_path: Path) -> None:
    article = next(read_annotated(write_set(tmp_path), "dev"))
    closed, burned = article.of("p")
    content, sources, cue = article.attribution_of(closed)
    assert content is not None
    assert cue is not None
    assert [article.words(source) for source in sources] == ["Ada Mott"]
    assert article.words(cue) == "said"
    assert article.attribution_of(burned) == (None, (), None)
    assert article.ties == (("Ada Mott", "owns", "the mill", "A", "Ada Mott said"),)


def test_crossing_tags_are_refused() -> None:
    with pytest.raises(EvaluationError, match="crosses"):
        parse_inline("<p A>one <n PER>two</p></n>")


def test_an_annotation_of_another_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="not the article's text"):
        list(read_annotated(write_set(tmp_path, text="Another text.\n"), "dev"))


def test_a_split_that_is_not_there_names_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="dev"):
        list(read_annotated(write_set(tmp_path), "test"))
