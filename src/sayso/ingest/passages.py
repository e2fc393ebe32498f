"""Passages: the sentences of headline, body and captions, the least that is quoted.

A sentence ends at ``. ! ? …``, with any closing quotes and brackets, where what follows can begin a sentence. The
work is in the stops that end nothing: abbreviations, initials, decimals, addresses, a quotation that its speaker
follows ("… ." he said). And in the ends that no space follows: text that a template fused ("… stage.The event").
A passage never crosses a zone or a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.ingest import limits
from sayso.ingest.reasons import because
from sayso.lexicon import load
from sayso.model.documents import Passage
from sayso.model.spans import Reason, Span, Zone, ZoneKind

PASSAGE_ZONES = frozenset({ZoneKind.TITLE, ZoneKind.BODY, ZoneKind.CAPTION})

_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*")
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])")
_INITIAL = re.compile(r"(?:^|[\s(\[\"“‘'.\-])[A-Z]$")
_LETTERS = re.compile(r"(?:\b[A-Za-z]\.)+[A-Za-z]$")
_LAST_WORD = re.compile(r"[\w’'&\-]+$")
_FUSED_NEXT = re.compile(r"[\"“‘]?[A-Z][a-z’']")
_FUSED_BEFORE = re.compile(r"(?:[a-z]{2,}|\d|\b[A-Z]{2,}|[)”’\"])$")
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)\S*$|\b[\w-]*[A-Za-z][\w-]*\.[\w./-]*$")
_NEXT_WORD = re.compile(r"[\"“‘'(\[]*(\w[\w’'-]*)")
_OPENERS = "\"“‘'«(["


@lru_cache(maxsize=1)
def _abbreviations() -> dict[str, str]:
    """Abbreviations in lower case without the last stop, with their kind (see ``lexicon/data/abbreviations.toml``)."""
    return {form: entry.kind for entry in load("abbreviations") for form in entry.data["forms"]}


def split_passages(text: str, zones: tuple[Zone, ...]) -> tuple[tuple[Passage, ...], tuple[Reason, ...]]:
    """Return the passages of a text with its zones, and a note where a sentence had to be cut at the limit."""
    passages: list[Passage] = []
    cut = 0
    paragraph = -1
    end = -1
    for zone in zones:
        if zone.kind not in PASSAGE_ZONES:
            continue
        if end < 0 or "\n" in text[end : zone.span.start] or "\r" in text[end : zone.span.start]:
            paragraph += 1
        end = zone.span.end
        for sentence in split_sentences(text, zone.span):
            pieces = list(_within_limit(text, sentence))
            cut += len(pieces) > 1
            for piece in pieces:
                number = len(passages)
                passages.append(Passage(number=number, span=piece, zone=zone.kind, paragraph=paragraph))
    notes: tuple[Reason, ...] = ()
    if cut:
        note = f"{cut} sentences are longer than {limits.PASSAGE.value:,} characters and were cut at a space"
        notes = (because(f"cut:{limits.PASSAGE.name}", note),)
    return tuple(passages), notes


def split_sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of one paragraph, white space around them left out."""
    start = _skip_space(text, span.start, span.end)
    for found in _STOP.finditer(text, span.start, span.end):
        if found.start() < start:
            continue
        end = _end_of_sentence(text, span, start, found)
        if end is None:
            continue
        yield Span(start, end)
        start = _skip_space(text, end, span.end)
    stop = _trim_end(text, start, span.end)
    if stop > start:
        yield Span(start, stop)


def _trim_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _end_of_sentence(text: str, span: Span, start: int, found: re.Match[str]) -> int | None:
    """Where the sentence ends if this stop ends one."""
    end = found.end()
    if end >= span.end:
        return span.end
    if text[end].isspace():
        return _end_before_space(text, span, start, found)
    return _fused_end(text, start, found)


def _end_before_space(text: str, span: Span, start: int, found: re.Match[str]) -> int | None:
    mark = found.group()
    following = _skip_space(text, found.end(), span.end)
    if following >= span.end:
        return span.end
    end = _closing_after_space(text, found.end(), following)
    after = text[_skip_space(text, end, span.end) : span.end][:60]
    if not _can_open(after):
        return None
    if _is_quoted(mark) and _goes_on_after_quote(text, start, found, after):
        return None
    if mark == "." and _is_abbreviation(text, start, found.start(), after):
        return None
    return end


def _closing_after_space(text: str, end: int, following: int) -> int:
    """A closing quote that stands apart (`"Go on. "`, wiki style) still belongs to the sentence before it."""
    if text[following] in "”»" and text[following + 1 : following + 2].isspace():
        return following + 1
    return end


def _can_open(after: str) -> bool:
    """Whether a sentence can begin here: with a capital, a digit, an opening mark or a bullet; never in lower case."""
    bare = after.lstrip(_OPENERS + " ")
    if not bare:
        return False
    return (not bare[0].islower() and bare[0] not in ",;:.!?)…") or after[0] in "•–—*"


def _is_quoted(mark: str) -> bool:
    return mark[-1] in "\"”’'»"


def _goes_on_after_quote(text: str, start: int, found: re.Match[str], after: str) -> bool:
    """After a closing quote: the sentence goes on with a dash, or within a bracket that is still open."""
    if after[0] in "–—-":
        return True
    if found.end() - start > 400 or ")" not in after:
        return False
    so_far = text[start : found.end()]
    return so_far.count("(") > so_far.count(")")


def _is_abbreviation(text: str, start: int, stop: int, after: str) -> bool:
    before = text[max(start, stop - 40) : stop]
    next_word = _NEXT_WORD.match(after)
    following = next_word.group(1) if next_word else ""
    if _LETTERS.search(before):
        return not _opens_sentence(following, after)
    if _INITIAL.search(before):
        return not before.endswith(" I") or _looks_like_name(following)
    word = _LAST_WORD.search(before)
    if word is None:
        return False
    kind = _abbreviations().get(word.group().lower().lstrip("-"))
    if kind is None:
        return False
    if kind == "never-ends":
        return True
    if kind == "before-number":
        return after[:1].isdigit() or bool(re.match(r"[IVXLC]+\b|[A-Z]?\d", after))
    if kind == "capitalised":
        return word.group()[0].isupper() and not _opens_sentence(following, after)
    return not _opens_sentence(following, after)


_OPENING_WORDS = frozenset(
    "the a an he she it they we i you this that these those his her its their our my but and in on at as if when while "
    "after before since for to from with by there here what who how why where although though because however "
    "meanwhile moreover earlier later according some many most all both each no not one two three also so then "
    "despite during until under over another other it's he's she's they're we're i'm".split()
)


def _opens_sentence(word: str, after: str) -> bool:
    """Whether the next word opens a sentence rather than goes on with a name: a small word, or a quotation."""
    return word.lower() in _OPENING_WORDS or after[:1] in '"“‘'


def _looks_like_name(word: str) -> bool:
    return word[:1].isupper() and word.lower() not in _OPENING_WORDS


def _fused_end(text: str, start: int, found: re.Match[str]) -> int | None:
    """A stop with a capitalised word right after it: two sentences that lost their space, unless it is an address."""
    end, mark = found.end(), found.group()
    if not _FUSED_NEXT.match(text, end):
        return None
    before = text[max(start, found.start() - 60) : found.start()]
    if _ADDRESS.search(before) or not _FUSED_BEFORE.search(before + (mark[1:] if len(mark) > 1 else "")):
        return None
    word = _LAST_WORD.search(before)
    if word and mark == "." and _abbreviations().get(word.group().lower()):
        return None
    if word and mark == "." and word.group().isupper() and len(word.group()) == 1:
        return None
    if (mark[-1] in "'’\"" and mark[:-1] == "") or _inside_address(text, end):
        return None
    return _split_quote(text, start, found)


def _split_quote(text: str, start: int, found: re.Match[str]) -> int:
    """Where the sentence ends if a straight quote follows the stop: it opens the next after an even number of them."""
    mark = found.group()
    if mark.endswith('"') and text.count('"', start, found.end() - 1) % 2 == 0:
        return found.end() - 1
    return found.end()


def _inside_address(text: str, end: int) -> bool:
    rest = re.match(r"\S{1,80}", text[end : end + 80])
    word = rest.group() if rest else ""
    return bool(
        re.match(
            r"[\w-]+(?:\.[\w-]+)*/|[\w-]+@|(?:[\w-]+\.)+(?:com|org|net|io|gov)\b|(?i:com|net|org|io|ai|co|tv)\b", word
        )
    )


def _within_limit(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence whole, or in pieces no longer than the limit, cut at the last space."""
    start = span.start
    while span.end - start > limits.PASSAGE.value:
        stop = start + limits.PASSAGE.value
        space = text.rfind(" ", start + 1, stop)
        stop = space if space > start else stop
        yield Span(start, _trim_end(text, start, stop))
        start = _skip_space(text, stop, span.end)
    if span.end > start:
        yield Span(start, span.end)
