"""Charsets: by mark, header, declaration, UTF-8, detector; with the ground recorded and the losses counted."""

from __future__ import annotations

import codecs

import pytest

from sayso.ingest.charset import decode, scrub
from tests.ingest.reading import read

GERMAN = "Die Höhlen von Kelby sind für Besucher geöffnet, sagte die Käserin. Täglich von neun bis fünf Uhr."
RUSSIAN = (
    "Пещеры острова закрыты на ремонт, сообщила гильдия. Они откроются снова летом, сказал мастер. "
    "Никто не возражал против этого решения, пишет газета."
)


@pytest.mark.parametrize(
    ("data", "header", "charset", "basis"),
    [
        (codecs.BOM_UTF8 + GERMAN.encode(), "windows-1251", "utf-8", "bom"),
        (codecs.BOM_UTF16_LE + GERMAN.encode("utf-16-le"), None, "utf-16-le", "bom"),
        (RUSSIAN.encode("cp1251"), "windows-1251", "cp1251", "header"),
        (GERMAN.encode("cp1252"), "iso-8859-1", "cp1252", "header"),
        (GERMAN.encode(), "no-such-charset", "utf-8", "utf-8"),
        (GERMAN.encode(), None, "utf-8", "utf-8"),
        (GERMAN.encode("utf-16-le"), None, "utf-16-le", "detector"),
        (GERMAN.encode("cp1252"), None, "cp1252", "detector"),
        (RUSSIAN.encode("cp1251"), None, "cp1251", "detector"),
        (RUSSIAN.encode("koi8-r"), None, "koi8-r", "detector"),
    ],
)
def test_the_strongest_ground_decides(data: bytes, header: str | None, charset: str, basis: str) -> None:
    decoded = decode(data, header=header)
    assert (decoded.charset, decoded.basis, decoded.replaced) == (charset, basis, 0)
    assert decoded.text in {GERMAN, RUSSIAN}


def test_a_page_declares_its_charset_and_a_wrong_declaration_is_seen() -> None:
    page = '<html><head><meta charset="{}"></head><body><p>' + RUSSIAN + "</p></body></html>"
    right = read(page.format("windows-1251").encode("cp1251"))
    assert (right.capture.charset, right.capture.charset_basis) == ("cp1251", "meta")
    wrong = read(page.format("windows-1251").encode("utf-8"))
    assert (wrong.capture.charset, wrong.capture.charset_basis) == ("utf-8", "utf-8")
    assert RUSSIAN in right.text
    assert RUSSIAN in wrong.text


def test_a_header_is_taken_from_the_media_type() -> None:
    data = f"<html><body><p>{RUSSIAN}</p></body></html>".encode("koi8-r")
    document = read(data, media_type="text/html; charset=koi8-r")
    assert (document.capture.charset, document.capture.charset_basis) == ("koi8-r", "header")


def test_lost_characters_are_counted_and_noted_above_one_in_a_thousand() -> None:
    data = codecs.BOM_UTF8 + b"The caves were closed \xff\xfe for repairs, the guild said on Monday."
    document = read(data)
    assert document.capture.replaced == 2
    assert "charset" in [note.rule for note in document.notes]
    long = codecs.BOM_UTF8 + b"The caves were closed for repairs. " * 100 + b"\xff"
    assert "charset" not in [note.rule for note in read(long).notes]


def test_lone_surrogates_are_replaced() -> None:
    assert scrub("a\ud800b\udfffc") == ("a\ufffdb\ufffdc", 2)
    assert scrub("plain") == ("plain", 0)
    assert scrub("\U0001f600") == ("\U0001f600", 0)
