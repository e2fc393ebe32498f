"""Who is said to be tied to whom: narrowed, sorted, and all ties of two side by side."""

from __future__ import annotations

from fastapi.testclient import TestClient

from sayso.ask.answers import ReportName
from sayso.ask.index_answers import TieLine
from sayso.collection import Collection
from sayso.web.ties import bundles_of
from tests.web.asking import UNION, assert_no_line_is_bare, links, not_looked_up, shown, texts, who, words
from tests.web.line_factories import line, tie


def ties(client: TestClient, **asked: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = client.get("/ties.json", params=asked).json()["ties"]["items"]  # type: ignore[arg-type]
    return found


def test_every_tie_stands_with_a_claim_and_its_holder(client: TestClient) -> None:
    page = shown(client, "/ties")
    assert_no_line_is_bare(page)
    assert len(page.css("tr.tie")) > 5


def test_ties_are_narrowed_to_a_name_a_standing_and_a_relation(client: TestClient) -> None:
    union = who(client, UNION)
    assert all(union in (tie["a"]["who"], tie["b"]["who"]) for tie in ties(client, who=union))  # type: ignore[index]
    assert {tie["standing"] for tie in ties(client, standing="hearsay")} == {"hearsay"}
    assert {tie["relation"] for tie in ties(client, relation="role_in")} == {"role_in"}
    assert all(tie["established"] >= 2 for tie in ties(client, established=2))  # type: ignore[operator]


def test_ties_that_somebody_denies_can_be_left_out(client: TestClient) -> None:
    assert any(tie["denied"] for tie in ties(client))
    assert not any(tie["denied"] for tie in ties(client, denied="without"))


def test_ties_are_sorted_by_links(client: TestClient) -> None:
    page = shown(client, "/ties")
    assert [link for link in links(page, ".sorts a") if "sort=reports" in link]
    reports = [tie["reports"] for tie in ties(client, sort="reports")]
    assert reports == sorted(reports, reverse=True)  # type: ignore[type-var]
    days = [tie["first_day"] or tie["last_day"] or "~" for tie in ties(client, sort="day")]
    assert days == sorted(days)  # type: ignore[type-var]


def test_what_sayso_infers_is_off_unless_asked_for(client: TestClient) -> None:
    assert not any(tie["inferred"] for tie in ties(client))
    shown(client, "/ties?inferred=with")


def test_a_name_that_may_be_several_is_asked_and_never_guessed(client: TestClient) -> None:
    page = shown(client, "/ties?who=guild")
    assert "A name is not yet a person: choose whose is meant." in words(page.css_first(".notice"))
    assert page.css("tr.tie") == []
    assert all(link.startswith("?who=who-") for link in links(page, ".choices a"))


def test_a_name_that_no_report_has_is_said_to_be_so(client: TestClient) -> None:
    page = shown(client, "/ties?who=Nobody+Atall")
    assert "No report that was read names “Nobody Atall”" in words(page.css_first(".notice"))


def test_a_date_that_is_none_is_said_to_be_none(client: TestClient) -> None:
    page = shown(client, "/ties?since=last+week", status=400)
    assert "“last week” (from) is not a date as sayso reads it." in words(page.css_first("h1"))


def test_no_tie_that_fits_is_said_with_what_was_read(client: TestClient) -> None:
    page = shown(client, "/ties?established=99")
    assert "No tie fits. 14 reports were read; that none of them tells of such a tie does not say" in words(page)


def test_two_names_have_a_page_with_each_reports_own_words(client: TestClient) -> None:
    address = next(link for link in links(shown(client, "/ties"), "td.num a") if link.startswith("/ties/"))
    page = shown(client, address)
    assert_no_line_is_bare(page)
    assert page.css(".told .ln")
    assert "in the words" in words(page.css_first(".told"))


def test_two_who_are_not_tied_are_said_to_be_so(client: TestClient) -> None:
    page = shown(client, f"/ties/{who(client, UNION)}/{who(client, 'Sound Regatta')}")
    assert "No report that was read ties these two." in words(page)


def test_a_page_of_two_is_not_there_where_one_may_not_be_looked_up(client: TestClient, story: Collection) -> None:
    head = next(not_looked_up(story))
    page = shown(client, f"/ties/{who(client, UNION)}/{head.who}")
    assert words(page.css_first("main")) == f"No page of these names {' '.join(head.why_not.split())}"
    assert client.get(f"/ties/{who(client, UNION)}/{head.who}.json").json()["bundles"] == []


def test_standings_stand_side_by_side_and_are_never_one() -> None:
    groups = [tie("A", "B"), tie("A", "B", "denied"), tie("A", "B", relation="funds", phrase="pays for")]
    report = ReportName(id="doc-2", title=None, publisher="Saltby Echo", published=None)
    told = TieLine(
        report=report,
        relation="met_with",
        phrase="met",
        standing="denied",
        a_words="A",
        b_words="B",
        note="",
        responses=(),
        lines=(line("1"),),
    )
    met, paid = bundles_of(groups, (told,))
    assert [(side.group.standing, len(side.lines)) for side in met.sides] == [("asserted", 0), ("denied", 1)]
    assert [side.group.relation for side in paid.sides] == ["funds"]


def test_other_words_are_another_relation() -> None:
    words_of = [tie("A", "B", relation="other", phrase=phrase) for phrase in ("rowed", "had rowed")]
    assert [bundle.phrase for bundle in bundles_of(words_of, ())] == ["rowed", "had rowed"]


def test_the_heads_of_relations_are_their_phrases(client: TestClient) -> None:
    address = next(link for link in links(shown(client, "/ties"), "td.num a") if link.startswith("/ties/"))
    assert texts(shown(client, address), ".bundle h2")
