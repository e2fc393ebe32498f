"""Dates are found, put on the calendar, and never finer than the words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extract.parse import ParsedPassage, parse_passages
from sayso.extract.times import find_timexes, time_for
from sayso.extract.times.expressions import Feast
from sayso.extract.times.named import easter, feast_day
from sayso.model.documents import NOT_STATED, Basis, Capture, Document, Passage, Stated
from sayso.model.edtf import Precision, is_edtf, precision
from sayso.model.spans import Span, ZoneKind
from sayso.model.times import Timex, TimexKind

FOLDER = Path(__file__).parents[1] / "cases" / "times"


def document_of(text: str, published: str | None = None) -> Document:
    """Return a document whose paragraphs are single passages."""
    passages, start = [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        span = Span(start, start + len(paragraph))
        passages.append(Passage(number=number, span=span, zone=ZoneKind.BODY, paragraph=number))
        start = span.end + 2
    capture = Capture(sha256="", size=0, media_type="", name="", charset="", charset_basis="none")
    return Document(
        id="doc-test",
        text=text,
        zones=(),
        passages=tuple(passages),
        title=NOT_STATED,
        publisher=NOT_STATED,
        published=Stated(value=published, basis=Basis.GIVEN) if published else NOT_STATED,
        url=NOT_STATED,
        byline=(),
        language="en",
        capture=capture,
    )


def read(text: str, published: str | None = None) -> tuple[tuple[ParsedPassage, ...], tuple[Timex, ...]]:
    document = document_of(text, published)
    parsed = parse_passages(document)
    return parsed, find_timexes(document, parsed)


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.toml")):
        for case in tomllib.loads(path.read_text("utf-8"))["case"]:
            marks = [pytest.mark.xfail(reason=case["xfail"], strict=True)] if "xfail" in case else []
            yield pytest.param(case, id=f"{path.stem}: {case['text'][:40]}", marks=marks)


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES)
def test_case_reads_as_it_says(case: dict[str, Any]) -> None:
    _, found = read(case["text"], case.get("published"))
    assert [[t.text, t.start or "", t.end or ""] for t in found] == case["times"]
    if "kinds" in case:
        assert [t.kind.value for t in found] == case["kinds"]


@pytest.mark.parametrize("case", [pytest.param(case.values[0], id=case.id) for case in CASES])
def test_every_value_is_edtf_to_sayso_and_to_the_edtf_package(case: dict[str, Any]) -> None:
    _, found = read(case["text"], case.get("published"))
    for value in {side for timex in found for side in (timex.start, timex.end) if side is not None}:
        assert is_edtf(value), value
        edtf.parse_edtf(value)


@pytest.mark.parametrize("case", [pytest.param(case.values[0], id=case.id) for case in CASES])
def test_the_words_are_those_at_the_span_and_carry_a_reason(case: dict[str, Any]) -> None:
    _, found = read(case["text"], case.get("published"))
    for timex in found:
        assert timex.span.of(case["text"]) == timex.text
        assert timex.reasons


@pytest.mark.parametrize("published", ["2024-03-13T10:00:00Z", "2024-03-13"])
def test_a_time_of_day_in_the_publication_date_changes_nothing(published: str) -> None:
    _, (timex,) = read("The council met yesterday.", published)
    assert (timex.start, timex.anchor) == ("2024-03-12", "2024-03-13")


@pytest.mark.parametrize("published", ["XXXX-03-13", "soon", "2024-13-01"])
def test_an_unusable_publication_date_is_none(published: str) -> None:
    _, (timex,) = read("The council met yesterday.", published)
    assert (timex.start, timex.end, timex.anchor) == (None, None, "no publication date")


RELATIVE_WORDS = [
    "yesterday", "last week", "last month", "last year", "on Tuesday", "two days ago", "three months ago", "in June",
    "on June 3", "over the weekend", "earlier this year", "last October", "since Monday", "the past two years",
]  # fmt: skip


@given(words=st.sampled_from(RELATIVE_WORDS), day=st.dates(), length=st.sampled_from([4, 7, 10]))
def test_a_coarser_publication_date_never_gives_a_finer_value(words: str, day: Any, length: int) -> None:
    text = f"The council met {words}."
    _, (exact,) = read(text, day.isoformat())
    _, (coarse,) = read(text, day.isoformat()[:length])
    for one, other in ((coarse.start, exact.start), (coarse.end, exact.end)):
        if one is not None and not one.startswith("XXXX"):
            assert precision(one) <= max(precision(other), Precision.UNKNOWN) or other is None


@given(day=st.dates())
def test_the_machine_clock_is_never_an_anchor(day: Any) -> None:
    """Two readings without a publication date are equal whatever the day (nothing in the stage can ask for it)."""
    _, (timex,) = read(f"The council met yesterday, {day.year % 7} members said.")
    assert not timex.is_resolved


def test_kinds_tell_points_from_intervals() -> None:
    _, found = read("It ran in 2019, from 2020 to 2021, and since 2022.")
    assert [t.kind for t in found] == [TimexKind.POINT, TimexKind.INTERVAL, TimexKind.INTERVAL]


GOVERNED = [
    ("On Monday the council closed the baths.", "closed", "Monday"),
    ("The council closed the baths in May 2023.", "closed", "May 2023"),
    ("The council said on Tuesday that the baths had closed.", "closed", None),
    ("The council said on Tuesday that the baths had closed.", "said", "Tuesday"),
    ("The council said on Tuesday that the baths had closed in May 2023.", "closed", "May 2023"),
    ("The baths closed in May 2023, the council said on Tuesday.", "closed", "May 2023"),
    ("The baths closed in May 2023, the council said on Tuesday.", "said", "Tuesday"),
    ("In May 2023 she was thought to have left the island.", "left", "May 2023"),
    ("In May 2023 she visited the island, where she opened a school.", "opened", "May 2023"),
    ("In May 2023 she visited the island, meeting three teachers.", "meeting", "May 2023"),
    ("In May 2023 she visited the island and met three teachers.", "met", "May 2023"),
    ("In May 2023 she visited the island, and the school closed.", "closed", None),
    ("Her visits date back to at least 2012, when she opened a fair.", "opened", "2012"),
    ("Her visits date back to at least 2012, when she opened a fair.", "date", "at least 2012"),
    ("The keeper criticised the 2016 election.", "criticised", None),
    ("The report on the 2016 flood angered the keeper.", "angered", None),
    ("She promised on Tuesday to reopen the baths.", "reopen", None),
    ("She left after the baths closed in May 2023.", "left", None),
    ("She left before the baths had closed in May 2023.", "closed", "May 2023"),
    ("The firm, which was founded in 1990, sold the mill.", "sold", None),
    ("The firm, which was founded in 1990, sold the mill.", "founded", "1990"),
    ("The firm, which owns the mill, moved in 1990.", "owns", None),
    ("They held a fair in Oldport on Sunday.", "held", "Sunday"),
    ("They held a fair in Oldport on Sunday.", "fair", "Sunday"),
    ("They attended the fair on Sunday.", "attended", "Sunday"),
    ("They elected her as their speaker in 2018.", "elected", "2018"),
    ("Oldport beat Newport by two lengths on Sunday.", "beat", "Sunday"),
    ("She had served the town in that role since 2017.", "served", "since 2017"),
    ("The keeper won the prize of 2016.", "won", None),
    ("The fair was larger than last year.", "was", None),
    ("According to a report of Friday, the baths closed.", "closed", None),
    ("She led the choir for three years.", "led", None),
    ("She began singing in Oldport in 2003.", "began", "2003"),
    ("The fair was moved to May 2024.", "moved", None),
    ("The mayor has consistently denied the plan.", "denied", "consistently"),
    ("She recently moved, and in 2019 she sang.", "sang", "2019"),
]


@pytest.mark.parametrize(("text", "head", "words"), GOVERNED)
def test_the_time_of_a_predicate_is_that_of_its_clause(text: str, head: str, words: str | None) -> None:
    (parsed,), found = read(text, "2024-03-13")
    token = next(token for token in parsed.doc if token.text == head)
    timex = time_for(parsed, token, found)
    assert (timex.text if timex else None) == words


def test_a_when_clause_tells_of_the_date_inside_the_bound() -> None:
    (parsed,), found = read("Her visits date back to at least 2012, when she opened a fair.")
    token = next(token for token in parsed.doc if token.text == "opened")
    timex = time_for(parsed, token, found)
    assert timex is not None
    assert (timex.start, timex.end, timex.kind) == ("2012", "2012", TimexKind.POINT)
    assert timex.span.of(parsed.doc.text) == "2012"


def test_times_of_other_passages_do_not_govern() -> None:
    (_, second), found = read("On Monday it rained.\n\nThe council closed the baths.", "2024-03-13")
    token = next(token for token in second.doc if token.text == "closed")
    assert time_for(second, token, found) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1818, "03-22"),
        (1943, "04-25"),
        (2000, "04-23"),
        (2008, "03-23"),
        (2019, "04-21"),
        (2024, "03-31"),
        (2038, "04-25"),
    ],
)
def test_easter_is_the_western_one(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


def test_a_feast_on_a_weekday_is_counted_from_either_end_of_its_month() -> None:
    assert feast_day(Feast(month=1, nth=3, weekday=0), 2024).isoformat() == "2024-01-15"
    assert feast_day(Feast(month=5, nth=-1, weekday=0), 2024).isoformat() == "2024-05-27"
