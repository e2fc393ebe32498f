"""Who says …: every answer begins with its holder, and an empty one says what was searched."""

from __future__ import annotations

from fastapi.testclient import TestClient

from tests.web.asking import UNION, assert_no_line_is_bare, links, shown, texts, who, words


def test_nothing_asked_is_nothing_answered(client: TestClient) -> None:
    page = shown(client, "/search")
    assert "Every answer begins with whoever holds it." in words(page)
    assert page.css("[data-claim]") == []
    assert client.get("/search.json").json()["found"] is None


def test_what_is_found_stands_with_its_holder_and_the_words_are_marked(client: TestClient) -> None:
    page = shown(client, "/search?words=cheese")
    assert_no_line_is_bare(page)
    assert {mark.text().lower() for mark in page.css("mark")} <= {"cheese", "cheeses"}
    assert all(mark.parent and mark.parent.attributes.get("class") == "quote" for mark in page.css(".ln mark"))


def test_words_around_a_quotation_are_said_to_stand_there(client: TestClient) -> None:
    found = client.get("/search.json?words=cheese").json()["found"]["claims"]["items"]
    around = sum(not item["quoted"] for item in found)
    assert len(shown(client, "/search?words=cheese").css(".around")) == around


def test_sentences_without_a_claim_are_told_as_the_reports_own_words(client: TestClient) -> None:
    for term in ("weather", "printed", "name", "cave", "said"):
        page = shown(client, f"/search?words={term}")
        for sentence in texts(page, ".own-words"):
            assert sentence.startswith("Per ")
            assert "in its own words; no claim was made of it: “" in sentence


def test_a_search_is_narrowed_by_links_with_counts(client: TestClient) -> None:
    page = shown(client, "/search?words=cheese")
    heads = texts(page, ".narrow h3")
    assert {"how it stands", "what sort of thing", "in which outlet"} <= set(heads)
    for link in page.css(".narrow li")[:4]:
        count = int(words(link.css_first("i")).replace(",", ""))
        narrowed = shown(client, "/search" + links(link)[0])
        assert words(narrowed.css_first(".counted b")).startswith(f"{count} claim")


def test_who_and_about_are_apart(client: TestClient) -> None:
    union = who(client, UNION)
    asked = [{"who": union}, {"about": union}]
    by, about = (client.get("/search.json", params=each).json()["found"]["claims"]["total"] for each in asked)
    assert 0 < by < about
    assert f"Whom it is about {UNION}" in words(shown(client, f"/search?about={union}").css_first("form"))


def test_an_empty_answer_says_what_was_searched_and_what_to_try(client: TestClient) -> None:
    page = shown(client, "/search?words=submarine+race&standing=denied&since=2020")
    text = words(page.css_first("main"))
    assert "Nothing that was read fits. 14 reports were searched" in text
    assert "That no report says it does not say that it did not happen." in text
    assert {"?standing=denied&since=2020&words=submarine", "?words=submarine+race&standing=denied"} <= set(links(page))


def test_a_year_is_searched_as_all_its_days(client: TestClient) -> None:
    found = client.get("/search.json?since=2019&until=2019").json()["found"]["claims"]["items"]
    assert found
    for item in found:
        line = item["line"]
        assert (line["first_day"] or "0") <= "2019-12-31"
        assert (line["last_day"] or "9") >= "2019-01-01"


def test_doubts_about_names_stand_with_the_answer(client: TestClient) -> None:
    page = shown(client, "/search?about=Tomas+Ferrow")
    assert "probably the same" in words(page.css_first(".doubts"))
