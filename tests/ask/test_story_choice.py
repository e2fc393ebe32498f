"""Which reports are meant by what a person types: ids, names, periods; and never more than were asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ask import story_choice
from sayso.ask.story_choice import choose_beside, choose_reports, find_named, find_report, list_stories
from sayso.ask.story_scope import EVERYTHING, Scope
from sayso.errors import NotFound
from sayso.store import Store, View
from tests.ask import story_factories as s


@pytest.fixture
def view(tmp_path: Path) -> Iterator[View]:
    with Store.open(tmp_path / "story.db") as store:
        for analysis in s.analyses():
            store.add(analysis)
        with store.view() as opened:
            yield opened


def test_nothing_named_means_all_by_publication(view: View) -> None:
    assert choose_reports(view, EVERYTHING) == tuple(report.id for report in s.REPORTS)


def test_an_id_a_given_id_and_the_beginning_of_an_id_name_a_report(view: View) -> None:
    headings = view.documents()
    for key in (s.MAIL.id, "mail", s.MAIL.id[:9], s.MAIL.id.removeprefix("doc-")[:5]):
        assert find_report(key, headings) == s.MAIL.id
    assert find_report("Coast Mail", headings) is None


def test_the_beginning_of_several_ids_is_refused(view: View) -> None:
    several = [*view.documents(), *view.documents()]
    with pytest.raises(NotFound, match="fit"):
        find_report(s.MAIL.id[:9], several)


def test_a_name_means_whole_words_of_outlets_and_of_those_who_are_named() -> None:
    assert find_named("quay GAZETTE", s.analyses()) == [s.GAZETTE.id]
    assert find_named("pier company", s.analyses()) == [report.id for report in s.REPORTS]
    for nobody in ("Pier Compan", "…", ""):
        with pytest.raises(NotFound):
            find_named(nobody, s.analyses())


def test_several_names_are_added_up(view: View) -> None:
    assert choose_reports(view, Scope(names=("Quay Gazette", "trust"))) == (s.GAZETTE.id, s.STATEMENT.id)


def test_a_period_is_of_publication_and_both_days_count(view: View) -> None:
    within = choose_reports(view, Scope(since="2024-03-05", until="2024-03-06"))
    assert within == (s.ECHO.id, s.MAIL.id)
    assert choose_reports(view, Scope(until="2023")) == ()


def test_stories_are_listed_by_their_first_report(view: View) -> None:
    listed = list_stories(view, EVERYTHING)  # nothing was filed: each stands alone
    assert [heading.title for heading in listed] == [f"Title of {name}" for name in s.TEXTS]
    assert listed[0].first == listed[0].last == "2024-03-04"
    assert len(list_stories(view, Scope(since="2024-03-06"))) == 2


def test_beside_a_report_of_a_very_large_story_stand_the_nearest_in_time(
    monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    monkeypatch.setattr(story_choice, "MOST_BESIDE", 2)
    monkeypatch.setattr(View, "story_of", lambda *_: tuple(report.id for report in s.REPORTS))
    assert choose_beside(view, s.GAZETTE.id) == (s.GAZETTE.id, s.ECHO.id)
    assert choose_beside(view, s.MAIL.id) == (s.ECHO.id, s.MAIL.id)
    assert choose_beside(view, s.STATEMENT.id) == (s.MAIL.id, s.STATEMENT.id)
