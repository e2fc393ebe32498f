"""Find the words that attribute, hedge, deny or say nothing, and drop those that only look like it.

The lexicon (``cues.toml``) says which words may be a cue; this stage asks the parse whether they are one here: a
reporting verb must be used as a verb, "may" as an auxiliary, "alleged" before a noun.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.parse import ParsedPassage
from sayso.extract.syntax import first, is_verbal
from sayso.lexicon import Entry, load
from sayso.model.mentions import Cue, CueKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBAL = frozenset(
    {
        "attribution",
        "attribution_factive",
        "evidential",
        "factive",
        "directive",
        "commissive",
        "desire",
        "denial",
        "expectation",
        "hearsay_passive",
        "perception_passive",
        "reputation",
    }
)


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue in a parse: tokens ``first`` to ``last`` inclusive; ``anchor`` is the token that carries the syntax."""

    entry: Entry
    first: int
    last: int
    anchor: int
    read_as: str | None = None

    @property
    def kind(self) -> str:
        """The entry's kind, or what its subject makes of it; ``desire`` is no :class:`CueKind`."""
        return self.read_as or self.entry.kind

    @property
    def certainty(self) -> str:
        """The certainty that the cue leaves to its content; a speaker who "indicates" something is certain."""
        return "CT" if self.read_as else str(self.entry.data.get("certainty", "CT"))

    def as_kind(self, kind: str) -> CueHit:
        """Return the hit read as another kind."""
        return replace(self, read_as=kind)

    def has(self, flag: str) -> bool:
        """Tell whether the entry sets a flag."""
        return bool(self.entry.data.get(flag, False))


def as_cue(hit: CueHit, parsed: ParsedPassage, tokens: list[Token] | None = None) -> Cue:
    """Return the hit as vocabulary; ``tokens`` gives a wider verb group where there is one."""
    span = parsed.span_of(tokens) if tokens else parsed.span(hit.first, hit.last)
    kind = CueKind.MODAL if hit.kind == "desire" else CueKind(hit.kind)
    offset = parsed.passage.span.start
    text = parsed.text[span.start - offset : span.end - offset]
    return Cue(span=span, text=text, kind=kind, entry=hit.entry.id)


@cache
def _index() -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in load("cues"):
        assert entry.pattern is not None, entry.id  # noqa: S101 - the cue lexicon has no regexes
        for word in entry.pattern.openers:
            index[word].append(entry)
    return dict(index)


@cache
def openers() -> frozenset[str]:
    """Return the word forms that open an entry of the lexicon: what stands there was judged by rules."""
    return frozenset(_index())


def find_cues(parsed: ParsedPassage) -> tuple[CueHit, ...]:
    """Return the cues of one passage, by position; of overlapping ones of a kind only the longest."""
    words = [token.lower_ for token in parsed.doc]
    index = _index()
    found: list[CueHit] = []
    for start, word in enumerate(words):
        for entry in index.get(word, ()):
            end = entry.pattern.match_at(words, start) if entry.pattern else None
            if end is None:
                continue
            hit = CueHit(entry, start, end - 1, _anchor(parsed.doc, entry, start, end))
            if _fits(hit, parsed.doc):
                found.append(hit)
    return tuple(_without_shadowed(found))


def _without_shadowed(hits: list[CueHit]) -> list[CueHit]:
    """Drop a hit that lies inside a longer one, unless the two do different work (a modal inside a no-comment)."""
    kept = []
    for hit in hits:
        inside = [
            other
            for other in hits
            if other is not hit
            and other.first <= hit.first
            and hit.last <= other.last
            and (other.last - other.first > hit.last - hit.first)
            and not (hit.has("aux") and other.kind not in {"no_comment", "future"})
            and not (hit.kind == "negation" and other.kind not in {"no_comment", "denial"})
            and not (hit.kind in VERBAL and other.kind == "provenance")
            and not (hit.kind == "hearsay_adverb" and other.kind == "perception_passive")
        ]
        if not inside:
            kept.append(hit)
    return sorted(kept, key=lambda h: (h.first, h.last, h.entry.id))


def _anchor(doc: Doc, entry: Entry, start: int, end: int) -> int:
    if "anchor" in entry.data:
        return start + int(entry.data["anchor"])
    if entry.data.get("noun"):
        return next((i for i in range(start, end) if doc[i].pos_ in {"NOUN", "PROPN"}), start)
    if entry.kind in {"attribution", "attribution_factive", "directive", "evidential"} and not entry.data.get("prep"):
        return start
    lexical = [i for i in range(start, end) if doc[i].pos_ == "VERB"]
    if entry.kind in {"hearsay_passive", "perception_passive", "reputation", "no_comment", "expectation"}:
        return lexical[-1] if lexical else _last_adjective(doc, start, end)
    return lexical[0] if lexical else start


def _last_adjective(doc: Doc, start: int, end: int) -> int:
    return next((i for i in range(end - 1, start - 1, -1) if doc[i].pos_ in {"ADJ", "VERB", "NOUN"}), end - 1)


def _fits(hit: CueHit, doc: Doc) -> bool:
    """Ask the parse; each flag of an entry has its own question."""
    anchor = doc[hit.anchor]
    if doc[hit.last].lower_ == "to" and not _leads_to_verb(hit, doc[hit.last]):
        return False
    for flag, question in _QUESTIONS.items():
        if hit.has(flag):
            return question(hit, anchor)
    if hit.kind == "negation":
        if hit.entry.id == "no" and anchor.head.lemma_ in _CERTAIN_WITHOUT:
            return False
        return hit.entry.id != "no" or anchor.dep_ in {
            "det",
            "nsubj",
            "dobj",
            "attr",
            "pobj",
            "nsubjpass",
            "preconj",
            "cc",
        }
    return _is_verb_in_use(hit, anchor) if hit.kind in VERBAL else True


_CERTAIN_WITHOUT = frozenset({"doubt", "question"})
"""What is sure where there is none of it: "there is no doubt that the dam broke"."""


def _leads_to_verb(hit: CueHit, to: Token) -> bool:
    """Tell "due to open" from "due to the storm", which gives a cause."""
    if hit.has("gerund"):
        return any(c.tag_ == "VBG" for c in to.children)
    if hit.kind == "future":
        return to.tag_ == "TO" and is_verbal(to.head)
    return hit.kind != "expectation" or to.tag_ == "TO"


def _is_auxiliary(_hit: CueHit, anchor: Token) -> bool:
    return anchor.dep_ in {"aux", "auxpass", "ROOT"} and anchor.pos_ in {"AUX", "VERB"}


def _is_marker(hit: CueHit, anchor: Token) -> bool:
    if hit.first > 0 and anchor.doc[hit.first - 1].lower_ in {"as", "even"}:
        return False  # "as if" compares, "even if" concedes
    return anchor.dep_ == "mark" or anchor.lower_ in {"in", "as", "so"}


def _is_before_number(hit: CueHit, anchor: Token) -> bool:
    following = anchor.doc[hit.last + 1] if hit.last + 1 < len(anchor.doc) else None
    return following is not None and (following.like_num or following.is_currency)


def _is_participle(_hit: CueHit, anchor: Token) -> bool:
    return anchor.tag_ in {"VBN", "JJ"} and first(anchor, "nsubj") is None


_NO_HOLDERS = frozenset("plan schedule need taste size age rule law procedure custom tradition ability weight".split())
"""What one does things according to, without its saying anything."""


def _is_source_preposition(hit: CueHit, anchor: Token) -> bool:
    if hit.entry.id != "testimony-per":
        last = anchor.doc[hit.last]
        holder = first(last, "pobj") or first(anchor, "pobj")
        return holder is not None and holder.lemma_.lower() not in _NO_HOLDERS
    holder = first(anchor, "pobj")
    return anchor.dep_ == "prep" and is_verbal(anchor.head) and holder is not None and holder.pos_ == "PROPN"


def _is_verb_in_use(hit: CueHit, anchor: Token) -> bool:
    if anchor.dep_ in {"amod", "compound", "aux", "auxpass"} and not hit.has("passive"):
        return False
    if hit.kind in {"hearsay_passive", "expectation", "reputation", "perception_passive"}:
        return True
    return anchor.pos_ == "VERB" or (anchor.tag_.startswith("VB") and anchor.pos_ != "ADJ")


_QUESTIONS: dict[str, Callable[[CueHit, Token], bool]] = {
    "participle": _is_participle,
    "aux": _is_auxiliary,
    "adjective": lambda _hit, anchor: anchor.dep_ == "amod",
    "mark": _is_marker,
    "number": _is_before_number,
    "prep": _is_source_preposition,
    "noun": lambda _hit, _anchor: True,
    "copula": lambda _hit, _anchor: True,
}
