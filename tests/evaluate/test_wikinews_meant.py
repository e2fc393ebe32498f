"""Sources that are pronouns, on an invented article."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from sayso.evaluate.annotated import AnnotatedArticle, parse_inline
from sayso.evaluate.reading import read_analysis
from sayso.evaluate.report import Report
from sayso.evaluate.wikinews import score_articles
from sayso.evaluate.wikinews_meant import kind_of
from sayso.model.analysis import Analysis
from sayso.model.documents import Given

TEXT, MARKS = parse_inline(
    "Treasurer <n PER>Hugo Orel</n> opened the mill.\n"
    "<s1>He</s1> <c1 say>said</c1> <x1>that the old wheel <p T>broke</p> in May</x1>.\n"
)
ARTICLE = AnnotatedArticle(
    id="toy", title="Mill", published="2022-03-04", text=TEXT, marks=MARKS, ties=(), responses=(), credits=()
)


@cache
def read() -> Analysis:
    return read_analysis(TEXT.encode(), name="toy.txt", given=Given(title="Mill", published="2022-03-04"))


def scored(analysis: Analysis) -> Report:
    return score_articles(iter([ARTICLE]), lambda _: analysis, "dev")


def test_a_pronoun_that_is_a_source_has_a_name() -> None:
    report = scored(read())
    assert report.figure("source is a pronoun: it has a name accuracy").value == 1.0
    assert report.figure("source, by whom is meant accuracy").value == 1.0


def test_a_pronoun_of_which_nothing_is_known_has_none() -> None:
    report = scored(replace(read(), mentions=()))
    assert report.figure("source is a pronoun: it has a name accuracy").value == 0.0


def test_a_source_in_other_words_is_right_where_both_mean_one() -> None:
    claims = []
    for claim in read().claims:
        named = replace(claim.source, span=None, label="Hugo Orel")
        claims.append(replace(claim, chain=(*claim.chain[:-1], replace(claim.chain[-1], source=named))))
    report = scored(replace(read(), claims=tuple(claims)))
    assert report.figure("source accuracy").value == 0.0
    assert report.figure("source, by whom is meant accuracy").value == 1.0


@pytest.mark.parametrize(
    ("words", "kind"),
    [("He", "pronoun"), ("the minister", "noun"), ("The Orel Company", ""), ("Hugo Orel", ""), ("officials", "")],
)
def test_kinds_of_sources(words: str, kind: str) -> None:
    assert kind_of(words) == kind
