"""The whole reading of one document: the same anywhere, pure, and true to its words."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.ask.sheet import build_sheet
from sayso.export.sheet_json import sheet_to_json
from sayso.extract.analysis import EXTRACTOR, analyse
from sayso.extract.parse import MODEL
from sayso.ingest import Captured, read_bytes
from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, ClaimKind, SourceKind, Standing
from sayso.model.mentions import EntityType
from sayso.model.spans import Span, ZoneKind
from sayso.store.codec import from_json, to_json
from sayso.store.guard import check_analysis
from tests.extract.readings import analysed
from tests.extract.reports import report
from tests.house import HOUSE

if TYPE_CHECKING:
    from sayso.model.documents import Document

STORY = """Guild treasurer Mara Quill said on Monday that the old mill in Oslo may close in June.
The council accused Idris Conteh of theft. Conteh denied selling the boat, which was built in 1900.
“The roof leaks badly. We rowed home,” Mara Quill said. “Nobody came.”
The sale was first reported by the Harbour Post. Delegates from the Guild of Bakers and the League of Millers are said \
to have met at a rally, alongside singers from the valley.
Analysts say the deal could hurt prices. The owner could not be reached for comment, and Oslo has not commented.
A video appears to show a boat near the pier. If it rains, the fair will move. Residents want the road to be closed."""


def read(text: str, **fields: str) -> Document:
    """Read a text in as one record."""
    record = json.dumps({"text": text, "title": "The mill", "publisher": "The Test Herald", **fields})
    (captured,) = read_bytes(record.encode(), name="test.jsonl")
    assert isinstance(captured, Captured), captured
    return captured.document


def story() -> Document:
    return read(STORY, published="2020-05-12", language="en")


# The same anywhere

PROGRAM = """
import sys
from hashlib import sha256
from sayso.extract.analysis import analyse
from sayso.ingest import read_bytes
(captured,) = read_bytes(sys.stdin.buffer.read(), name="test.jsonl")
analyse(captured.document)
seen = []
sys.addaudithook(lambda name, _: seen.append(name))
analysis = analyse(captured.document)
touched = sorted({n for n in seen if n.partition(".")[0] in {"open", "socket", "subprocess", "os", "shutil", "urllib"}})
rooms = sorted(n for n in sys.modules if n in {"sqlalchemy", "alembic"} or n.startswith(("sayso.store", "sayso.cli")))
from sayso.store.codec import to_json
print(sha256(to_json(analysis).encode()).hexdigest())
print(touched, rooms)
"""


def digest(analysis: Analysis) -> str:
    return hashlib.sha256(to_json(analysis).encode()).hexdigest()


def test_a_document_reads_the_same_twice() -> None:
    first, second = analyse(story()), analyse(story())
    assert first == second
    assert to_json(first) == to_json(second)
    assert sheet_to_json(build_sheet(first)) == sheet_to_json(build_sheet(second))


def test_a_document_reads_the_same_between_others() -> None:
    """Nothing of one document stays behind for the next."""
    alone = digest(analyse(story()))
    analyse(read("Odile Marsh left Bergen. She said the Harbour Post closed.", language="en"))
    assert digest(analyse(story())) == alone


def test_a_document_reads_the_same_on_any_day() -> None:
    with time_machine.travel("1969-12-31T23:00:00Z"):
        then = digest(analyse(story()))
    with time_machine.travel("2101-02-03T04:05:00Z"):
        assert digest(analyse(story())) == then


def test_a_document_reads_the_same_in_other_processes_and_touches_nothing() -> None:
    """Another hash seed, time zone and locale; and once warm, no file, no socket and no process is touched."""
    record = json.dumps(
        {
            "text": STORY,
            "title": "The mill",
            "publisher": "The Test Herald",
            "published": "2020-05-12",
            "language": "en",
        }
    )
    surroundings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/Adak", "LC_ALL": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    ]
    running = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **surrounding},
        )
        for surrounding in surroundings
    ]
    answers = [process.communicate(record.encode())[0].decode() for process in running]
    assert answers == [f"{digest(analyse(story()))}\n[] []\n"] * 2


def test_the_extractor_names_its_rules_and_its_model() -> None:
    """Another model or other rules give other claims; what is stored says which made it."""
    assert analyse(story()).extractor == EXTRACTOR
    assert MODEL in EXTRACTOR


# Pure

OUTER = ("sayso.store", "sayso.collection", "sayso.cli", "sayso.ask", "sayso.export", "sayso.evaluate", "sayso.ingest")


def _imports(module: str) -> Iterator[str]:
    path = HOUSE / "src" / Path(*module.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    if not source.is_file():
        return
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def reached() -> frozenset[str]:
    """Every module of sayso's, and every other by its name, that the stages can reach."""
    found: set[str] = set()
    waiting = ["sayso.extract.analysis"]
    while waiting:
        module = waiting.pop()
        if module not in found:
            found.add(module)
            waiting += [name for name in _imports(module) if name.partition(".")[0] == "sayso"]
            found |= {name for name in _imports(module) if name.partition(".")[0] != "sayso"}
    return frozenset(found)


def test_extraction_reaches_no_store_no_reader_and_no_network() -> None:
    outer = {"sqlalchemy", "alembic", "socket", "http", "urllib", "time", "random", "secrets", "subprocess"}
    assert "sayso.extract.claims" in reached()
    assert {n for n in reached() if n.startswith(OUTER) or n.partition(".")[0] in outer} == set()


# True to its words


def check(analysis: Analysis) -> None:
    """Check all that must hold of any analysis whatever."""
    check_analysis(analysis)
    _check_places(analysis)
    _check_links(analysis)
    _check_words(analysis)
    assert from_json(Analysis, to_json(analysis)) == analysis


def _check_places(analysis: Analysis) -> None:
    document = analysis.document
    whole = Span(0, len(document.text))
    shown = [passage.span for passage in document.passages if passage.zone is not ZoneKind.TITLE]
    for claim in analysis.claims:
        assert any(span.contains(claim.head) for span in shown), claim
        assert not any(zone.span.overlaps(claim.head) for zone in document.excluded), claim
    spans = [s for c in analysis.claims for s in (c.head, *(cue.span for cue in c.cues))]
    spans += [s.cue.span for c in analysis.claims for s in c.chain if s.cue]
    spans += [r.span for c in analysis.claims for r in c.reasons if r.span]
    spans += [s for e in analysis.entities for s in (*e.mentions, *e.references)]
    spans += [a.span for a in analysis.abstentions]
    assert all(whole.contains(span) for span in spans)


def _check_links(analysis: Analysis) -> None:
    entities = [entity.id for entity in analysis.entities]
    claims = {claim.id for claim in analysis.claims}
    responses = {response.id: response for response in analysis.responses}
    unlike_events = [entity.id for entity in analysis.entities if entity.type is not EntityType.EVENT]
    assert len(set(unlike_events)) == len(unlike_events)
    for claim in analysis.claims:
        named = [step.source.entity for step in claim.chain]
        parties: list[Argument | None] = [claim.subject, claim.object, *(p.argument for p in claim.participants)]
        named += [party.entity for party in parties if party is not None]
        assert set(named) - {None} <= set(entities), claim
        assert all(claim.id in responses[i].claims for i in claim.responses)
    assert all(set(response.claims) <= claims for response in analysis.responses)


def _check_words(analysis: Analysis) -> None:
    text = analysis.document.text
    for claim in analysis.claims:
        assert claim.citation.quote.strip() == claim.citation.quote != ""
        assert claim.stance is claim.chain[-1].stance or claim.chain[-1].link == "inferred", claim
        assert (claim.standing is Standing.SILENCE) is (claim.kind is ClaimKind.NON_COMMENT), claim
        assert (claim.standing is Standing.DENIED) is (claim.kind is ClaimKind.DENIAL), claim
        assert [s.source.kind for s in claim.chain].count(SourceKind.PUBLISHER) == 1, claim
        assert all(cue.text == cue.span.of(text) for cue in claim.cues)
        assert all(step.cue.text == step.cue.span.of(text) for step in claim.chain if step.cue)
        assert claim.reasons
    assert all(abstention.reason.rule for abstention in analysis.abstentions)


def test_all_that_must_hold_holds_of_the_story() -> None:
    analysis = analyse(story())
    check(analysis)
    assert len(analysis.claims) > 15
    assert {Standing.ASSERTED, Standing.DENIED, Standing.HEARSAY, Standing.SILENCE, Standing.FORECAST} <= {
        claim.standing for claim in analysis.claims
    }


@pytest.mark.xfail(
    reason="an event that two claims speak of in one place is registered twice under one id", strict=True
)
def test_the_ids_of_events_are_unique_too() -> None:
    ids = [entity.id for entity in analysed("Sales rose in May and fell in June.").entities]
    assert len(set(ids)) == len(ids)


def test_claims_come_in_text_order() -> None:
    heads = [claim.head for claim in analyse(story()).claims]
    assert heads == sorted(heads)


def test_words_that_are_not_the_article_yield_nothing() -> None:
    text = (
        "The mill closed in May.Click Here To Follow Our WhatsApp Channel\nMara Quill left the town. "
        + "It rained. " * 5
    )
    analysis = analyse(read(text, language="en"))
    excluded = " ".join(zone.span.of(analysis.document.text) for zone in analysis.document.excluded)
    assert "Follow Our WhatsApp Channel" in excluded
    assert "WhatsApp" not in to_json(analysis.claims) + to_json(analysis.entities) + to_json(analysis.mentions)
    check(analysis)


def test_a_headline_is_shown_and_not_read() -> None:
    analysis = analysed("The mill closed.", title="Mara Quill stole the boat")
    assert [claim.citation.quote for claim in analysis.claims] == ["The mill closed"]


@pytest.mark.parametrize("language", ["fr", "ru", "no"])
def test_a_document_in_another_language_is_not_read_and_says_so(language: str) -> None:
    document = replace(report("La mairie a dit que le pont est fermé."), language=language)
    analysis = analyse(document)
    assert (analysis.claims, analysis.entities, analysis.responses) == ((), (), ())
    (abstention,) = analysis.abstentions
    assert abstention.reason.rule == "analysis.language"
    assert language in abstention.reason.note
    assert abstention.span == Span(0, len(document.text))
    check(analysis)


def test_a_document_whose_language_nobody_knows_is_read() -> None:
    assert analyse(replace(report("The mill closed."), language="und")).claims


@pytest.mark.parametrize("text", ["", " \n\t ", "…", "“”", "1 2 3", "\u200b\u200f", "🚢" * 30, "Mill. Boat. Pier."])
def test_a_document_that_says_nothing_yields_nothing(text: str) -> None:
    analysis = analyse(report(text))
    check(analysis)
    assert analysis.claims == ()


# Whatever stands beside whatever


def _texts() -> list[str]:
    found = []
    for path in sorted((HOUSE / "tests" / "cases" / "extract").glob("*.toml")):
        found += [case["text"] for case in tomllib.loads(path.read_text("utf-8"))["case"]]
    return found


TEXTS = _texts()
PARTS = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5)
JOINTS = st.sampled_from([" ", "\n", "\n\n", "", " — ", ", and ", " “", "” ", " (", "\u00a0", "\u200b", "; "])


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(PARTS, JOINTS)
def test_all_that_must_hold_holds_of_any_sentences_in_any_order(parts: list[str], joint: str) -> None:
    check(analyse(report(joint.join(parts))))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS), st.integers(0, 400), st.integers(0, 400))
def test_all_that_must_hold_holds_of_any_piece_of_a_sentence(text: str, start: int, length: int) -> None:
    check(analyse(report(text[start % len(text) :][: length + 1])))


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(TEXTS))
def test_a_sentence_that_follows_changes_nothing_that_was_said(text: str) -> None:
    """A report that goes on does not take back what it said: the same words, standing and holder."""

    def said(analysis: Analysis) -> list[tuple[str, str, str]]:
        return [(c.citation.quote, c.standing, c.source.kind) for c in analysis.claims]

    alone, longer = said(analyse(report(text))), said(analyse(report(f"{text}\nSnow fell on the hills.")))
    assert longer == [*alone, ("Snow fell on the hills", Standing.ASSERTED, SourceKind.PUBLISHER)]


def test_nobody_is_called_by_a_name_that_must_not_be_indexed() -> None:
    analysis = analyse(
        read('Mira Folk, 9, found her dog. "He was tired," Mira Folk told the Gazette. A clerk thanked Mira.')
    )
    arguments = [side for claim in analysis.claims for side in (claim.subject, claim.object) if side is not None]
    named = [argument.name for argument in arguments] + [claim.source.label for claim in analysis.claims]
    assert analysis.claims
    assert [name for name in named if "Mira" in name] == []
