"""Dates as benchmarks: marks of both sets read, values compared by days, on invented sentences in their formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sayso.evaluate.dates import days_of
from sayso.evaluate.gum_dates import contradicts, evaluate_gum_dates
from sayso.evaluate.recognizers import evaluate_recognizers, stretches
from tests.evaluate.gum import row

GUM = "\n".join(
    [
        "# newdoc id = GUM_news_mill",
        "# meta::genre = news",
        "# meta::title = The mill",
        "# meta::dateCreated = 2021-05-04",
        "# newpar",
        row("1", "Hugo", "PROPN", 2, "nsubj"),
        row("2", "left", "VERB", 0, "root", lemma="leave"),
        row("3", "in", "ADP", 4, "case"),
        row("4", "March", "PROPN", 2, "obl", 'XML=<date when:::"2019-03">'),
        row("5", "2019", "NUM", 4, "nmod", "XML=</date>"),
        row("6", "and", "CCONJ", 7, "cc"),
        row("7", "returned", "VERB", 2, "conj", lemma="return"),
        row("8", "yesterday", "NOUN", 7, "obl", 'SpaceAfter=No|XML=<date when:::"2021-05-01"></date>'),
        row("9", ".", "PUNCT", 2, "punct"),
    ]
)


def test_dates_of_gum_are_found_and_compared_by_value(tmp_path: Path) -> None:
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_news_mill.conllu").write_text(GUM + "\n\n")
    (tmp_path / "splits.md").write_text("## dev\n\n  * GUM_news_mill\n")
    report = evaluate_gum_dates(tmp_path, "dev")
    assert report.figure("dates found").value == 1.0
    assert report.figure("values exact").value == 0.5
    assert report.error_kinds() == (("another date", 1),)
    finer = report.figure("no finer than their words")
    assert finer.value == finer.n == 2


def test_cases_have_dates_times_apart_and_what_is_out_of_scope(tmp_path: Path) -> None:
    context = {"ReferenceDateTime": "2021-05-04T00:00:00"}
    value = {"timex": "2019-03-05", "type": "date", "value": "2019-03-05"}
    cases = [
        {
            "Input": "She sailed on 5 March 2019.",
            "Context": context,
            "Results": [
                {"Text": "5 March 2019", "Start": 14, "TypeName": "datetimeV2.date", "Resolution": {"values": [value]}}
            ],
        },
        {
            "Input": "Wake me daily.",
            "Context": context,
            "Results": [{"Text": "daily", "Start": 8, "TypeName": "datetimeV2.set", "Resolution": {"values": []}}],
        },
    ]
    (tmp_path / "DateTimeModel.json").write_text(json.dumps(cases), encoding="utf-8-sig")
    report = evaluate_recognizers(tmp_path, "")
    assert report.figure("DateTimeModel: values exact").value == 1.0
    assert any("1 repeated times" in note for note in report.notes)


@pytest.mark.parametrize(
    ("value", "right"),
    [
        ({"value": "2019-03-05"}, [("2019-03-05", "2019-03-05")]),
        ({"timex": "2019-03", "start": "2019-03-01", "end": "2019-04-01"}, [("2019-03", "2019-03")]),
        (
            {"timex": "(2019-03-04,2019-03-06,P2D)", "start": "2019-03-04", "end": "2019-03-06"},
            [("2019-03-04", "2019-03-05"), ("2019-03-04", "2019-03-06")],
        ),
        ({"timex": "2019", "end": "2019-01-01"}, [(None, "2018-12-31")]),
    ],
)
def test_the_end_of_a_range_is_the_day_after_it_unless_named(
    value: dict[str, str], right: list[tuple[str | None, str | None]]
) -> None:
    assert list(stretches(value)) == [days_of(*pair) for pair in right]


def gum_of(tmp_path: Path, *words: tuple[str, str], written: str = "2021-07-04") -> Path:
    """Write a set of one document with these words, each beside its mark (or "")."""
    rows = [
        row(str(n), word, "NOUN", 0 if n == 1 else 1, "root" if n == 1 else "dep", f"XML={mark}" if mark else "_")
        for n, (word, mark) in enumerate(words, 1)
    ]
    head = ["# newdoc id = GUM_news_mill", "# meta::genre = news", "# meta::title = The mill", "# newpar"]
    lines = [*head[:3], f"# meta::dateCreated = {written}", head[3], *rows]
    (tmp_path / "dep").mkdir()
    (tmp_path / "dep" / "GUM_news_mill.conllu").write_text("\n".join(lines) + "\n\n")
    (tmp_path / "splits.md").write_text("## dev\n\n  * GUM_news_mill\n")
    return tmp_path


@pytest.mark.parametrize(("value", "right"), [("-0508", 1.0), ("-0507", 0.0)])
def test_a_year_before_our_era_is_one_less_in_edtf(tmp_path: Path, value: str, right: float) -> None:
    mark = f'<date when:::"{value}">'
    words = (("Walls", ""), ("stood", ""), ("in", ""), ("508", mark), ("BC", "</date>"), (".", ""))
    assert evaluate_gum_dates(gum_of(tmp_path, *words), "dev").figure("values exact").value == right


@pytest.mark.parametrize(("last", "right"), [("2019-08", 1.0), ("2019-09", 1.0), ("2019-10", 0.0), ("2020-09", 0.0)])
def test_a_season_is_right_by_its_months_or_up_to_the_next(tmp_path: Path, last: str, right: float) -> None:
    mark = f'<date from:::"2019-06" to:::"{last}">'
    words = (("Rain", ""), ("fell", ""), ("in", ""), ("summer", mark), ("2019", "</date>"), (".", ""))
    assert evaluate_gum_dates(gum_of(tmp_path, *words), "dev").figure("values exact").value == right


@pytest.mark.parametrize(
    ("words", "value", "is_wrong"),
    [
        ("tuesday", "2021-05-06", True),  # a Thursday
        ("thursday", "2021-05-06", False),
        ("last thursday", "2021-05-06", False),
        ("today", "2021-07-05", True),
        ("today", "2021-07-04", False),
        ("this weekend", "2021-05-06", True),
        ("this weekend", "2021-05-08", False),
        ("may", "2021-05", False),
    ],
)
def test_marks_that_the_calendar_contradicts_are_left_out(words: str, value: str, is_wrong: bool) -> None:
    assert contradicts(words, value, "2021-07-04") is is_wrong


def test_one_end_of_a_longer_expression_is_right_as_that_end(tmp_path: Path) -> None:
    mark = '<date from:::"2019"></date>'
    words = (("It", ""), ("ran", ""), ("from", ""), ("2019", mark), ("to", ""), ("2020", ""), (".", ""))
    assert evaluate_gum_dates(gum_of(tmp_path, *words), "dev").figure("values exact").value == 1.0
