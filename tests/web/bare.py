"""Finds bare propositions: the words of a claim where its holder or its standing is missing (TRADECRAFT, 8.1).

The words of every claim of a collection are looked for in what a page, its twin or an export shows. Around each place
where they stand there is a *unit*: the element of the claim (``data-claim``), else the list item, the row or the block.
Holder and standing must be in it. Two things are no claims there:

- The words of the article, read in their place: on the page of the report, where the paragraph leads to the claim; in
  its twin, the whole text.
- A whole sentence of a report, with its own hedges and holders in it, where it is shown for its wording
  (``data-wording``): in a footnote, or beside a name. The outlet must be named beside it; in JSON, the report.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from sayso.ask.answers import AttributedStatement, ClaimSheet
from sayso.ask.vocabulary import STANDING_WORDS
from sayso.model.claims import ClaimKind, Standing

FEWEST_WORDS = 4
"""Fewer words than these say nothing by themselves."""
FEWEST_OF_A_ROLE = 6
"""A role in fewer words than these stands as a name is written: "its treasurer, Odile Marsh"."""
ABOUT_ONE_CLAIM = frozenset({"claim", "standing"})
"""What an object of JSON has that is about one claim, as ``data-claim`` on a page: lists in it are about it too."""
A_REPORT = frozenset({"claims", "text"})
"""What an answer about one report has: its claims, and its text."""
NAMES = frozenset({"label", "name", "holder", "aliases", "byline", "title"})
"""What holds names and no claims."""
WORDING = frozenset({"sentence", "context", "withdrawn"})
"""What holds a whole sentence of a report for the sake of its wording, in an object that names the report."""
_A_REPORT_ID = re.compile(r"\bdoc-[0-9a-f]{16}\b")
ANSWERED: Mapping[Standing, tuple[str, ...]] = {
    Standing.SILENCE: (
        *("has not commented", "declined to comment", "no response from"),
        *("no_comment", "declined", "no_response_reported", "no response is reported"),
    ),
    Standing.ASSERTED: (  # of a credit and of a correction, which say of themselves what they are
        *("declared", "explicit", "first_report", "carried_from", "told_to", "agency_dateline"),
    ),
    Standing.DENIED: ("denies", "denial", "rejects", "takes back the words"),
}
"""How an answer in a sentence says its standing: "X has not commented: …" is no bare claim."""
_WORD = re.compile(r"\w+")
_BEGINNING = FEWEST_WORDS - 1  # the last word of a quotation may run into a number that stands close behind it
OWN_VOICE = ("this article", "this report", "the article", "the report")
OUTLET_UNKNOWN = "a report whose outlet is not stated"
SPOKEN_ATTRIBUTES = ("title", "alt", "aria-label", "aria-description", "content", "placeholder", "value", "data-copy")
BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 figcaption caption summary blockquote dt dd td th text desc title".split())
UNITS = frozenset("li tr".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One claim as it may be told: who must be named beside its words, and by which words its standing is seen."""

    claim: str
    quote: str
    holders: tuple[str, ...]
    standings: tuple[str, ...]
    outlet: str

    def is_attributed(self, unit: str) -> bool:
        """Whether holder and standing stand in a text."""
        return any(holder in unit for holder in self.holders) and any(words in unit for words in self.standings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bare:
    """The words of a claim without holder or standing, and what stood around them."""

    quote: str
    unit: str

    def __str__(self) -> str:
        """Return both, shortened."""
        return f"“{self.quote[:90]}” in “{self.unit[:200]}”"


def plain(text: str) -> str:
    """Return a text as it is compared: white space is one space, no capitals, no marks of direction."""
    return re.sub(r"\s+", " ", re.sub("[\u2066-\u2069\u200e\u200f\u00ad]", "", text)).strip().lower()


class Claims:
    """The claims of a collection, by their words, the longest first."""

    def __init__(self, sheets: Iterable[ClaimSheet]) -> None:
        self.by_quote: dict[str, list[Told]] = {}
        self.words: dict[str, str] = {}
        self.titles: set[str] = set()
        self.texts: set[str] = set()
        for sheet in sheets:
            self.titles |= {plain(sheet.document.title.value or "")} - {""}
            self.texts.add(plain(sheet.document.text))
            for claim, statement in zip(sheet.claims, sheet.statements, strict=True):
                told = told_of(statement, sheet)
                self.words[told.claim] = told.quote
                if _says_something(claim.kind, told.quote):
                    self.by_quote.setdefault(told.quote, []).append(told)
        self.quotes = sorted(self.by_quote, key=lambda quote: (-len(quote), quote))
        self._beginnings: dict[tuple[str, ...], list[str]] = {}
        for quote in self.quotes:
            self._beginnings.setdefault(tuple(_WORD.findall(quote)[:_BEGINNING]), []).append(quote)

    def in_text(self, text: str) -> list[tuple[int, int, list[Told]]]:
        """Return where the words of claims stand in a plain text; words inside others' come after them."""
        words = list(_WORD.finditer(text))
        found = []
        for at in range(len(words) - _BEGINNING + 1):
            for quote in self._beginnings.get(tuple(word[0] for word in words[at : at + _BEGINNING]), ()):
                begun = _WORD.search(quote)
                start = words[at].start() - (begun.start() if begun else 0)
                if text.startswith(quote, start):
                    found.append((start, start + len(quote), self.by_quote[quote]))
        return sorted(found, key=lambda place: (place[0] - place[1], place[0]))

    def bare(self, text: str, unit_at: Callable[[int, int, list[Told]], str | None]) -> Iterator[Bare]:
        """Yield what is bare in a plain text; ``unit_at`` returns what stands around a place, ``None`` if it may be.

        Words inside the words of a longer claim that is attributed are that claim's, and those in the title of a report
        are its name.
        """
        places = self.in_text(text)
        titles = [title for title in self.titles if places and title in text]
        covered = [found.span() for title in titles for found in re.finditer(re.escape(title), text)]
        for start, end, tellings in places:
            if any(left <= start and end <= right for left, right in covered):
                continue
            unit = unit_at(start, end, tellings)
            if unit is None or any(told.is_attributed(unit) for told in tellings):
                covered.append((start, end))
            else:
                yield Bare(quote=text[start:end], unit=unit)


def _says_something(kind: ClaimKind, quote: str) -> bool:
    """Whether the words of a claim would say something by themselves; "the guild's" is one word of a role."""
    if kind in {ClaimKind.ROLE, ClaimKind.LABEL}:
        return len(_WORD.findall(re.sub("[’']s\\b", "", quote))) >= FEWEST_OF_A_ROLE
    return len(_WORD.findall(quote)) >= FEWEST_WORDS


def told_of(statement: AttributedStatement, sheet: ClaimSheet) -> Told:
    """Return how a claim may be told: the report's own voice also goes by the name of its outlet."""
    holder = plain(statement.holder)
    head = plain(re.split(r",? per this article", statement.holder)[0])
    names = [head]
    if holder.startswith(OWN_VOICE):
        names += [plain(name) for name in (sheet.document.publisher.value, sheet.document.title.value) if name]
        names += OWN_VOICE
        names += [] if sheet.document.publisher.value else [OUTLET_UNKNOWN]
    words = [statement.standing.value, STANDING_WORDS[statement.standing], *ANSWERED.get(statement.standing, ())]
    words.append(f"{statement.verb}: “{statement.quote}”")  # the verb says how it stands (sayso.ask.verbs)
    return Told(
        claim=statement.claim,
        quote=plain(statement.quote),
        holders=tuple(name for name in names if name),
        standings=tuple(plain(word) for word in words),
        outlet=plain(sheet.document.publisher.value or "outlet not stated"),
    )


# Pages


def bare_on_page(page: str, claims: Claims) -> list[Bare]:
    """Return what is bare on a page: in its text, in what is spoken of its elements, in the data for its scripts."""
    tree = html.document_fromstring(page)
    found = list(_in_elements(tree, claims))
    for element in tree.iter("*"):
        for key in SPOKEN_ATTRIBUTES:
            if element.get(key):
                found += bare_in_text(element.get(key, ""), claims)
    for data in tree.iter("script"):
        if data.get("type") == "application/json":
            found += bare_in_json(json.loads(data.text or "null"), claims)
    return found


def _in_elements(tree: HtmlElement, claims: Claims) -> Iterator[Bare]:
    pieces: list[str] = []
    starts: list[int] = []
    owners: list[HtmlElement] = []
    length = 0
    for owner, text in _texts(tree):
        words = re.sub(r"\s+", " ", re.sub("[\u2066-\u2069\u200e\u200f\u00ad]", "", text)).lower()
        if pieces and pieces[-1].endswith(" ") and words.startswith(" "):
            words = words[1:]
        if words:
            pieces.append(words)
            starts.append(length)
            owners.append(owner)
            length += len(words)

    def unit_at(start: int, end: int, tellings: list[Told]) -> str | None:
        touched = owners[bisect_right(starts, start) - 1 : bisect_right(starts, end - 1)]
        unit = unit_of(_common(touched))
        return None if _is_read_in_place(unit, tellings, claims) or _is_wording(unit, tellings) else spoken(unit)

    yield from claims.bare("".join(pieces), unit_at)


def _texts(element: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    if not isinstance(element.tag, str) or element.tag in {"script", "style", "template"}:
        return
    if element.text:
        yield element, element.text
    for child in element:
        yield from _texts(child)
        if child.tail:
            yield element, child.tail


def _common(elements: list[HtmlElement]) -> HtmlElement:
    paths = [[*reversed(list(element.iterancestors())), element] for element in elements]
    shared: HtmlElement = [level[0] for level in zip(*paths, strict=False) if all(one is level[0] for one in level)][-1]
    return shared


def unit_of(element: HtmlElement) -> HtmlElement:
    """Return what stands around words: the element of a claim, else the list item or row, else the block."""
    around = [element, *element.iterancestors()]
    claim = next((one for one in around if one.get("data-claim")), None)
    item = next((one for one in around if one.tag in UNITS), None)
    block = next((one for one in around if one.tag in BLOCKS), None)
    return next(one for one in (claim, item, block, element) if one is not None)


def spoken(unit: HtmlElement) -> str:
    """Return the text of a unit; a row is read with the heads of its columns, and a description with its term."""
    text = " ".join(text for _, text in _texts(unit))
    if unit.tag == "dd":
        term = next(unit.itersiblings("dt", preceding=True), None)
        text += " " + (term.text_content() if term is not None else "")
    return plain(text)


def _is_read_in_place(unit: HtmlElement, tellings: list[Told], claims: Claims) -> bool:
    """Whether these are the article's own words on the page of the report, with a door to their claim beside them.

    Another report may claim the same in a few words more or less.
    """
    paragraph = next((one for one in [unit, *unit.iterancestors()] if "para" in (one.get("class") or "").split()), None)
    if paragraph is None:
        return False
    doors = {(link.get("href") or "").rpartition("#")[2] for link in paragraph.iter("a")}
    led_to = {claims.words[door] for door in doors if door in claims.words}
    return any(told.quote in words or words in told.quote for told in tellings for words in led_to)


def _is_wording(unit: HtmlElement, tellings: list[Told]) -> bool:
    """Whether these are in a whole sentence of a report, shown for its wording, with its outlet beside it."""
    shown = next((one for one in [unit, *unit.iterancestors()] if one.get("data-wording") is not None), None)
    return shown is not None and any(told.outlet in spoken(shown) for told in tellings)


# Twins


def bare_in_json(value: Any, claims: Claims) -> list[Bare]:
    """Return what is bare in a JSON value: the unit of a string is the object that holds it, without its lists."""
    return list(_walk(value, "", claims))


def _walk(value: Any, around: str, claims: Claims, voice: str = "") -> Iterator[Bare]:
    if isinstance(value, str):
        words = plain(value)
        if words not in claims.texts:
            yield from claims.bare(words, lambda _start, _end, _tellings: f"{voice} {around} {words}")
    elif isinstance(value, list):
        for held in value:
            yield from _walk(held, around, claims, voice)
    elif isinstance(value, Mapping):
        yield from _walk_object(value, f"{around} {_own_words(value)}", claims, voice)


def _walk_object(value: Mapping[str, Any], own: str, claims: Claims, voice: str) -> Iterator[Bare]:
    if value.keys() >= A_REPORT:  # all that stands in the answer about one report is in its voice
        voice = f"{OWN_VOICE[0]} {_own_words(value)}"
    for key, held in value.items():
        is_wording = key in WORDING or (key == "quote" and "sentence" in value)
        is_credit = key == "quote" and "upstream" in value  # the sentence that credits says in itself who said it
        if key in NAMES or is_credit or (is_wording and _A_REPORT_ID.search(own)):
            continue
        # What a list holds says itself whose it is, unless all of it is about one claim.
        is_apart = isinstance(held, list) and not ABOUT_ONE_CLAIM & value.keys()
        is_apart = is_apart and any(isinstance(one, Mapping) for one in held)
        yield from _walk(held, "" if is_apart else own, claims, voice)


def _own_words(value: Mapping[str, Any]) -> str:
    """Return the words that an object says by itself or through objects in it, not through lists of objects."""
    parts: list[str] = []
    for held in value.values():
        if isinstance(held, str):
            parts.append(plain(held))
        elif isinstance(held, Mapping):
            parts.append(_own_words(held))
        elif isinstance(held, list):
            parts.extend(plain(one) for one in held if isinstance(one, str))
    return " ".join(parts)


# Everything else


def bare_in_text(text: str, claims: Claims) -> list[Bare]:
    """Return what is bare in Markdown: the unit is the line, or a list item or paragraph with the lines that go on it.

    A footnote holds a whole sentence of a report for its wording, and names the outlet.
    """
    found: list[Bare] = []
    for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.|\||\[\^\d+\]:)\s)", re.sub(r"\\(?=\W)", "", text)):
        unit = plain(block)
        found += claims.bare(unit, _of_a_note(unit) if unit.startswith("[^") else _of_a_line(unit))
    return found


def _of_a_line(unit: str) -> Callable[[int, int, list[Told]], str | None]:
    return lambda _start, _end, _tellings: unit


def _of_a_note(unit: str) -> Callable[[int, int, list[Told]], str | None]:
    return lambda _start, _end, tellings: None if any(told.outlet in unit for told in tellings) else unit
