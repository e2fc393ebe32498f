"""The bundled story's gold as the same thing as the seed's."""

from __future__ import annotations

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.sheet_score import date_fits
from sayso.evaluate.showing import mark
from sayso.evaluate.story import place_of, story_gold


def test_words_are_found_whatever_white_space_parts_them() -> None:
    text = "The mill\nclosed. The mill closed."
    assert place_of("The mill closed", text) == (0, 15)
    assert place_of("The mill closed", text, 2) == (17, 32)
    with pytest.raises(EvaluationError, match="not there"):
        place_of("The mill opened", text)


def test_a_claim_accepts_what_a_fair_reader_may_say() -> None:
    claim = {
        "quote": "The mill closed",
        "kind": "event",
        "standing": "asserted",
        "stance": "CT+",
        "source": {"kind": "publisher", "label": None},
        "chain": [{"kind": "publisher", "label": None}],
        "time": None,
        "place": None,
        "hedge_scope": "none",
        "subject": "the mill",
        "object": None,
        "core": True,
        "accept": {"standing": ["hedged"], "time": [["2021", "2021"]]},
    }
    raw = {"title": "Mill", "publisher": "Herald", "published": None, "claims": [claim], "ties": []}
    gold = story_gold(raw, "toy", "The mill closed.").claims[0]
    assert gold.standings == ("asserted", "hedged")
    assert gold.is_core
    assert date_fits(gold.raw["date"], None)
    assert date_fits(gold.raw["date"], {"start": "2021", "end": "2021"})
    assert not date_fits(gold.raw["date"], {"start": "2022", "end": "2022"})


def test_an_error_is_shown_in_its_sentence() -> None:
    text = "First one. The mill closed.\nNext."
    start = text.index("mill")
    assert mark(text, start, start + 4) == "The [[mill]] closed."
