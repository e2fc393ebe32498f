"""The model that ships: it loads, reads, and reads the same twice."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from sayso.encoder.session import MODEL_FOLDER, THREADS, load_encoder, model_name
from sayso.errors import EncoderError
from sayso.model.spans import Span

TEXT = "Mira Tessendorf, the guild's steward, said on Monday that the cellar was closed. Nobody was hurt."
SENTENCES = [Span(0, 80), Span(81, len(TEXT))]


def test_it_finds_who_says_what_in_a_plain_sentence() -> None:
    read = load_encoder().read(TEXT, SENTENCES)
    assert [(name.span.of(TEXT), name.kind) for name in read.names] == [("Mira Tessendorf", "PER")]
    (said,) = read.attributions
    assert said.source is not None
    assert said.source.span.of(TEXT).startswith("Mira Tessendorf")
    assert said.cue.span.of(TEXT) == "said"
    assert "the cellar was closed" in said.contents[0].span.of(TEXT)
    assert [time.span.of(TEXT) for time in read.times] == ["Monday"]


def test_the_same_text_reads_the_same_twice() -> None:
    first, second = (load_encoder().read(TEXT, SENTENCES) for _ in range(2))
    assert first.names == second.names
    assert first.attributions == second.attributions
    assert np.array_equal(first.standing, second.standing)


def test_probabilities_of_a_stretch_are_those_of_its_words() -> None:
    read = load_encoder().read(TEXT, SENTENCES)
    closed = TEXT.index("closed")
    odds = read.standing_of(Span(closed, closed + 6))
    assert sum(odds.values()) == pytest.approx(1, abs=1e-3)
    assert max(odds, key=lambda name: odds[name]) == "T"
    assert read.head_score(Span(closed, closed + 6)) > read.head_score(Span(0, 4))
    assert read.zone_of(Span(0, 80))["body"] > 0.5
    assert read.standing_of(Span(80, 80)) == {}


def test_a_passage_has_what_lies_inside_it() -> None:
    read = load_encoder().read(TEXT, SENTENCES)
    assert read.within(SENTENCES[0]).names == read.names
    assert read.within(SENTENCES[1]).names == ()
    assert read.within(SENTENCES[1]).attributions == ()


def test_a_text_without_words_has_nothing_in_it() -> None:
    read = load_encoder().read("", [])
    assert read.names == ()
    assert read.head_score(Span(0, 0)) == 0


def test_words_nobody_knows_and_very_long_sentences_are_read_whole() -> None:
    text = "Łódź 한국 🙂 " + "and so on " * 2000 + "x" * 5000
    read = load_encoder().read(text, [Span(0, len(text))])
    assert read.words[-1].end == len(text)
    assert len(read.head) == len(read.words)


def test_a_missing_model_and_a_model_of_another_version_are_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="Install sayso again"):
        load_encoder(tmp_path)
    (tmp_path / "model.json").write_text(json.dumps({"format": 0, "columns": 1, "name": "old", "digest": "0" * 64}))
    with pytest.raises(EncoderError, match="another version"):
        load_encoder(tmp_path)
    assert model_name(tmp_path) == "old-00000000"
    assert model_name(tmp_path / "nowhere") == "no-encoder"


def test_a_number_of_threads_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "many")
    with pytest.raises(EncoderError, match="SAYSO_THREADS"):
        load_encoder.__wrapped__(MODEL_FOLDER)


def test_more_threads_give_the_same_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(THREADS, "2")
    two = load_encoder.__wrapped__(MODEL_FOLDER).read(TEXT, SENTENCES)
    one = load_encoder().read(TEXT, SENTENCES)
    assert two.names == one.names
    assert [said.cue for said in two.attributions] == [said.cue for said in one.attributions]


def test_the_model_is_small_enough_for_the_wheel_and_is_the_one_described() -> None:
    import hashlib

    weights = (MODEL_FOLDER / "model.onnx").read_bytes()
    about = json.loads((MODEL_FOLDER / "model.json").read_text())
    assert len(weights) < 30e6
    assert hashlib.sha256(weights).hexdigest() == about["digest"]
