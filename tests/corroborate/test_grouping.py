"""Which reports belong to one story: by the same parties in the lead, by wording; never by one name alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.corroborate.grouping import KEYS_VERSION, find_keys, group_reports
from sayso.corroborate.keying import LEAD_PASSAGES
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind
from sayso.model.filing import CreditKeys, fits_credit, shares_sample
from sayso.model.mentions import DocumentEntity, EntityType
from sayso.model.spans import Span
from tests.ask import factories as f
from tests.corroborate.test_index import prose

MARSH, LUND = ("Odile Marsh", EntityType.PERSON), ("Piet Lund", EntityType.PERSON)
GUILD, CHOIR = ("Tallow Guild", EntityType.ORG), ("Marrow Choir", EntityType.ORG)
PAPER = ("Quay Gazette", EntityType.ORG)
EASTMERE = ("Eastmere", EntityType.GPE)
FILLER = "It rained. The bus was late. The hall was cold. Tea was served. Somebody sang. "


def report(
    text: str,
    *names: tuple[str, EntityType],
    day: str | None = "2024-03-10",
    claims: Iterable[tuple[str, str, ClaimKind, tuple[str, EntityType] | None]] = (),
    title: str = "",
) -> Analysis:
    """Return a report in which these names stand, with claims (words, family, kind, who) about some of them."""
    entities = {name: _entity(text, *name) for name in names}
    document = f.document(text, title=title or None, published=day)
    made = [
        _claim(text, words, family, kind, entities.get(who) if who else None) for words, family, kind, who in claims
    ]
    return f.analysis(made, list(entities.values()), of=document)


def _entity(text: str, name: str, kind: EntityType) -> DocumentEntity:
    places = [place for place in range(len(text)) if text.startswith(name, place)]
    return f.entity(name, kind, mentions=tuple(Span(p, p + len(name)) for p in places), is_media=(name, kind) == PAPER)


def _claim(text: str, words: str, family: str, kind: ClaimKind, who: DocumentEntity | None) -> Claim:
    return f.claim(words, kind, text=text, family=family, subject=f.named(who) if who else None)


def are_together(*reports: Analysis) -> bool:
    return len(group_reports({made.document.id: find_keys(made) for made in reports})) == 1


MEETING = report("Odile Marsh met Piet Lund. It rained.", MARSH, LUND)


@pytest.mark.parametrize(
    "other",
    [
        report("A vote was put off. Piet Lund and Odile Marsh will sing.", MARSH, LUND),
        report("Odile Marsh sued Piet Lund.", MARSH, LUND, day="2024-04-08"),
        report(f"{FILLER} Piet Lund left. Odile Marsh stayed. Piet Lund and Odile Marsh sleep.", MARSH, LUND),
        report("Lund and Marsh sang.", ("Lund", EntityType.PERSON), ("Marsh", EntityType.PERSON)),
    ],
    ids=["the lead", "four weeks later", "named most often", "by surname"],
)
def test_the_same_two_parties_join_reports(other: Analysis) -> None:
    assert are_together(MEETING, other)


@pytest.mark.parametrize(
    "other",
    [
        report("Odile Marsh opened a bazaar.", MARSH),
        report("Odile Marsh met the Tallow Guild.", MARSH, GUILD),
        report("Odile Marsh sued Piet Lund.", MARSH, LUND, day="2024-06-08"),
        report("Odile Marsh sued Piet Lund.", MARSH, LUND, day=None),
        report(f"Odile Marsh sang. {FILLER} Piet Lund came.", MARSH, LUND),
    ],
    ids=["one name", "another second name", "three months later", "undated", "far apart in the text"],
)
def test_less_than_that_does_not(other: Analysis) -> None:
    assert not are_together(MEETING, other)


def test_an_outlet_and_a_place_are_no_parties() -> None:
    one = report("Odile Marsh told the Quay Gazette in Eastmere of a plan.", MARSH, PAPER, EASTMERE)
    other = report("Odile Marsh denied to the Quay Gazette in Eastmere that she sang.", MARSH, PAPER, EASTMERE)
    assert not are_together(one, other)


def test_a_person_and_the_body_that_is_theirs_are_one_name() -> None:
    first, second = "Odile Marsh of the Tallow Guild opened a bazaar.", "Odile Marsh of the Tallow Guild fell ill."
    plain = [report(text, MARSH, GUILD) for text in (first, second)]
    assert are_together(*plain)
    assert not are_together(*(replace(made, claims=(_post(made),)) for made in plain))


def _post(made: Analysis) -> Claim:
    words, text = "Odile Marsh of the Tallow Guild", made.document.text
    person, body = map(f.named, made.entities)
    return f.claim(words, ClaimKind.ROLE, text=text, family="role_in", subject=person, object=body)


def test_a_rare_happening_to_one_party_joins_within_days_and_a_common_one_never() -> None:
    def told(words: str, family: str, day: str, kind: ClaimKind = ClaimKind.EVENT) -> Analysis:
        return report(f"{words}. It rained.", MARSH, day=day, claims=[(words, family, kind, MARSH)])

    arrest = told("Odile Marsh was arrested", "arrested", "2024-03-10")
    assert are_together(arrest, told("Police arrested Odile Marsh", "arrested", "2024-03-14"))
    assert not are_together(arrest, told("Police arrested Odile Marsh", "arrested", "2024-05-14"))
    assert not are_together(arrest, told("Odile Marsh was charged", "charged", "2024-03-11"))
    assert not are_together(arrest, told("Odile Marsh may be arrested", "arrested", "2024-03-11", ClaimKind.ASSESSMENT))
    visit = told("Odile Marsh met voters", "met_with", "2024-03-10")
    assert not are_together(visit, told("Odile Marsh met farmers", "met_with", "2024-03-11"))


def test_what_stands_below_the_lead_joins_nobody() -> None:
    assert FILLER.count(".") > LEAD_PASSAGES
    words = "Odile Marsh was arrested"
    low, high = (
        report(text, MARSH, claims=[(words, "arrested", ClaimKind.EVENT, MARSH)])
        for text in (f"{FILLER}{words}.", f"{words}.")
    )
    assert not are_together(low, high)


def test_shared_wording_joins_and_a_shared_footer_does_not() -> None:
    footer, text = prose(9, 30), prose(1, 200)
    one, copy = report(" ".join(text)), report(" ".join([*prose(2, 40), *text[50:]]), day="2019")
    assert are_together(one, copy)
    footed = [report(" ".join([*prose(seed, 400), *footer])) for seed in (3, 4)]
    assert not are_together(*footed)


def test_keys_are_of_the_report_alone_and_bear_their_version() -> None:
    keys = find_keys(MEETING)
    assert keys == find_keys(MEETING)
    assert keys.version == KEYS_VERSION
    for numbers in (keys.named, keys.wording, keys.sample, keys.credited, keys.told):
        assert list(numbers) == sorted(set(numbers))
        assert all(0 <= number < 1 << 63 for number in numbers)


def test_reports_are_grouped_the_same_in_any_order() -> None:
    made = [MEETING, report("Odile Marsh sued Piet Lund.", MARSH, LUND), report("Tea was served.")]
    keys = {each.document.id: find_keys(each) for each in made}
    assert group_reports(keys) == group_reports(dict(reversed(keys.items())))
    assert sorted(map(len, group_reports(keys))) == [1, 2]


def test_what_is_credited_must_stand_in_the_report_that_is_meant() -> None:
    def asks(words: int, fewest: int) -> CreditKeys:
        return CreditKeys(keys=(1,), words=tuple(range(words)), fewest=fewest)

    assert fits_credit(asks(10, 2), tuple(range(7)))
    assert not fits_credit(asks(10, 2), tuple(range(6)))
    assert fits_credit(asks(2, 2), (0, 1, 99))
    assert not fits_credit(asks(2, 4), (0, 1, 99))
    assert fits_credit(asks(0, 0), ())


@given(st.sets(st.integers(0, 200)), st.sets(st.integers(0, 200)))
def test_samples_are_compared_the_same_in_either_order(a: set[int], b: set[int]) -> None:
    one, other = tuple(sorted(a)), tuple(sorted(b))
    assert shares_sample(one, other) == shares_sample(other, one)
    assert shares_sample(one, one) == bool(one)
    assert not (shares_sample(one, other) and a.isdisjoint(b))
