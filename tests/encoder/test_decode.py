"""From a model's output to spans and links."""

from __future__ import annotations

import pytest

from sayso.encoder.decode import decode
from tests.encoder.outputs import link, say, silent, window_of

TEXT = "Tessendorf denied that Lowe said it rained"
WORDS = TEXT.split()


def test_nothing_is_found_where_every_head_is_silent() -> None:
    (read,) = decode([window_of(TEXT)], [silent(len(WORDS))])
    assert read.attributions == ()
    assert not any(read.spans.values())
    assert read.ties == {}


def test_a_name_has_the_kind_that_its_words_have_together() -> None:
    output = silent(len(WORDS))
    say(output, "name", 0, 0, "N")
    say(output, "type", 0, 0, "ORG")
    (read,) = decode([window_of(TEXT)], [output])
    (name,) = read.spans["name"]
    assert (name.span.of(TEXT), name.kind) == ("Tessendorf", "ORG")
    assert name.score > 0.99


def test_a_cue_links_to_its_source_and_a_content_to_its_cue() -> None:
    output = silent(len(WORDS))
    for head, first, last, label in (
        ("source", 0, 0, "S"),
        ("cue", 1, 1, "C"),
        ("act", 1, 1, "deny"),
        ("content", 2, 6, "X"),
        ("source", 3, 3, "S"),
        ("cue", 4, 4, "C"),
        ("act", 4, 4, "say"),
        ("inner", 5, 6, "X"),
    ):
        say(output, head, first, last, label)
    link(output, "cue_asks_source", "source", 1, 0, 0)
    link(output, "cue_asks_source", "source", 4, 3, 1)
    link(output, "content_asks_cue", "cue", 2, 1, 2)
    link(output, "content_asks_cue", "cue", 5, 4, 3)
    (read,) = decode([window_of(TEXT)], [output])
    outer, inner = read.attributions
    assert outer.source is not None
    assert inner.source is not None
    assert [outer.source.span.of(TEXT), outer.cue.kind] == ["Tessendorf", "deny"]
    assert [inner.source.span.of(TEXT), inner.cue.kind] == ["Lowe", "say"]
    assert [c.span.of(TEXT) for c in outer.contents] == ["that Lowe said it rained"]
    assert [c.span.of(TEXT) for c in inner.contents] == ["it rained"]


def test_a_cue_may_have_no_source_though_others_are_near() -> None:
    output = silent(len(WORDS))
    say(output, "source", 0, 0, "S")
    say(output, "cue", 4, 4, "C")
    link(output, "cue_asks_source", "source", 4, len(WORDS), 0)  # the opening mark: nobody
    (read,) = decode([window_of(TEXT)], [output])
    (said,) = read.attributions
    assert said.source is None
    assert said.source_score > 0.99


def test_windows_of_several_lengths_are_read_apart() -> None:
    texts = ["Lowe spoke", TEXT]
    outputs = [silent(len(text.split())) for text in texts]
    say(outputs[0], "name", 0, 0, "N")
    say(outputs[1], "time", 6, 6, "T")
    short, long = decode([window_of(text) for text in texts], outputs)
    assert [len(short.spans["name"]), len(short.spans["time"])] == [1, 0]
    assert [len(long.spans["name"]), len(long.spans["time"])] == [0, 1]
    assert len(short.head) == 2
    assert short.zone.shape[0] == 2
    assert short.zone[:, 0] == pytest.approx(1, abs=1e-3)
