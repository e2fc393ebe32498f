"""What a sentence, made plain around one outlet, makes of it."""

from __future__ import annotations

import pytest

from sayso.extract.credit_names import Surety
from sayso.extract.credit_shapes import find_shape, plain_sentence
from sayso.model.provenance import CreditKind
from sayso.model.spans import Span


def plain(text: str) -> str:
    """Make a sentence plain: the outlet asked about stands in square brackets, others in braces."""
    spans = {mark: [] for mark in "[{"}  # type: dict[str, list[Span]]
    out = ""
    for char in text:
        if char in "[{":
            spans[char].append(Span(len(out), len(out)))
        elif char in "]}":
            mark = "[" if char == "]" else "{"
            spans[mark][-1] = Span(spans[mark][-1].start, len(out))
        else:
            out += char
    return plain_sentence(out, spans["["][0], spans["{"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill closed, the [Harbour Post] reported.", "The mill closed, the ◆ reported."),
        ("She told the Saudi daily [Tarn Today] so.", "She told ◆ so."),
        ("The [Harbour Post] newspaper said so.", "The ◆ said so."),
        ("The [Harbour Post]’s Mara Quill said so.", "The ◆ said so."),
        ("It was reported by Mara Quill, a reporter for the [Harbour Post].", "It was reported by ◆."),
        ("She told [Tarn Today] and {Radio Skerrow} so.", "She told ◆ so."),
        ("She told {Tarn Today} and [Radio Skerrow] so.", "She told ◆ so."),
        ("The [Harbour Post] also reported it.", "The ◆ reported it."),
        ("[Tarn Today], citing two clerks, said so.", "◆ said so."),
    ],
)
def test_what_only_says_which_outlet_it_is_goes(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    "text", ["She told [Tarn Today], {Radio Skerrow} reported.", "[Tarn Today], which first reported it, said so."]
)
def test_what_decides_stays(text: str) -> None:
    assert plain(text) == text.replace("[Tarn Today]", "◆").replace("{Radio Skerrow}", "◇")


@pytest.mark.parametrize(
    ("sentence", "surety", "kind"),
    [
        ("The sale was first reported by ◆.", Surety.UNKNOWN, CreditKind.FIRST_REPORT),
        ("The sale was first reported in ◆.", Surety.UNKNOWN, None),
        ("The sale was first reported in ◆.", Surety.KNOWN, CreditKind.FIRST_REPORT),
        ("The mill closed, ◆ reported.", Surety.KNOWN, CreditKind.CARRIED_FROM),
        ("The mill closed, ◆ reported.", Surety.UNKNOWN, None),
        ("The mill closed reports ◆ Police opened it", Surety.DOUBTFUL, CreditKind.CARRIED_FROM),
        ("She told ◆ so.", Surety.DOUBTFUL, None),
        ("She told ◆ so.", Surety.KNOWN, CreditKind.TOLD_TO),
        ("TARN (◆) — The mill closed.", Surety.UNKNOWN, CreditKind.AGENCY_DATELINE),
        ("(◆)", Surety.UNKNOWN, None),
        ("Photo: ◆", Surety.KNOWN, None),
        ("◆ opened a bureau.", Surety.KNOWN, None),
    ],
)
def test_the_less_sure_the_name_the_more_must_its_place_say(
    sentence: str, surety: Surety, kind: CreditKind | None
) -> None:
    shape = find_shape(sentence, surety=surety)
    assert (shape.kind if shape is not None else None) == kind


def test_beside_the_article_only_whole_lines_count() -> None:
    assert find_shape("The mill closed, ◆ reported.", surety=Surety.KNOWN, where="line") is None
    assert find_shape("With inputs from ◆", surety=Surety.KNOWN, where="line") is not None
    assert find_shape("◆", surety=Surety.KNOWN, where="head") is not None
    assert find_shape("◆", surety=Surety.KNOWN, where="line") is None
    assert find_shape("Mayor to quit - ◆", surety=Surety.KNOWN) is None
    assert find_shape("Mayor to quit - ◆", surety=Surety.KNOWN, where="title") is not None
