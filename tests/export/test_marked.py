"""The article's text with claims marked in place: nothing of it is lost, and no mark crosses another."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.marked import LEVELS, Block, assign_levels, mark_text
from sayso.model.claims import Citation
from sayso.model.spans import Span, ZoneKind, cover
from tests.ask import factories as f

TEXT = "The bell rang twice. The choir sang, and the band played on until noon. Nobody left."


def marked(*quotes: str) -> list[tuple[str, tuple[int, ...]]]:
    claims = [f.claim(words, text=TEXT) for words in quotes]
    blocks, _ = mark_text(f.document(TEXT), claims)
    return [(segment.text, segment.claims) for block in blocks for segment in block.segments]


def joined(block: Block) -> str:
    return "".join(segment.text for segment in block.segments)


def test_text_without_claims_is_one_segment_a_sentence() -> None:
    assert marked() == [
        ("The bell rang twice.", ()),
        (" ", ()),
        ("The choir sang, and the band played on until noon.", ()),
        (" ", ()),
        ("Nobody left.", ()),
    ]


def test_a_nested_claim_cuts_the_text_and_both_run_through_its_words() -> None:
    assert ("the band played on", (1, 0)) in marked(
        "The choir sang, and the band played on until noon", "the band played on"
    )


def test_overlapping_claims_are_split_into_segments() -> None:
    found = marked("The choir sang, and the band", "the band played on")
    assert ("The choir sang, and ", (0,)) in found
    assert ("the band", (1, 0)) in found
    assert (" played on", (1,)) in found


def test_a_claim_begins_and_ends_once_however_many_spans_it_has() -> None:
    first, second = f.at("The choir", text=TEXT), f.at("until noon", text=TEXT)
    split = f.claim("The choir", text=TEXT, citation=Citation(quote="The choir … until noon", spans=(first, second)))
    (block,) = mark_text(f.document(TEXT), [split])[0]
    assert [segment.text for segment in block.segments if segment.begins] == ["The choir"]
    assert [segment.text for segment in block.segments if segment.ends] == ["until noon"]
    assert block.claims == (0,)


def test_what_was_left_out_stands_in_its_place() -> None:
    blocks, _ = mark_text(f.rehearsal().document, f.rehearsal().claims)
    fused = next(block for block in blocks if "Sign Up" in joined(block))
    assert fused.kind is ZoneKind.BODY
    assert [segment.text for segment in fused.segments if segment.left_out is not None] == [
        "Sign Up For Our Newsletter"
    ]
    assert blocks[-1].kind is ZoneKind.RELATED


def test_no_word_of_the_article_is_lost_on_the_page() -> None:
    analysis = f.rehearsal()
    blocks, _ = mark_text(analysis.document, analysis.claims)
    assert " ".join(joined(block) for block in blocks).split() == analysis.document.text.split()


spans = (
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
    .map(lambda pair: Span(pair[0], min(pair[0] + pair[1], len(TEXT))))
    .filter(lambda span: bool(span.of(TEXT).strip()))
)


@given(st.lists(spans, max_size=12))
def test_any_claims_leave_the_words_as_they_were(given_spans: list[Span]) -> None:
    claims = [
        f.claim(span.of(TEXT), text=TEXT, citation=Citation(quote=span.of(TEXT), spans=(span,))) for span in given_spans
    ]
    blocks, levels = mark_text(f.document(TEXT), claims)
    assert "".join(joined(block) for block in blocks) == TEXT
    for block in blocks:
        for segment in block.segments:
            assert list(segment.claims) == sorted(segment.claims, key=lambda index: (-levels[index], index))


@given(st.lists(spans, max_size=12))
def test_claims_that_overlap_have_different_levels_as_far_as_there_are_levels(given_spans: list[Span]) -> None:
    levels = assign_levels([[span] for span in given_spans])
    assert all(0 <= level < LEVELS for level in levels)
    for one, two in combinations(range(len(given_spans)), 2):
        if levels[one] == levels[two] < LEVELS - 1:
            assert not cover([given_spans[one]]).overlaps(cover([given_spans[two]]))
