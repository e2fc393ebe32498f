"""Posts by the order of words: where a title, a preposition or a possessive puts a name and a body side by side.

A parser often loses the thread in long titles ("former transport minister and Guild treasurer Mara Quill") and in what
follows a name ("Mara Quill of the Guild"). The order of words does not: between the name and the body stand only words
of the title. Where anything else stands between them, nothing is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.extract.nouns import nouns_of
from sayso.extract.parse import ParsedPassage
from sayso.extract.sources import Cast
from sayso.model.mentions import EntityType, Mention, MentionLevel

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.LOC, EntityType.FAC})
HONORIFICS = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady rev rev. prof prof. mx".split())
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HOLDING = frozenset({"of", "at", "for", "from", "with", "in", "to", "under"})
_STATES = frozenset("retired elected acting incoming outgoing appointed longtime then former ex".split())
_PERSONAL = re.compile(
    r"(er|or|ist|ian|man|woman|ant|ent|eer|smith|wright|master|keeper|mate|chef|cook|poet|monk|nun|nurse|clerk|chief|aide"
    r"|guard|pilot|coach|guide|priest|mason|vet|star|boss|heir|umpire|referee)$"
)
"""Endings of nouns for people by what they do."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post as token indices: the words of the title, its noun, all words together, and the body's mention."""

    title: tuple[int, int]
    head: int
    words: tuple[int, int]
    body: Mention | None


class Line:
    """One passage as a row of tokens, with the names that stand in it."""

    def __init__(self, parsed: ParsedPassage, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self.doc: Doc = parsed.doc
        self.at: dict[int, Mention] = {}
        found = cast.mentions_in(parsed.passage.span)
        for mention in sorted(found, key=lambda m: m.level is not MentionLevel.NAME):
            tokens = parsed.tokens_in(mention.span)
            if self._may_own(mention, tokens):
                for token in tokens:
                    self.at.setdefault(token.i, mention)

    def _may_own(self, mention: Mention, tokens: Sequence[Token]) -> bool:
        """A name may; so may "its", and "the guild" where it takes up a body that has one."""
        if mention.level is MentionLevel.PRONOUN:
            return len(tokens) == 1 and tokens[0].tag_ == "PRP$"
        return mention.level is MentionLevel.NAME or self.type_of(mention) in BODIES

    def type_at(self, index: int) -> EntityType | None:
        """Return the type of the entity whose name covers a token."""
        return self.type_of(self.at.get(index))

    def type_of(self, mention: Mention | None) -> EntityType | None:
        """Return the type of the entity that a mention was taken to be."""
        entity = self.cast.entities.get(mention.entity or "") if mention is not None else None
        return entity.type if entity is not None else None

    def bounds(self, mention: Mention) -> tuple[int, int]:
        """Return the first and last token of a mention."""
        tokens = self.parsed.tokens_in(mention.span)
        return tokens[0].i, tokens[-1].i

    def lower(self, index: int) -> str:
        """Return a token in lower case; nothing beyond the edges."""
        return str(self.doc[index].lower_) if 0 <= index < len(self.doc) else ""

    def closes(self, index: int) -> bool:
        """Tell whether a phrase may end before this token: at a mark or the end."""
        return index >= len(self.doc) or self.doc[index].is_punct or self.doc[index].is_space


def is_role(line: Line, index: int, name_start: int) -> bool:
    """A listed noun, or a noun for people right before the name: "boatbuilder Idris Conteh"."""
    token = line.doc[index]
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    if token.lemma_.lower() in nouns_of("role") or token.lower_ in nouns_of("role"):
        return token.tag_ not in {"NNS"} or index == name_start - 1
    right_before = index == name_start - 1 and index not in line.at
    return right_before and token.tag_ in {"NN", "NNP"} and _PERSONAL.search(token.lower_) is not None


def title_before(line: Line, start: int) -> tuple[int, int] | None:
    """Return the run of title words right before a name, from its first to its last token."""
    low = start
    while low > 0 and _may_stand_in_title(line, low - 1, start):
        low -= 1
    while low < start and (line.doc[low].pos_ in {"DET", "PUNCT", "CCONJ", "PART"} or line.lower(low) in HONORIFICS):
        low += 1
    return (low, start - 1) if low < start else None


def _may_stand_in_title(line: Line, index: int, start: int) -> bool:
    token = line.doc[index]
    if index in line.at:
        return line.type_at(index) in BODIES or _owns(line, index)
    if token.text in POSSESSIVES or token.text in {"-", "–"} or token.lower_ in HONORIFICS:
        return True
    if token.lower_ == "and":
        return 0 < index < start - 1 and line.doc[index - 1].pos_ in {"NOUN", "PROPN"}
    if token.lemma_.lower() in nouns_of("role") or token.lower_ in _STATES:
        return token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV"}
    if token.tag_ == "VBN" and token.dep_ == "amod":
        return index < token.head.i <= start  # "accredited reporter"
    if token.pos_ not in {"ADJ", "NOUN"} and not (index == start - 1 and is_role(line, index, start)):
        return token.pos_ == "PROPN" and token.dep_ in {"compound", "nmod", "amod"} and index < token.head.i <= start
    return index <= token.head.i <= start or token.dep_ in {"amod", "compound", "nmod", "poss"}


def _owns(line: Line, index: int) -> bool:
    """Tell whether a token belongs to a person's name that owns what follows: "Quill's mother"."""
    last = line.bounds(line.at[index])[1]
    is_pronoun = line.at[index].level is MentionLevel.PRONOUN
    return line.type_at(index) is EntityType.PERSON and (is_pronoun or line.lower(last + 1) in POSSESSIVES)


def posts_of(line: Line, mention: Mention) -> Iterator[Post]:
    """Yield the posts that the words around a person's name give: before it, after it, of a body that owns it."""
    start, end = line.bounds(mention)
    yield from _titles(line, start, end)
    yield from _holding_before(line, start, end)
    yield from _owned_before(line, start, end)
    after = _body_after(line, start, end) or _owner(line, start, end) or _set_off(line, start, end)
    if after is not None:
        yield after


def _titles(line: Line, start: int, end: int) -> Iterator[Post]:
    """Yield a post for each member of a title: "former mayor and Guild treasurer Mara Quill"."""
    run = title_before(line, start)
    if run is None:
        return
    for first, last in _members(line, *run, start):
        roles = [i for i in range(first, last + 1) if is_role(line, i, start)]
        if roles:
            yield Post((first, last), roles[-1], (first, end), body_before(line, first, roles[-1]))


def _members(line: Line, low: int, high: int, start: int) -> list[tuple[int, int]]:
    """Cut a title at its "and" where both sides name a role; "trade and industry commissioner" stays one."""
    for i in range(low + 1, high):
        left = any(is_role(line, k, i) for k in range(low, i))
        if line.lower(i) == "and" and left and low > 0 and line.doc[low - 1].pos_ in {"DET", "PRON"}:
            return [(i + 1, high)]  # "the mayor and treasurer Mara Quill" may be two people
        if line.lower(i) == "and" and left:
            return [(low, i - 1), *_members(line, i + 1, high, start)]
    return [(low, high)]


def body_before(line: Line, first: int, head: int) -> Mention | None:
    """Return the body that stands before a role noun: the nearest, "Sarrow's Guild" being the Guild."""
    names = [line.at[i] for i in range(first, head) if i in line.at]
    people = [m for m in names if line.type_of(m) is EntityType.PERSON]
    bodies = [m for m in names if line.type_of(m) in BODIES]
    named = bodies or people
    return named[-1] if named else None


def body_run(line: Line, start: int) -> Mention | None:
    """Return the name that a phrase beginning at ``start`` leads to: "the Sarrow city council's Guild" is the Guild."""
    found, i = None, start
    while i < len(line.doc):
        if i in line.at:
            found = line.at[i]
            i = line.bounds(found)[1] + 1
            if line.lower(i) not in POSSESSIVES and line.type_of(found) in {EntityType.PERSON, *BODIES}:
                nxt = line.doc[i] if i < len(line.doc) else None
                if nxt is None or (i not in line.at and nxt.pos_ not in {"NOUN", "PROPN"}):
                    return found
            continue
        token = line.doc[i]
        if token.pos_ not in {"DET", "ADJ", "NOUN", "PROPN"} and token.text not in POSSESSIVES:
            return found
        i += 1
    return found


def body_after(line: Line, head: int, last: int) -> Mention | None:
    """Return the body that a preposition after a role noun names: "treasurer *of the Guild*"."""
    for i in range(head + 1, min(last + 1, len(line.doc))):
        if line.lower(i) in _HOLDING and i not in line.at and (found := body_run(line, i + 1)) is not None:
            return found
        if line.doc[i].pos_ in {"VERB", "AUX"}:
            return None
    return None


def _body_after(line: Line, start: int, end: int) -> Post | None:
    """Read "Mara Quill of the Guild", and with a title also "Senator Mara Quill from Sarrow"."""
    run = title_before(line, start)
    titled = run is not None and any(is_role(line, i, start) for i in range(run[0], run[1] + 1))
    word = line.lower(end + 1)
    if word != "of" and not (titled and word in {"from", "at"}):
        return None
    body = body_run(line, end + 2)
    kind = line.type_of(body)
    if body is None or (kind is not EntityType.ORG and not (titled and kind is EntityType.GPE)):
        return None
    last = line.bounds(body)[1]
    first = run[0] if run is not None and titled else start
    title = run if run is not None and titled else (end + 1, last)
    head = max((i for i in range(title[0], title[1] + 1) if is_role(line, i, start)), default=end + 1)
    return Post(title, head, (first, last), body)


def _owner(line: Line, start: int, end: int) -> Post | None:
    """Read "the Guild's Mara Quill": the body owns the name itself."""
    if line.lower(start - 1) not in POSSESSIVES or line.type_at(start - 2) not in {EntityType.ORG, EntityType.GPE}:
        return None
    body = line.at[start - 2]
    first = line.bounds(body)[0]
    return Post((first, start - 1), start - 1, (first, end), body)


def _holding_before(line: Line, start: int, end: int) -> Iterator[Post]:
    """Read "treasurer of the Guild Mara Quill" and "the treasurer of the Guild (GB), Dr Mara Quill,"."""
    at, _ = _end_before(line, start, end)
    body = line.at.get(at)
    if body is None or line.type_of(body) not in BODIES:
        return
    first = line.bounds(body)[0] - 1
    while first > 0 and _leads_to_body(line, first):
        first -= 1
    head = first - 1
    if line.lower(first) not in _HOLDING or head < 0 or not is_role(line, head, head + 1):
        return
    run = title_before(line, head) or (head, head)
    low = min(run[0], head)
    if low == 0 or line.lower(low - 1) not in {"a", "an"}:
        yield Post((low, at), head, (low, end), body)


def _owned_before(line: Line, start: int, end: int) -> Iterator[Post]:
    """Read "the Guild's spokesman, Captain Mara Quill,": whose post it is stands before its noun."""
    at, is_set_off = _end_before(line, start, end)
    if not is_set_off or at < 0 or not is_role(line, at, at + 1):
        return
    run = title_before(line, at) or (at, at)
    body = body_before(line, run[0], at)
    if body is not None:
        yield Post((run[0], at), at, (run[0], end), body)


def _end_before(line: Line, start: int, end: int) -> tuple[int, bool]:
    """Return where a description before a name ends, and whether the name is set off from it by commas.

    Between the two may stand an acronym in brackets and the name's own rank.
    """
    at = start - 1
    while line.lower(at) in HONORIFICS:
        at -= 1
    comma = at
    while comma > 0 and (line.lower(comma) in HONORIFICS | {"-"} or is_role(line, comma, comma + 1)):
        comma -= 1
    is_set_off = line.lower(comma) == "," and line.closes(end + 1)
    at = comma - 1 if is_set_off else at
    if line.lower(at) == ")":
        at = next((i - 1 for i in range(at, max(at - 5, 0), -1) if line.lower(i) == "("), at)
    return at, is_set_off


def _leads_to_body(line: Line, index: int) -> bool:
    token = line.doc[index]
    return token.pos_ in {"DET", "ADJ"} or token.text in POSSESSIVES or line.type_at(index) in BODIES


def _set_off(line: Line, start: int, end: int) -> Post | None:
    """Read "Mara Quill, former chief treasurer of the Guild,": a title after a comma that leads to a body."""
    if line.lower(end + 1) != ",":
        return None
    i = end + 2
    while i < len(line.doc) and (i in line.at or line.doc[i].pos_ in {"DET", "ADJ", "NOUN", "PROPN", "ADV", "PART"}):
        if line.type_at(i) is EntityType.PERSON:
            return None
        i += 1
    heads = [k for k in range(end + 2, i) if is_role(line, k, k + 1)]
    if not heads or heads[-1] != i - 1 or line.lower(i) not in _HOLDING:
        return None
    body = body_run(line, i + 1)
    if body is None or not line.closes(line.bounds(body)[1] + 1):
        return None
    first = end + 2 + (line.doc[end + 2].pos_ == "DET")
    last = line.bounds(body)[1]
    return Post((min(first, heads[-1]), last), heads[-1], (start, last), body)
