"""The documentation says what is so: every page reachable, every command told, every rule with its test."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from sayso.ask.sheet import build_sheet
from sayso.demo import story_reports
from sayso.export.terminal import sheet_to_plain
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
from sayso.model.claims import Certainty, Standing
from sayso.model.mentions import EntityType
from sayso.model.spans import ZoneKind
from tests.house import HOUSE, tracked_files
from tools import reference

DOCS = HOUSE / "docs"
RULES = 22
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(#[^)\s]+)?\)")
HELD_BY = re.compile(r"Held by (.+?)\.(?:\s|$)", re.DOTALL)
TEST = re.compile(r"\[`(?P<test>\w+)`\]\(\.\./(?P<path>tests/[\w/]+\.py)\)")


def pages() -> list[Path]:
    """Every Markdown page that people read, the reference among them."""
    top = [path for path in HOUSE.glob("*.md") if path.name != "CHANGELOG.md"]
    return sorted([*top, *DOCS.rglob("*.md"), *(HOUSE / "tests").rglob("*.md"), HOUSE / "changelog.d" / "README.md"])


def written() -> str:
    """The text of all pages that were written by hand."""
    return "\n".join(path.read_text("utf-8") for path in pages() if path.parent.name != "reference")


def told() -> str:
    return "\n".join(path.read_text("utf-8") for path in pages())


# Pages


@pytest.mark.parametrize("page", [str(path.relative_to(HOUSE)) for path in pages()])
def test_every_link_inside_the_house_leads_somewhere(page: str) -> None:
    path = HOUSE / page
    broken = [
        target for target, _ in LINK.findall(path.read_text("utf-8")) if target and not (path.parent / target).exists()
    ]
    assert broken == []


def test_every_page_of_docs_can_be_reached_from_its_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        waiting += [page.parent / target for target, _ in LINK.findall(page.read_text("utf-8")) if target]
    assert {path.relative_to(DOCS) for path in DOCS.rglob("*.md") if path.resolve() not in reached} == set()


def test_every_make_target_that_a_page_names_exists() -> None:
    makefile = (HOUSE / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    named = set(re.findall(r"(?:^ {4}|`)make ([a-z][a-z-]*)", written(), re.MULTILINE))
    assert {"demo", "test"} <= named
    assert named - targets == set()


def test_every_public_target_of_make_says_what_it_does() -> None:
    """``make help`` is made from these."""
    makefile = (HOUSE / "Makefile").read_text("utf-8")
    silent = re.findall(r"^([a-z][a-z-]*):(?!.*## )", makefile, re.MULTILINE)
    assert set(silent) <= {"install-dev", "check", "floors"}


# The reference


@cache
def made() -> dict[str, str]:
    return reference.make_pages()


def test_the_reference_says_what_the_docstrings_say() -> None:
    """If this fails: ``make docs``, and commit what it wrote."""
    assert reference.find_stale(made()) == []


def test_a_changed_docstring_is_noticed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    changed = {**made(), "errors.md": made()["errors.md"] + "One more error.\n"}
    monkeypatch.setattr(reference, "make_pages", lambda: changed)
    assert reference.main(["--check"]) == 1
    assert "out of date: docs/reference/errors.md (run: make docs)" in capsys.readouterr().out


def test_google_sections_and_roles_become_markdown() -> None:
    raises = "Raises:\n    EmptyInput: if ``text``\n        is blank.\n    KeyError: never.\n"
    docstring = f"Read a page; see :func:`sayso.x`.\n\n{raises}"
    assert reference.to_markdown(docstring) == (
        "Read a page; see `sayso.x`.\n\n**Raises**\n\n- EmptyInput: if `text` is blank.\n- KeyError: never."
    )


# The command line


@cache
def commands() -> dict[str, list[str]]:
    """Every command, by the words that call it, with its long options."""
    from typer.main import get_command

    from sayso.cli import app

    found = {}
    for path, command in reference.walk_commands("sayso", get_command(app)):
        options = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
        found[path] = [name for name in options if name not in {"--install-completion", "--show-completion"}]
    return found


def test_every_command_is_told_in_a_page_written_by_hand() -> None:
    """Help alone says what a command does, not what it is good for."""
    text = written()
    assert [path for path in commands() if not re.search(rf"\b{path}\b", text)] == []


def test_every_option_is_told() -> None:
    text = told()
    assert [f"{path} {name}" for path, options in commands().items() for name in options if name not in text] == []


def test_no_page_shows_a_command_that_is_not_there() -> None:
    known = {path.split()[1] for path in commands() if " " in path}
    shown = set(re.findall(r"(?:bin/|[`$] ?|\| )sayso ([a-z][a-z-]+)", written()))
    assert shown - known == set()


def test_the_readme_shows_what_the_demo_prints() -> None:
    """Each part of the example, up to an empty line, stands in the sheet that ``make demo`` shows."""
    report = story_reports()[0]
    (outcome,) = read_bytes(report.read_bytes(), name=report.name, given=report.given)
    assert isinstance(outcome, Captured)
    printed = " ".join(sheet_to_plain(build_sheet(analyse(outcome.document))).split())
    example = re.search(r"<!-- example.*?```text\n(.+?)\n```", (HOUSE / "README.md").read_text("utf-8"), re.DOTALL)
    assert example
    parts = [" ".join(part.split()) for part in example[1].split("\n\n")]
    assert len(parts) > 3
    assert [part for part in parts if part not in printed] == []


# The glossary


def glossary() -> dict[str, str]:
    """Term → the rest of its row."""
    rows = re.findall(
        r'^\| <a id="[\w-]+"></a>\**([\w -]+?)\** \| (.+) \|$', (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE
    )
    return dict(rows)


def test_the_glossary_has_the_words_of_the_house() -> None:
    assert {"source", "document", "claim", "standing", "cue", "zone", "timex", "tie", "silence"} <= glossary().keys()


@pytest.mark.parametrize(
    ("term", "values"),
    [
        ("standing", [member.value for member in Standing]),
        ("zone", [member.value for member in ZoneKind]),
        ("entity type", [member.value for member in EntityType]),
        ("certainty", [f"{member.value} " for member in Certainty]),
    ],
)
def test_the_glossary_lists_every_value_of_a_closed_set(term: str, values: list[str]) -> None:
    assert [value for value in values if value not in glossary()[term]] == []


def test_every_word_of_the_glossary_is_used() -> None:
    """A word that neither code nor pages use is no word of the house."""
    sources = [*(HOUSE / "src").rglob("*.py"), *(page for page in pages() if page.name != "glossary.md")]
    text = "\n".join(path.read_text("utf-8") for path in sources).lower()
    spellings = {term: {term, term.replace(" ", "_"), term.replace(" ", "")} for term in glossary()}
    assert [term for term, ways in spellings.items() if not any(way in text for way in ways)] == []


def test_nobody_calls_a_document_a_source() -> None:
    """The word to police: in sayso a source is whoever is reported to hold a claim."""
    wrong = re.compile(r"\b(source (article|document|url|page)s?|news sources?|source[_ ]file)\b", re.IGNORECASE)
    found = [f"{path.name}: {m[0]}" for path in pages() if (m := wrong.search(path.read_text("utf-8")))]
    code = [
        f"{path.name}: {m[0]}" for path in (HOUSE / "src").rglob("*.py") if (m := wrong.search(path.read_text("utf-8")))
    ]
    assert found + code == []


# The rules that the software enforces


def rules() -> list[str]:
    """The numbered rules of docs/ethics.md, each with all that is said of it."""
    text = (DOCS / "ethics.md").read_text("utf-8").partition("<!-- rules")[2]
    return re.split(r"^\d+\. ", text, flags=re.MULTILINE)[1:]


def test_all_rules_are_listed() -> None:
    assert len(rules()) == RULES


@pytest.mark.parametrize("number", range(1, RULES + 1))
def test_every_rule_has_its_test_or_says_why_it_has_none(number: int) -> None:
    rule = rules()[number - 1]
    held, excuse = HELD_BY.search(rule), re.search(r"Not applicable yet: (.+)", rule)
    assert held or excuse, f"rule {number} names no test and no reason"
    if excuse:
        assert len(excuse[1].split()) >= 5, "a reason, please"
    named = list(TEST.finditer(rule))
    assert bool(held) == bool(named)
    for test in named:
        path = HOUSE / test["path"]
        assert path.is_file(), test["path"]
        assert re.search(rf"^ *def {test['test']}\(", path.read_text("utf-8"), re.MULTILINE), (
            f"{test['path']} has no {test['test']}"
        )


# Nothing of others


def shared() -> Path:
    return Path(os.environ.get("SAYSO_SHARED", HOUSE.parent / "shared"))


def runs_of_words(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return zip(*(words[start:] for start in range(length)), strict=False)


@pytest.mark.shared
def test_no_file_carries_eight_words_in_a_row_of_the_seed_article() -> None:
    """It belongs to its publisher; sayso is judged on it and does not ship it."""
    article = shared() / "seed" / "article.txt"
    if not article.is_file():
        pytest.skip("the shared data are not here")
    forbidden = set(runs_of_words(article.read_text("utf-8"), 8))
    assert len(forbidden) > 100
    texts = ((path, path.read_bytes().decode("utf-8", errors="ignore")) for path in tracked_files())
    assert [str(path) for path, text in texts if not forbidden.isdisjoint(runs_of_words(text, 8))] == []
