"""Documents are filed into stories as they come; the result is that of filing them all at once, in any order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import islice, permutations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.corroborate.grouping import group_reports
from sayso.errors import NotFound
from sayso.model.analysis import Analysis
from sayso.model.filing import CreditKeys, ReportKeys
from sayso.store import Store
from tests.ask import factories as f

VERSION = "1"


def report(name: str) -> Analysis:
    return f.analysis([], [], of=f.document(f"The {name} opens.", title=name))


REPORTS = {name: report(name) for name in "abcdefgh"}
IDS = {name: made.document.id for name, made in REPORTS.items()}
NAMES = {id_: name for name, id_ in IDS.items()}


def numbers(letters: str) -> tuple[int, ...]:
    """Return the numbers that letters stand for."""
    return tuple(sorted({ord(letter) for letter in letters}))


def credit(asked: str, words: str, fewest: int = 1) -> CreditKeys:
    """Return what a report credits, its keys and words as letters."""
    return CreditKeys(keys=numbers(asked), words=numbers(words), fewest=fewest)


def keys(named: str = "", wording: str = "", sample: str = "", version: str = VERSION) -> ReportKeys:
    """Return keys whose numbers are those of the letters given."""
    return ReportKeys(version=version, named=numbers(named), wording=numbers(wording), sample=numbers(sample))


def told(credited: str, words: str, *credits: CreditKeys) -> ReportKeys:
    """Return the keys of a report that may be credited, and may credit others itself."""
    return ReportKeys(version=VERSION, credited=numbers(credited), told=numbers(words), credits=credits)


@contextmanager
def filled(reports: Mapping[str, ReportKeys], order: Sequence[str] | None = None) -> Iterator[Store]:
    """Add reports with their keys, in this order, to a new collection."""
    with TemporaryDirectory() as folder, Store.open(Path(folder, "story.db")) as store:
        for name in order or sorted(reports):
            store.add(REPORTS[name], keys=reports[name])
        yield store


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return a collection of all the reports, none of them filed."""
    store = Store.open(tmp_path_factory.mktemp("filing") / "story.db")
    for made in REPORTS.values():
        store.add(made)
    return store


def file_all(store: Store, reports: Mapping[str, ReportKeys], order: Sequence[str]) -> set[str]:
    """File reports in this order and return the stories that they make."""
    for name in order:
        store.file(IDS[name], reports[name])
    return {story for story in stories(store) if set(story) <= set(reports)}


def stories(store: Store) -> set[str]:
    """Return the stories of a collection, each as the letters of its documents."""
    with store.view() as view:
        return {"".join(sorted(NAMES[id_] for id_ in story)) for story in view.stories()}


def at_once(reports: Mapping[str, ReportKeys]) -> set[str]:
    """Return the stories as the pure grouping finds them."""
    return {"".join(story) for story in group_reports(reports)}


def test_one_name_in_common_joins_and_none_does_not() -> None:
    with filled({"a": keys("mn"), "b": keys("no"), "c": keys("pq")}) as store:
        assert stories(store) == {"ab", "c"}


def test_wording_joins_only_where_the_samples_agree() -> None:
    with filled(
        {"a": keys("", "w", "abcdefghij"), "b": keys("", "w", "abcdefxyzj"), "c": keys("", "w", "klmnopqrst")}
    ) as store:
        assert stories(store) == {"ab", "c"}


def test_a_number_of_a_name_is_no_number_of_wording() -> None:
    with filled({"a": keys("w", "", "abc"), "b": keys("", "w", "abc")}) as store:
        assert stories(store) == {"a", "b"}


def test_a_credit_joins_the_report_that_it_means_whichever_comes_first() -> None:
    reports = {"a": told("m", "uvw"), "b": told("", "", credit("m", "uvx")), "c": told("m", "xyz")}
    for order in permutations("abc"):
        with filled({**reports, "b": told("", "", credit("m", "uv"))}, order) as store:
            assert stories(store) == {"ab", "c"}
        with filled({**reports, "b": told("", "", credit("m", "uv", 3))}, order) as store:
            assert stories(store) == {"a", "b", "c"}


def test_two_that_credit_the_same_and_two_that_may_be_credited_stand_apart() -> None:
    asking = told("", "uvw", credit("m", "uvw"))
    with filled({"a": asking, "b": asking}) as store:
        assert stories(store) == {"a", "b"}
    with filled({"a": told("m", "uvw"), "b": told("m", "uvw")}) as store:
        assert stories(store) == {"a", "b"}


def test_each_credit_is_held_to_its_own_words() -> None:
    both = told("", "", credit("m", "uv"), credit("n", "xy"))
    with filled({"a": told("m", "xy"), "b": both, "c": told("n", "xyz")}) as store:
        assert stories(store) == {"a", "bc"}


def test_a_report_that_credits_its_own_outlet_is_not_itself_what_it_credits() -> None:
    with filled({"a": told("m", "uv", credit("m", "uv")), "b": told("m", "xy")}) as store:
        assert stories(store) == {"a", "b"}


def test_a_report_that_belongs_to_two_stories_makes_them_one_whenever_it_comes(shelf: Store) -> None:
    reports = {"a": keys("m"), "b": keys("m"), "c": keys("n"), "d": keys("o"), "e": keys("mn")}
    for order in islice(permutations("abcde"), 0, None, 7):
        shelf.forget_stories()
        assert file_all(shelf, reports, order) == {"abce", "d"}


def test_the_story_of_a_document_is_found_and_one_alone_is_a_story() -> None:
    with filled({"a": keys("m"), "b": keys("m"), "c": keys("n")}) as store, store.view() as view:
        assert set(view.story_of(IDS["a"])) == {IDS["a"], IDS["b"]}
        assert view.story_of(IDS["c"]) == (IDS["c"],)
        with pytest.raises(NotFound):
            view.story_of("doc-nothing")


def test_a_document_that_is_not_filed_stands_alone_until_it_is() -> None:
    with filled({"a": keys("m")}) as store:
        store.add(REPORTS["b"])
        with store.view() as view:
            assert view.unfiled(VERSION) == (IDS["b"],)
            assert view.story_of(IDS["b"]) == (IDS["b"],)
        assert stories(store) == {"a", "b"}
        store.file(IDS["b"], keys("m"))
        assert stories(store) == {"ab"}
        with pytest.raises(NotFound):
            store.file("doc-nothing", keys("m"))


def test_other_keys_part_what_the_old_ones_joined() -> None:
    with filled({"a": keys("m"), "b": keys("mn"), "c": keys("n"), "d": keys("n")}) as store:
        assert stories(store) == {"abcd"}
        store.file(IDS["b"], keys("mo"))
        assert stories(store) == {"ab", "cd"}
        store.file(IDS["b"], keys("mn"))
        assert stories(store) == {"abcd"}


def test_keys_of_a_new_version_replace_all_of_the_old_ones() -> None:
    with filled({"a": keys("m"), "b": keys("m")}) as store:
        store.file(IDS["a"], keys("m", version="2"))
        with store.view() as view:
            assert view.unfiled("2") == (IDS["b"],)
        assert stories(store) == {"a", "b"}
        store.file(IDS["b"], keys("m", version="2"))
        assert stories(store) == {"ab"}


def test_a_newer_reading_is_filed_anew_and_an_older_one_is_not() -> None:
    with filled({"a": keys("m"), "b": keys("m")}) as store:
        store.add(replace(REPORTS["a"], extractor="sayso-9"), keys=keys("n"))
        assert stories(store) == {"a", "b"}
        store.add(replace(REPORTS["a"], extractor="sayso-0"), keys=keys("m"))
        assert stories(store) == {"a", "b"}


def letters(alphabet: str, most: int) -> st.SearchStrategy[str]:
    return st.text(alphabet, max_size=most)


CREDITS = st.builds(credit, letters("mnop", 2), letters("abcdef", 4), st.integers(0, 3))
KEYS = st.builds(
    ReportKeys,
    version=st.just(VERSION),
    named=letters("mnopqrst", 1).map(numbers),
    wording=letters("uvw", 2).map(numbers),
    sample=letters("abcdefghijkl", 8).map(numbers),
    credits=st.lists(CREDITS, max_size=2).map(tuple),
    credited=letters("mnop", 2).map(numbers),
    told=letters("abcdef", 6).map(numbers),
)
COLLECTIONS = st.dictionaries(st.sampled_from(sorted(REPORTS)), KEYS, min_size=1)


@settings(max_examples=60)
@given(COLLECTIONS, st.data())
def test_filing_one_by_one_gives_what_filing_at_once_gives(
    shelf: Store, reports: dict[str, ReportKeys], data: st.DataObject
) -> None:
    shelf.forget_stories()
    assert file_all(shelf, reports, data.draw(st.permutations(sorted(reports)))) == at_once(reports)


@settings(max_examples=40)
@given(COLLECTIONS, COLLECTIONS, st.data())
def test_filing_anew_gives_what_filing_at_once_gives(
    shelf: Store, reports: dict[str, ReportKeys], changed: dict[str, ReportKeys], data: st.DataObject
) -> None:
    shelf.forget_stories()
    both = {**changed, **reports}
    file_all(shelf, both, data.draw(st.permutations(sorted(both))))
    both.update(changed)
    assert file_all(shelf, both, data.draw(st.permutations(sorted(changed)))) == at_once(both)


@settings(max_examples=20)
@given(COLLECTIONS)
def test_stories_that_were_forgotten_are_found_again(shelf: Store, reports: dict[str, ReportKeys]) -> None:
    shelf.forget_stories()
    before = file_all(shelf, reports, sorted(reports))
    shelf.forget_stories()
    assert stories(shelf) == set(REPORTS)
    assert file_all(shelf, reports, sorted(reports, reverse=True)) == before


def test_what_is_filed_takes_one_row_a_key() -> None:
    asking = replace(keys("mn", "w", "abc"), credits=(credit("mo", "uv"), credit("op", "w")))
    with filled({"a": asking, "b": replace(keys("m", "wv", "abc"), credited=numbers("m"))}) as store:
        connection = sqlite3.connect(store.path)
        try:
            rows = connection.execute("SELECT count(*), count(DISTINCT story) FROM story_keys").fetchone()
        finally:
            connection.close()
    assert rows == (10, 1)
