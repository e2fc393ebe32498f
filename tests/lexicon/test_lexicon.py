"""The lexicon's loader: an entry that fails its own proof never loads."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources
from pathlib import Path

import pytest

from sayso.errors import LexiconError
from sayso.lexicon import load, parse_entries

FILES = sorted(
    path.name.removesuffix(".toml")
    for path in resources.files("sayso.lexicon").joinpath("data").iterdir()
    if path.name.endswith(".toml")
)

CONSTITUTION = '[constitution]\nabout = "Words that pass something on without saying who holds it."\n'
GOOD = {
    "id": "reportedly",
    "kind": "hearsay_adverb",
    "pattern": "reportedly",
    "example": "The ferry reportedly sank.",
    "counter": "The ferry was reported late.",
}


def lexicon(*entries: Mapping[str, object], constitution: str = CONSTITUTION) -> str:
    """Write a lexicon file with these entries (JSON's strings, numbers and lists are TOML's too)."""
    tables = ("\n".join(f"{key} = {json.dumps(value)}" for key, value in entry.items()) for entry in entries)
    return constitution + "".join(f"\n[[entry]]\n{table}\n" for table in tables)


def test_a_sound_entry_is_read_whole() -> None:
    (entry,) = parse_entries(lexicon({**GOOD, "strength": 3, "notes": ["rare"]}), "hearsay")
    assert (entry.id, entry.kind) == ("reportedly", "hearsay_adverb")
    assert entry.pattern is not None
    assert entry.pattern.source == "reportedly"
    assert entry.regex is None


def test_fields_of_a_files_own_are_kept_apart() -> None:
    (entry,) = parse_entries(lexicon({**GOOD, "strength": 3, "notes": ["rare"]}), "hearsay")
    assert entry.data == {"strength": 3, "notes": ["rare"]}


def test_an_entry_may_be_a_regular_expression_and_then_ignores_case() -> None:
    raw = {key: value for key, value in GOOD.items() if key != "pattern"}
    (entry,) = parse_entries(lexicon({**raw, "regex": r"\bREPORTEDLY\b"}), "hearsay")
    assert entry.matches("it reportedly sank")
    assert not entry.matches("it was reported")


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"example": "The ferry sank."}, "does not match its example"),
        ({"counter": "It reportedly sank."}, "matches its counter-example"),
        ({"pattern": "reportedly *"}, "Not a pattern"),
        ({"regex": "reportedly"}, "exactly one of pattern and regex"),
    ],
)
def test_an_entry_that_fails_its_proof_is_refused(change: dict[str, str], complaint: str) -> None:
    """One broken entry stops the file: a rule that is not what it says must not run."""
    with pytest.raises(LexiconError, match=complaint):
        parse_entries(lexicon({**GOOD, **change}), "hearsay")


@pytest.mark.parametrize("field", ["id", "kind", "example", "counter", "pattern"])
def test_an_entry_without_a_needed_field_is_refused(field: str) -> None:
    with pytest.raises(LexiconError, match="needs"):
        parse_entries(lexicon({key: value for key, value in GOOD.items() if key != field}), "hearsay")


def test_two_entries_of_one_id_are_refused() -> None:
    """Claims name the entries that made them; a name must lead to one entry."""
    with pytest.raises(LexiconError, match="two entries have the id 'reportedly'"):
        parse_entries(lexicon(GOOD, GOOD), "hearsay")


def test_a_file_without_a_constitution_is_refused() -> None:
    with pytest.raises(LexiconError, match=r"no \[constitution\]"):
        parse_entries(lexicon(GOOD, constitution=""), "hearsay")


def test_the_complaint_names_the_file_and_the_entry() -> None:
    with pytest.raises(LexiconError, match=r"hearsay.*reportedly"):
        parse_entries(lexicon({**GOOD, "example": "No."}), "hearsay")


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_lexicon_proves_itself(name: str) -> None:
    """Loading is the proof: each example matches and each counter-example does not."""
    assert load(name)


@pytest.mark.parametrize("name", FILES)
def test_the_ids_of_a_file_are_unique(name: str) -> None:
    ids = [entry.id for entry in load(name)]
    assert len(ids) == len(set(ids))


def test_the_lexicon_reads_the_same_under_any_hash_seed() -> None:
    """Entries come in the order of the file, and a pattern's reading does not depend on the order of a set."""
    program = (
        "from sayso.lexicon import load, patterns\n"
        f"for name in {FILES!r}:\n"
        "    for e in load(name):\n"
        "        print(name, e.id, list(e.pattern.find(patterns.split_words(e.example))) if e.pattern else '')"
    )
    outputs = set()
    for seed in ("0", "99"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, env=environment)  # noqa: S603
        outputs.add(run.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_lexicon_is_asked_by_some_rule(name: str) -> None:
    """Words that nobody reads are words that somebody believes to be read."""
    package = Path(str(resources.files("sayso")))
    sources = [path.read_text("utf-8") for path in package.rglob("*.py")]
    assert any(re.search(rf"""["']{name}(\.toml)?["']""", source) for source in sources)
