"""What other reports deny stands beside what it denies."""

from __future__ import annotations

from fastapi.testclient import TestClient

from sayso.ask.index_answers import TieFilter
from sayso.collection import Collection
from sayso.index import Index
from tests.web.asking import shown, who, words


def test_a_tie_that_other_reports_deny_has_their_words_beside_it(client: TestClient) -> None:
    page = shown(client, "/ties?standing=hearsay")
    row = next(row for row in page.css("tr.tie") if "visited the union’s headquarters" in words(row))
    against = row.css_first(".against")
    assert against is not None
    assert "denied" in words(against)
    assert against.css_first(".holder") is not None
    assert against.css_first("a.rp") is not None


def test_a_claim_that_other_reports_deny_has_their_words_beside_it(client: TestClient) -> None:
    page = shown(client, f"/names/{who(client, 'Oda Brennick')}?of=15")
    assert page.css(".ln .against[data-standing=denied]") or shown(
        client, f"/search?about={who(client, 'Oda Brennick')}"
    ).css(".ln .against[data-standing=denied]")


def test_denials_are_asked_for_by_proposition(story: Collection) -> None:
    index = Index(story)
    found = index.denials(["prp-of-nobody"])
    assert found == {}
    line = next(
        tie.lead
        for tie in index.ties(TieFilter(standings=("hearsay",))).items
        if tie.denied and tie.lead.proposition is not None
    )
    assert line.proposition
    denials = index.denials([line.proposition])[line.proposition]
    assert denials
    assert all(denial.statement.standing.value == "denied" for denial in denials)
    assert all(denial.proposition == line.proposition for denial in denials)
