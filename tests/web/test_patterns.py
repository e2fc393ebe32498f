"""The pieces that pages are made of, the legend and the keys; and that the styles hold together."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from fastapi.testclient import TestClient
from jinja2 import Environment
from selectolax.lexbor import LexborHTMLParser

from sayso.ask.index_answers import Slice
from sayso.export.html import read_style
from sayso.model.claims import Standing
from sayso.web.chrome import PLACES
from sayso.web.pages import make_environment
from sayso.web.static_files import FOLDER

PAGES = ("/-/patterns", "/-/legend", "/-/keys")


def tree(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.text)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_a_twin_a_heading_and_a_way_past_the_places(client: TestClient, address: str) -> None:
    page = tree(client, address)
    assert client.get(f"{address}.json").status_code == 200
    assert len(page.css("h1")) == 1
    assert page.css_first("a.skip[href='#main']") is not None
    assert page.css_first("main#main") is not None
    assert [link.attributes["href"] for link in page.css("nav.places a")] == [place.path for place in PLACES]


@pytest.mark.parametrize("address", PAGES)
def test_headings_never_skip_a_level(client: TestClient, address: str) -> None:
    levels = [int((node.tag or "h0")[1]) for node in tree(client, address).css("h1, h2, h3, h4")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_legend_has_each_standing_with_its_line_and_its_meaning(client: TestClient) -> None:
    page = tree(client, "/-/legend")
    for standing in Standing:
        row = page.css_first(f"tr#{standing.value}")
        assert row is not None
        assert row.css_first(f".st.{standing.value}") is not None
        assert len(row.css("td")) == 2


def test_the_legend_is_one_key_away_on_every_page(client: TestClient) -> None:
    assert tree(client, "/").css_first("nav a[data-key=l][href='/-/legend']") is not None


def test_keys_are_those_of_the_places(client: TestClient) -> None:
    assert len({place.key for place in PLACES} | {"l"}) == len(PLACES) + 1
    page = tree(client, "/-/keys")
    assert [link.attributes["href"] for link in page.css("dd a")][-len(PLACES) :] == [p.path for p in PLACES]


# Styles


def every_style() -> dict[str, str]:
    ours = {path.name: path.read_text("utf-8") for path in FOLDER.glob("*.css")}
    return {**ours, **{name: read_style(name) for name in ("tokens.css", "sheet.css")}}


def test_styles_fetch_nothing() -> None:
    for name, style in every_style().items():
        assert not re.search(r"@import|https?:|//", re.sub(r"/\*.*?\*/", "", style, flags=re.S)), name


def test_styles_use_no_colour_but_the_shared_ones() -> None:
    for name, style in every_style().items():
        if name != "tokens.css":
            colours = re.findall(r":[^;{}]*(#[0-9a-f]{3,8}|rgba?\(|hsla?\()[^;{}]*;", style)
            assert colours == [], name


def test_no_shadow_lifts_anything(client: TestClient) -> None:
    """Shadows are used as lines and as washes without blur; nothing stands above the page."""
    for name, style in every_style().items():
        for value in re.findall(r"box-shadow:\s*([^;}]+)", style):
            lengths = re.findall(r"-?[\d.]+(?:rem|px|em)?", value.split("var(")[0])
            assert len(lengths) < 3 or float(re.sub("[a-z]+", "", lengths[2])) == 0, (name, value)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(one), light(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def test_words_can_be_read_on_paper_and_on_a_wash_light_and_dark() -> None:
    tokens = read_style("tokens.css")
    for block in re.findall(r":root \{(.*?)\n\s*\}", tokens, flags=re.S)[:2]:
        colour = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block))
        for words in ("ink", "soft", "faint", "accent"):
            for ground in ("paper", "wash"):
                assert contrast(colour[words], colour[ground]) >= 4.5, (words, ground)


# Pieces


def piece(source: str, query: str = "", **values: object) -> str:
    environment: Environment = make_environment()
    made = environment.from_string('{% import "pieces.html" as pieces with context %}' + source)
    return " ".join(made.render(query=query, here="/x", **values).split())


def of(first: int, shown: int, total: int) -> Slice[int]:
    return Slice(items=tuple(range(shown)), total=total, first=first, limit=10)


@pytest.mark.parametrize(
    ("slice_", "query", "before", "after"),
    [
        (of(0, 10, 25), "words=a+b", None, "?words=a+b&amp;first=10"),
        (of(10, 10, 25), "words=a&first=10", "?words=a", "?words=a&amp;first=20"),
        (of(20, 5, 25), "first=20", "?first=10", None),
        (of(4, 10, 25), "first=4", "?", "?first=14"),
    ],
)
def test_pages_go_on_and_back_and_keep_what_was_asked(
    slice_: Slice[int], query: str, before: str | None, after: str | None
) -> None:
    made = LexborHTMLParser(piece("{{ pieces.pages(slice) }}", query, slice=slice_)).html or ""
    prev, forth = re.search(r'rel="prev" href="([^"]*)"', made), re.search(r'rel="next" href="([^"]*)"', made)
    assert (prev and prev[1]) == before
    assert (forth and forth[1]) == after


def test_a_list_that_is_whole_has_no_pages() -> None:
    assert piece("{{ pieces.pages(slice) }}", slice=of(0, 7, 7)) == ""


def test_nought_leads_nowhere_and_more_leads_to_its_list() -> None:
    assert piece("{{ pieces.door(0, '/x', 'denial') }}") == '<span class="nought">0 denials</span>'
    assert piece("{{ pieces.door(1, '/x', 'story', 'stories') }}") == '<a class="door" href="/x">1 story</a>'
    assert piece("{{ pieces.door(1204, '/x', 'story', 'stories') }}") == '<a class="door" href="/x">1,204 stories</a>'


def test_a_value_that_is_not_known_is_printed() -> None:
    assert piece("{{ pieces.known(none, 'undated') }}") == '<span class="gap">undated</span>'
    assert piece("{{ pieces.known('<b>') }}") == "<bdi>&lt;b&gt;</bdi>"
