"""The command line as a process: hostile files, closed pipes, odd character sets, and a quick start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.options import ExitCode

GOOD = "The Marrow Choir held a rehearsal in Saltby. Odile Marsh said the guild would sing again.\n" * 3


def sayso(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAYSO_")}
    command = [sys.executable, "-m", "sayso.cli", *arguments]
    return subprocess.run(command, cwd=cwd, env=kept | environment, capture_output=True, timeout=120, check=False)  # noqa: S603


HOSTILE = {
    "empty.html": b"",
    "spaces.txt": b" \n\t\n",
    "nul.txt": b"\x00" * 5000,
    "one_line.txt": b"word " * 1_000_000,
    "nested.html": b"<div>" * 255 + b"Deep inside, the guild said it would sing." + b"</div>" * 255,
    "invalid.txt": b"The guild \xff\xfe\xfa met the choir in Saltby, it said.\n" * 4,
    "surrogate.html": b"<p>The guild &#xD800; said \xed\xa0\x80 it met the choir in Saltby.</p>" * 3,
    "names.txt": ("Present were " + ", ".join(f"Ana Reyl{n}" for n in range(10_000)) + ".").encode(),
    "no_article.html": b"<html><body><nav><a href=/>Home</a><a href=/x>News</a></nav></body></html>",
    "broken.pdf": b"%PDF-1.7\nnothing",
    "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "escapes.html": b"<title>\x1b]0;owned\x07Choir \x9b31m sings</title><p>" + GOOD.encode() + b"</p>",
    "z_good.txt": GOOD.encode(),
}


def test_a_batch_of_hostile_files_ends_in_a_ledger_and_the_good_file_is_stored(tmp_path: Path) -> None:
    folder = tmp_path / "parade"
    folder.mkdir()
    for name, content in HOSTILE.items():
        (folder / name).write_bytes(content)
    done = sayso("read", "parade", "--json", cwd=tmp_path)
    assert done.returncode == ExitCode.SOME_REFUSED, done.stderr.decode()
    ledger = json.loads(done.stdout.decode("utf-8"))
    assert ledger["read"] == len(HOSTILE) == sum(ledger[k] for k in ("stored", "held", "partial", "refused"))
    outcomes = {Path(report["name"]).name: report for report in ledger["reports"]}
    assert outcomes["z_good.txt"]["outcome"] == "stored"
    assert outcomes["empty.html"]["outcome"] == "refused"
    assert outcomes["picture.png"]["outcome"] == "refused"
    for name, report in outcomes.items():
        assert report["outcome"] in {"stored", "partial", "refused"}, name
        assert report["outcome"] == "stored" or report["reason"], name
        assert report["outcome"] != "refused" or report["hint"], name
        assert "sayso failed" not in report["reason"], report
    listed = sayso("list", cwd=tmp_path)
    assert listed.returncode == 0
    assert not any(control in listed.stdout for control in (b"\x1b", b"\x07", b"\xc2\x9b"))


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD * 40, encoding="utf-8")
    command = f"'{sys.executable}' -m sayso.cli sheet a.txt --json | head -c 10 >&2; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=tmp_path, capture_output=True, timeout=120, check=False)  # noqa: S603, S607
    assert (done.returncode, len(done.stderr)) == (0, 10)


def test_a_terminal_of_another_character_set_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    shown = sayso("sheet", "a.txt", "--title", "Zug 東京", cwd=tmp_path, PYTHONIOENCODING="ascii", LC_ALL="C.UTF-8")
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert rb"Zug \u6771\u4eac" in shown.stdout


def test_the_same_bytes_give_the_same_json_under_any_zone_locale_and_hash_seed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The guild said “Grüße, 東京”, and left.\n" + GOOD, encoding="utf-8")
    here = {"PYTHONHASHSEED": "1", "TZ": "Asia/Karachi", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    there = {"PYTHONHASHSEED": "2", "TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
    outputs = {sayso("sheet", "a.txt", "--json", cwd=tmp_path, **place).stdout for place in (here, there)}
    assert len(outputs) == 1
    assert "東京" in json.loads(outputs.pop().decode("utf-8"))["text"]


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)])
def test_help_starts_without_what_reading_needs(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """The promise is 0.3 s; what a loaded machine cannot blur is that nothing heavy is imported."""
    code = (
        "import sys; sys.argv[0] = 'sayso'\n"
        "from sayso.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted(set(sys.modules) & {'spacy', 'sqlalchemy', 'alembic', 'rich', 'lxml', 'jinja2', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, check=True)  # noqa: S603
    assert done.stdout.decode().splitlines()[-1] == "[]"


def test_the_demo_shows_a_sheet_and_writes_a_page(tmp_path: Path) -> None:
    done = sayso("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    page = tmp_path / "out" / "demo.html"
    assert "<title>" in page.read_text("utf-8")
    assert str(page) in done.stderr.decode() + done.stdout.decode()
    assert "0 refused" in done.stderr.decode()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
