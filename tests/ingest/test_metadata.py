"""What a report states of itself, and on which basis."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sayso.model.documents import Basis, Given
from tests.ingest.reading import cases, read

BODY = "<p>The caves were closed for repairs. They will open again in the summer, the guild said on Monday.</p>" * 2


@pytest.mark.parametrize("case", list(cases("heads")))
def test_the_head_of_a_plain_text_states_what_its_case_says(case: dict[str, Any]) -> None:
    document = read(case["text"])
    assert document.title.value == case.get("title")
    assert list(document.byline) == case["byline"]
    assert document.published.value == case.get("published")
    if document.published.value is not None:
        assert document.published.basis is Basis.TEXT
        assert document.published.reason is not None


def _page(head: str, body: str = "") -> str:
    return f"<html><head>{head}</head><body><h1>The caves in winter</h1>{body}<article>{BODY}</article></body></html>"


def test_structured_data_states_date_publisher_and_authors() -> None:
    data = {
        "@graph": [
            {"@type": "Organization", "name": "Not the publisher"},
            {
                "@type": "NewsArticle",
                "headline": "The caves in winter",
                "datePublished": "2024-03-05T23:30:00+02:00",
                "author": [{"@type": "Person", "name": "Mara Quill"}, {"name": "Ivo Stell"}],
                "publisher": {"@type": "Organization", "name": "Harbour Post"},
            },
        ]
    }
    document = read(_page(f'<script type="application/ld+json">{json.dumps(data)}</script>'))
    assert (document.published.value, document.published.basis) == ("2024-03-05", Basis.META)
    assert document.publisher.value == "Harbour Post"
    assert document.byline == ("Mara Quill", "Ivo Stell")
    assert (document.title.value, document.title.basis) == ("The caves in winter", Basis.MARKUP)


def test_meta_tags_and_the_canonical_link_are_read() -> None:
    document = read(
        _page(
            '<meta property="article:published_time" content="2024-03">'
            '<meta property="og:site_name" content="Tarn News">'
            '<link rel="canonical" href="https://tarnnews.example/caves">'
        )
    )
    assert document.published.value == "2024-03"
    assert document.publisher.value == "Tarn News"
    assert document.url.value == "https://tarnnews.example/caves"


def test_an_address_states_a_date_only_where_nothing_else_does() -> None:
    link = '<link rel="canonical" href="https://tarnnews.example/2024/03/05/caves">'
    document = read(_page(link))
    assert (document.published.value, document.published.basis) == ("2024-03-05", Basis.ADDRESS)
    dated = read(_page(link, '<p><time datetime="2024-03-04">4 March 2024</time></p>'))
    assert (dated.published.value, dated.published.basis) == ("2024-03-04", Basis.MARKUP)


def test_what_is_given_outweighs_the_page() -> None:
    given = Given(title="Caves", publisher="Tarn Radio", published="2023", url="https://tarn.example/1")
    document = read(_page('<meta name="date" content="2024-03-05">'), given=given)
    stated = (document.title, document.publisher, document.published, document.url)
    assert [value.value for value in stated] == ["Caves", "Tarn Radio", "2023", "https://tarn.example/1"]
    assert {value.basis for value in stated} == {Basis.GIVEN}


def test_dates_of_other_articles_and_of_copyright_are_never_the_date() -> None:
    footer = '<footer>© 2019 Tarn News, 1 May 2019</footer><aside class="related">Goat found, 3 March 2020</aside>'
    assert read(_page("").replace("</body>", f"{footer}</body>")).published.value is None


def test_a_report_that_states_nothing_has_unknown_values() -> None:
    document = read("The caves were closed for repairs. They will open again, the guild said.")
    for stated in (document.title, document.publisher, document.published, document.url):
        assert (stated.value, stated.basis, stated.reason) == (None, Basis.UNKNOWN, None)


def test_the_id_hangs_on_the_bytes_and_on_what_is_given() -> None:
    text = "The caves were closed for repairs."
    assert read(text).id == read(text, name="other").id
    assert read(text).id != read(text, given=Given(published="2024")).id


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The caves were closed for repairs, and they will open again in the summer, the guild said.", "en"),
        ("Die Höhlen sind wegen Bauarbeiten geschlossen und werden erst im Sommer wieder geöffnet.", "de"),
    ],
)
def test_the_language_is_told_and_others_than_english_are_noted(text: str, language: str) -> None:
    document = read(text)
    assert document.language == language
    assert [note.rule for note in document.notes] == ([] if language == "en" else ["language"])
