"""One statement in several reports: found by the words that both quote, wherever one of them sets marks (R4)."""

from __future__ import annotations

from sayso.corroborate.statements import find_shared_statements
from sayso.corroborate.wording import find_shared_wording
from sayso.model.claims import SourceKind
from sayso.model.mentions import EntityType
from tests.ask import factories as f
from tests.corroborate.press import CHOIR, FERRY, held, paper

SAID = "We shall open the old pier again when the last of the new timbers has been laid and paid for"
ONE = paper(f'The harbour master was asked in the rain. "{SAID}," Ida Fenn said before she went in.')
TWO = paper(f"Asked for a date, the office gave none at all on Tuesday. “{SAID}” was its answer.", "Kelby Echo")
BARE = paper(f"A notice hung on the door of the office all day. {SAID}, it said, and nothing else.", "Sound Tribune")
OTHER = paper(f'{CHOIR} "We knew eleven songs," one of them said.', "Upland Farmer")


def test_reports_that_quote_the_same_words_rest_on_one_statement() -> None:
    documents = [ONE, TWO, BARE, OTHER]
    (found,) = find_shared_statements(documents, find_shared_wording(documents))
    assert sorted(place.report for place in found.at) == sorted([ONE.id, TWO.id, BARE.id])
    assert found.words == SAID
    for place in found.at:
        text = next(document.text for document in documents if document.id == place.report)
        assert place.span.of(text) == SAID


def test_whom_they_quote_is_read_where_it_is_said() -> None:
    fenn = f.entity("Ida Fenn", EntityType.PERSON)
    said = f.claim(SAID, text=ONE.text, chain=[f.step(f.source(SourceKind.PERSON, "Ida Fenn", fenn))])
    analysis = f.analysis([said], [fenn], of=ONE)
    documents = [ONE, TWO]
    wording = find_shared_wording(documents)
    assert find_shared_statements(documents, wording)[0].label == ""
    assert find_shared_statements(documents, wording, [analysis])[0].label == "Ida Fenn"


def test_a_few_words_that_everybody_quotes_are_no_statement() -> None:
    one = paper(f'{FERRY} "We are very pleased," the harbour master said.')
    two = paper(f'{CHOIR} "We are very pleased," the baker said.', "Kelby Echo")
    assert find_shared_statements([one, two], find_shared_wording([one, two])) == ()


def test_prose_in_common_is_no_statement() -> None:
    documents = [paper(FERRY), paper(f"{FERRY} {CHOIR}", "Kelby Echo")]
    assert find_shared_statements(documents, find_shared_wording(documents)) == ()


def test_the_order_of_reports_does_not_matter() -> None:
    documents = [ONE, TWO, BARE]
    wording = find_shared_wording(documents)
    analyses = [held(document).analysis for document in documents]
    found = find_shared_statements(documents, wording, analyses)
    assert find_shared_statements(documents[::-1], wording[::-1], analyses[::-1]) == found
