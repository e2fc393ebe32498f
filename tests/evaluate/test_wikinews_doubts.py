"""Claims that say they are doubtful are compared with those that are wrong."""

from __future__ import annotations

from dataclasses import replace

from sayso.evaluate.annotated import AnnotatedArticle, parse_inline
from sayso.evaluate.report import Report
from sayso.evaluate.wikinews import score_articles
from sayso.model.claims import Claim, ClaimKind
from sayso.model.spans import Reason
from tests.ask import factories as f

TEXT, MARKS = parse_inline(
    "The mill <p A>opened</p>. It may <p H>close</p>. The miller <c1 say>said</c1> so. He nodded.\n"
)
ARTICLE = AnnotatedArticle(
    id="toy", title="Mill", published="2022-03-04", text=TEXT, marks=MARKS, ties=(), responses=(), credits=()
)
DOUBT = (Reason(rule="encoder.otherwise", note="in context hedged, read as asserted"),)


def claim(words: str, head: str, *reasons: Reason) -> Claim:
    return f.claim(words, text=TEXT, head=f.at(head, text=TEXT), reasons=reasons)


RIGHT = claim("The mill opened", "opened")
MISREAD = claim("It may close", "close")
ACT = claim("The miller said so", "said")
UNMARKED = claim("He nodded", "nodded")


def scored(*claims: Claim) -> Report:
    return score_articles(iter([ARTICLE]), lambda _: f.analysis(claims, of=f.document(TEXT)), "dev")


def share(report: Report, name: str) -> tuple[float, float]:
    figures = (report.figure(f"{name} {side}").value for side in ("precision", "recall"))
    precision, recall = figures
    return round(precision, 2), round(recall, 2)


def test_of_the_doubted_claims_the_wrong_ones_and_of_the_wrong_ones_the_doubted() -> None:
    doubted = [replace(made, reasons=DOUBT) for made in (RIGHT, MISREAD)]
    report = scored(*doubted, ACT, UNMARKED)
    assert share(report, "doubted claims that are wrong") == (0.5, 0.5)
    assert share(report, "doubted claims that stand wrongly") == (0.5, 1.0)


def test_an_act_of_saying_is_no_wrong_claim_and_titles_are_not_counted() -> None:
    title = replace(UNMARKED, kind=ClaimKind.ROLE, reasons=DOUBT)
    report = scored(replace(RIGHT, reasons=DOUBT), ACT, title)
    assert report.figure("doubted claims that are wrong recall").n == 0
    assert report.figure("doubted claims that are wrong precision").n == 1
