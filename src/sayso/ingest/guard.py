"""What is done to a page before any parser sees it: one linear pass that caps nesting, attributes and tags.

Parsers of HTML take quadratic time over deep nesting or many attributes, and some drop the rest of the page without a
word. This pass reads tags as the HTML standard's tokenizer does (WHATWG HTML, section 13.2.5), leaves the words alone,
and takes away only what is over a limit. Everything it took away, and everything that the page itself hides behind an
element that never ends, is said in a note.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from sayso.ingest import limits
from sayso.ingest.reasons import because
from sayso.model.spans import Reason

_ATTRIBUTES = (
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?+)?+)*+"
)
_MARKUP = re.compile(
    rf"<!--(?P<comment>)|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>{_ATTRIBUTES})(?P<end>>|\Z)"
)
_COMMENT_END = re.compile(r"--!?>")
_ATTRIBUTE = re.compile(r"([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(\"[^\"]*+\"?|'[^']*+'?|[^\s>\"'][^\s>]*+)?)?")
_RAW = frozenset("script style textarea title xmp iframe noembed noframes".split())
_SWALLOWS = _RAW - {"title"}
_VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound image".split()
)
_CLOSES_ITSELF = frozenset(
    "p li dt dd option optgroup tr td th thead tbody tfoot colgroup caption rp rt rb rtc html head body".split()
)
_KEPT_ATTRIBUTES = frozenset(
    "hidden style class id href type rel itemprop datetime content name property src charset role open".split()
)
_LONG_TAG = 1_000
_HIDES = re.compile(r"\bhidden\b|display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)


@dataclass(slots=True)
class _State:
    """Where the pass stands: what it keeps, which elements are open, and what it had to take away."""

    html: str
    limit: int
    deepest: int = 0
    kept: list[str] = field(default_factory=list)
    open: Counter[str] = field(default_factory=Counter)
    depth: int = 0
    tags: int = 0
    flattened: Counter[str] = field(default_factory=Counter)
    flat: int = 0
    shortened: int = 0
    copied: int = 0
    notes: list[Reason] = field(default_factory=list)

    def replace(self, start: int, end: int, by: str) -> None:
        self.kept.append(self.html[self.copied : start])
        self.kept.append(by)
        self.copied = end


@dataclass(frozen=True, slots=True)
class Guarded:
    """A page within the limits, what was done to it, and how deep it still nests."""

    html: str
    notes: tuple[Reason, ...]
    depth: int


def guard_html(html: str, *, depth: int = limits.DEPTH.value) -> Guarded:
    """Return ``html`` within the limits, with a note for each thing that was taken away or that the page swallows."""
    state = _State(html, limit=depth)
    at, stop = 0, len(html)
    while at < stop:
        found = _MARKUP.search(html, at)
        if found is None:
            break
        at, stop = _step(state, found, stop)
    state.kept.append(html[state.copied : stop])
    _note_changes(state)
    return Guarded("".join(state.kept), tuple(state.notes), state.deepest)


def _step(state: _State, found: re.Match[str], stop: int) -> tuple[int, int]:
    """Handle one tag or comment; return where to go on and where the page ends."""
    if found["comment"] is not None:
        return _skip_comment(state, found), stop
    state.tags += 1
    if state.tags > limits.TAGS.value or state.depth > limits.HIDDEN_DEPTH.value:
        limit = limits.TAGS if state.tags > limits.TAGS.value else limits.HIDDEN_DEPTH
        _note_cut(state, limit, found.start())
        return found.start(), found.start()
    if not found["end"]:
        _note_swallowed(state, f"the tag <{found['name'][:20].lower()}", found.start(), found.start() + 1)
        return stop, stop
    name = found["name"].lower()
    if found["close"]:
        _close(state, name, found)
        return found.end(), stop
    _open(state, name, found)
    if name == "plaintext":
        return stop, stop
    return (_skip_raw(state, name, found) if name in _RAW else found.end()), stop


def _skip_comment(state: _State, found: re.Match[str]) -> int:
    html, start = state.html, found.end()
    if html.startswith((">", "->"), start):
        return start
    end = _COMMENT_END.search(html, start)
    if end is None:
        _note_swallowed(state, "a comment", found.start(), start)
        return len(html)
    return end.end()


def _skip_raw(state: _State, name: str, found: re.Match[str]) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(state.html, found.end())
    if end is None:
        if name in _SWALLOWS or len(state.html) - found.end() > 200:
            _note_swallowed(state, f"<{name}>", found.start(), found.end())
        return len(state.html)
    return end.start()


def _open(state: _State, name: str, found: re.Match[str]) -> None:
    attributes = found["attributes"]
    if len(attributes) > _LONG_TAG:
        attributes = _cap_attributes(state, name, found)
    if name in _VOID or name in _CLOSES_ITSELF or name in _RAW or attributes.endswith("/"):
        return
    if state.depth >= state.limit and not _HIDES.search(attributes[:_LONG_TAG]):
        state.flattened[name] += 1
        state.flat += 1
        state.replace(found.start(), found.end(), "")
        return
    state.open[name] += 1
    state.depth += 1
    state.deepest = max(state.deepest, state.depth)


def _close(state: _State, name: str, found: re.Match[str]) -> None:
    if state.flattened[name] > 0:
        state.flattened[name] -= 1
        state.replace(found.start(), found.end(), "")
    elif state.open[name] > 0:
        state.open[name] -= 1
        state.depth -= 1


def _cap_attributes(state: _State, name: str, found: re.Match[str]) -> str:
    pairs = _ATTRIBUTE.findall(found["attributes"])
    if len(pairs) <= limits.ATTRIBUTES.value:
        return found["attributes"]
    kept: dict[str, str] = {}
    for key, value in pairs:
        if key.lower() in _KEPT_ATTRIBUTES:
            kept.setdefault(key.lower(), value)
    attributes = "".join(f" {key}={value}" if value else f" {key}" for key, value in kept.items())
    state.replace(found.start(), found.end(), f"<{name}{attributes}>")
    state.shortened += 1
    return attributes


def _note_changes(state: _State) -> None:
    if state.flat:
        note = f"{state.flat} elements nested deeper than {state.limit} were opened up; their words were kept"
        state.notes.append(because(f"limit:{limits.DEPTH.name}", note))
    if state.shortened:
        note = f"{state.shortened} tags had more than {limits.ATTRIBUTES.value} attributes; the rest were dropped"
        state.notes.append(because(f"limit:{limits.ATTRIBUTES.name}", note))


def _note_cut(state: _State, limit: limits.Limit, at: int) -> None:
    left = len(state.html) - at
    note = f"more than {limit.value:,} {limit.unit}; the last {left:,} characters of the page were not read"
    state.notes.append(because(f"cut:{limit.name}", note))


def _note_swallowed(state: _State, what: str, at: int, inside: int) -> None:
    left = len(state.html) - inside
    if state.html[inside:].strip():
        note = f"{what} opened at character {at:,} never ends; a browser shows none of the {left:,} characters after it"
        state.notes.append(because("cut:never-ends", note))
