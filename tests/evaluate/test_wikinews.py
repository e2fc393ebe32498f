"""The scorer of annotated articles, on one invented article that is read as it is annotated and then not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from sayso.evaluate.annotated import AnnotatedArticle, parse_inline
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Report
from sayso.evaluate.wikinews import score_articles
from sayso.evaluate.wikinews_marks import edtf_of
from sayso.model.analysis import Analysis
from sayso.model.claims import Standing
from sayso.model.documents import Given
from sayso.model.spans import Span
from sayso.model.times import Timex, TimexKind

TEXT, MARKS = parse_inline(
    "<s1>The mayor of <n GPE>Rotterdam</n></s1> <c1 say>said</c1> <x1>that the old mill <p T>closed</p> in "
    "<t 2021-05>May 2021</t></x1>. The mill <h modal>may</h> <p H>reopen</p>.\n"
)
ARTICLE = AnnotatedArticle(
    id="toy", title="Mill", published="2022-03-04", text=TEXT, marks=MARKS, ties=(), responses=(), credits=()
)


@cache
def read() -> Analysis:
    return read_analysis(TEXT.encode(), name="toy.txt", given=Given(title="Mill", published="2022-03-04"))


def scored(change: Callable[[Analysis], Analysis] = lambda analysis: analysis) -> Report:
    return score_articles(iter([ARTICLE]), lambda _: change(read()), "dev")


def test_an_article_read_as_annotated_is_right_in_all_that_was_marked() -> None:
    report = scored()
    for name in ("names exact F1", "times overlap F1", "cues exact F1", "claim heads recall", "source accuracy"):
        assert report.figure(name).value == 1.0, name
    assert report.figure("standing accuracy").value == 1.0
    assert report.figure("time value accuracy").value == 1.0


def test_no_claims_find_no_heads_and_each_is_shown() -> None:
    report = scored(lambda analysis: replace(analysis, claims=()))
    assert report.figure("claim heads recall").value == 0.0
    assert sum(e.kind.startswith("missing head") for e in report.examples) == 2


def test_a_hedge_that_is_lost_is_a_wrong_standing() -> None:
    report = scored(
        lambda a: replace(a, claims=tuple(replace(claim, standing=Standing.ASSERTED) for claim in a.claims))
    )
    assert report.figure("standing accuracy").value == 0.5
    assert report.confusions[0].gold == "hedged"
    assert any("[[reopen]]" in example.text for example in report.examples)


def test_a_claim_without_its_holder_has_lost_its_attribution() -> None:
    report = scored(lambda a: replace(a, claims=tuple(replace(claim, chain=claim.chain[:1]) for claim in a.claims)))
    assert report.figure("source accuracy").value == 0.0
    assert any(example.kind == "attribution lost" for example in report.examples)


def timex(start: str | None, end: str | None) -> Timex:
    return Timex(text="then", span=Span(0, 4), start=start, end=end, kind=TimexKind.POINT)


def test_two_sides_are_one_edtf_string() -> None:
    assert edtf_of(timex("2021", "2021")) == "2021"
    assert edtf_of(timex("2021", None)) == "2021/.."
    assert edtf_of(timex(None, "2021")) == "../2021"
    assert edtf_of(timex("2020", "2021")) == "2020/2021"
    assert edtf_of(timex(None, None)) == "?"
