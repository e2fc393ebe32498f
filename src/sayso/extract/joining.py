"""Where rules and encoder meet: who decides what, one rule a decision, each chosen because it measured better.

The encoder (:mod:`sayso.encoder`) reads words in context and knows no grammar; the rules know grammar and only the
words of the lexicon. So:

* A name has the encoder's bounds and type; what only the rules found stands where something vouches for it.
* An act of saying that the encoder is sure of and no rule found becomes a frame of its own.
* Where both found the act, the encoder's source fills in a missing holder, and replaces one that the parse had to
  fetch from elsewhere. Who is said to hold hearsay is not its to say.
* A claim's standing may become more careful, never less.

Every frame that the encoder had a hand in carries an entry whose id begins with ``encoder-`` or is marked in the
claim's reasons, so that a claim says why.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from sayso.encoder.reading import EncoderReading, Labelled, Said
from sayso.extract.attribution import Frame, Frames, gather, is_said_thing
from sayso.extract.cues import CueHit, openers
from sayso.extract.factuality import Factuality
from sayso.extract.parse import ParsedPassage
from sayso.extract.syntax import first, is_passive, is_verbal
from sayso.lexicon import Entry
from sayso.model.analysis import Abstention
from sayso.model.claims import Certainty, ClaimKind, Standing
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Reason, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SURE_OF_NAME = 0.7
"""How sure the encoder must be of a name to move the ends of one that the rules found."""
FIRM_NAMES = frozenset(
    "title listed-body listed-site listed-region listed-place outlet-shape legal-form organisation-word natural-place "
    "building-word state-word numbered-unit short-name surname acronym-binding compound given-name role-before "
    "role-apposition age who gazetteer".split()
)
"""Rules that rest on a list, on the name's own words or on a bond in the text: it stands,
and so does its type."""
SURE_OF_ACT = 0.8
"""How sure the encoder must be of a cue that no rule knows."""
SURE_OF_SOURCE = 0.7
"""How sure it must be of a source, and of its link, to overrule the parse."""

_NEVER = re.compile(r"(?!)")
_KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "say": ("attribution", {}),
    "report": ("attribution", {}),
    "think": ("attribution", {}),
    "claim": ("attribution", {}),
    "confirm": ("attribution_factive", {"author": "U"}),
    "deny": ("denial", {}),
    "direct": ("directive", {}),
    "commit": ("commissive", {}),
    "assess": ("attribution", {}),
    "hearsay": ("hearsay_passive", {}),
}
"""What an act is that the encoder names: kind and data as in the lexicon. Silences and credits have own rules."""


_TYPES = {
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.GPE,
    "LOC": EntityType.LOC,
    "FAC": EntityType.FAC,
}


def join_names(mentions: Iterable[Mention], parsed: Sequence[ParsedPassage], text: str) -> list[Mention]:
    """Return the rules' names as far as the encoder hears them too, with its bounds and types.

    It finds fewer names than the rules and mistakes fewer things for names, so it adds none; a string has the type that
    it is given most surely over the whole document. A name that it does not hear stands where a list, a title or the
    text itself vouches for it: "the Guild" where a body is called so at its full length.
    """
    heard = [name for passage in parsed for name in passage.opinion.names]
    types = _types_by_words(heard, text)
    heads = {words.split()[-1] for words, kind in types.items() if " " in words and kind is EntityType.ORG}
    joined = (_joined_name(mention, heard, types, text, heads) for mention in mentions)
    found = {mention.span: mention for mention in joined if mention is not None}
    return [found[span] for span in sorted(found)]


def _types_by_words(heard: Iterable[Labelled], text: str) -> dict[str, EntityType]:
    votes: dict[str, dict[EntityType, float]] = {}
    times = Counter(name.span.of(text) for name in heard)
    for name in heard:
        of_words = votes.setdefault(name.span.of(text), {})
        of_words[_TYPES[name.kind]] = of_words.get(_TYPES[name.kind], 0.0) + name.score
    best = {words: max(sorted(odds), key=lambda kind: odds[kind]) for words, odds in votes.items()}
    return {words: kind for words, kind in best.items() if votes[words][kind] >= SURE_OF_NAME * times[words]}


def _joined_name(
    mention: Mention, heard: Sequence[Labelled], types: Mapping[str, EntityType], text: str, heads: Set[str]
) -> Mention | None:
    over = _overlapping(heard, mention.span)
    rule = mention.reasons[0].rule if mention.reasons else ""
    if not over or rule == "compound":
        return mention if rule in FIRM_NAMES or (rule == "article" and mention.text in heads) else None
    span = mention.span
    is_firm = rule in FIRM_NAMES
    if len(over) == 1 and over[0].score >= SURE_OF_NAME and not is_firm and _is_better(over[0], mention, text):
        span = over[0].span
    words = span.of(text)
    kind = mention.type if is_firm else types.get(words, mention.type)
    if mention.type is EntityType.PERSON and kind is EntityType.GPE and " " in words:
        kind = mention.type  # names that no list has: two words are a person's before they are a town's
    if rule in {"article", "role-of-bodies"} and kind is EntityType.PERSON:
        kind = mention.type  # no person's name has an article, and no owner is a person by one word
    if span == mention.span and kind is mention.type:
        return mention
    reason = Reason(rule="encoder.name", note="its bounds or type were read in context", span=span)
    return replace(mention, span=span, text=words, type=kind, reasons=(*mention.reasons, reason))


def _is_better(name: Labelled, mention: Mention, text: str) -> bool:
    """Tell whether bounds are worth taking: brackets match, no small word ends it, an article is not all."""
    words = name.span.of(text)
    if words.split()[-1].islower():
        return False
    return words.count("(") == words.count(")") and words.casefold() != f"the {mention.text.casefold()}"


def _overlapping(heard: Sequence[Labelled], span: Span) -> list[Labelled]:
    first = bisect_left(heard, span.start, key=lambda name: name.span.end - 1)
    return list(takewhile(lambda name: name.span.start < span.end, heard[first:]))


@cache
def _entries() -> dict[str, Entry]:
    return {
        name: Entry(id=f"encoder-{name}", kind=kind, pattern=None, regex=_NEVER, example="", counter="", data=data)
        for name, (kind, data) in _KINDS.items()
    }


_PLAIN_SPEECH = frozenset("say tell add announce state write explain".split())
"""Verbs of the lexicon that say something whatever their object; of others only a full clause makes an act."""
_AGENTLESS = frozenset({"hearsay_passive", "perception_passive", "reputation", "expectation"})


def join_frames(frames: Frames, parsed: ParsedPassage) -> Frames:
    """Return the frames of a passage with what the encoder adds and corrects."""
    found = list(frames.frames)
    for said in parsed.opinion.attributions:
        act = _root(parsed.tokens_in(said.cue.span))
        if act is None:
            continue
        same = [number for number, frame in enumerate(found) if _is_same_act(frame, said.cue.span, parsed)]
        if same:
            found[same[0]] = _corrected(found[same[0]], said, parsed)
        elif said.cue.score >= SURE_OF_ACT and said.cue.kind in _KINDS:
            frame = _new_frame(act, said, parsed)
            found += [frame] if frame is not None else []
    return gather(found)


def _is_same_act(frame: Frame, cue: Span, parsed: ParsedPassage) -> bool:
    return parsed.span(frame.verb.i, frame.verb.i).overlaps(cue) or parsed.span(
        frame.hit.first, frame.hit.last
    ).overlaps(cue)


def _corrected(frame: Frame, said: Said, parsed: ParsedPassage) -> Frame:
    if frame.kind in _AGENTLESS or is_passive(frame.verb):
        return frame  # in "accused of hiding letters" the nearest name is the accused, not who accuses
    holder = _better_holder(frame, said, parsed)
    contents = _with_contents(frame, said, parsed)
    if holder is frame.holder and contents == frame.contents:
        return frame
    return replace(frame, holder=holder, contents=contents, corrected=True)


def _better_holder(frame: Frame, said: Said, parsed: ParsedPassage) -> Token | None:
    holder = frame.holder
    if said.source is None or not _is_sure_of_source(said):
        return holder
    inside = {token.i for token in parsed.tokens_in(said.source.span)}
    if holder is not None and (holder.i in inside or _is_own_subject(holder, frame.verb)):
        return holder
    return _nominal_root(parsed, said.source) or holder


def _with_contents(frame: Frame, said: Said, parsed: ParsedPassage) -> tuple[Token, ...]:
    """Return a frame's contents, and the main clauses that the encoder hears in them and the parse leaves outside."""
    covered = {token.i for content in frame.contents for token in content.subtree}
    more = [t for t in _content_heads(said, parsed, frame.verb) if t.i not in covered and is_verbal(t)]
    return (*frame.contents, *(t for t in more if t.dep_ in _MAIN))


_MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis", "dep"})
"""Relations of clauses that stand on their own: "said as it closed the case" does not say that it closed."""


def _is_own_subject(holder: Token, verb: Token) -> bool:
    """Tell whether the parse makes a holder the act's own subject or agent: that it seldom gets wrong."""
    if verb.dep_ == "relcl" and verb.head.i == holder.i and is_said_thing(holder):
        return True  # "an article of 3 March, which alleged"
    return (holder.head.i == verb.i and holder.dep_ in {"nsubj", "poss"}) or holder.head.dep_ == "agent"


def _is_sure_of_source(said: Said) -> bool:
    return said.source is not None and min(said.source.score, said.source_score) >= SURE_OF_SOURCE


def _content_heads(said: Said, parsed: ParsedPassage, act: Token) -> list[Token]:
    """Return the tokens that head what is said: verbs where there are any, else nouns."""
    heads: list[Token] = []
    for content in said.contents:
        tokens = parsed.tokens_in(content.span)
        inside = {token.i for token in tokens}
        roots = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and t.i != act.i]
        clauses = [t for t in roots if is_verbal(t)]
        heads += clauses or [t for t in roots if t.pos_ in {"NOUN", "PROPN", "ADJ"}][:1]
    return heads


def _new_frame(act: Token, said: Said, parsed: ParsedPassage) -> Frame | None:
    """Return the frame of an act that no rule knows; adverbs and prepositions are the lexicon's, and have no frame.

    An act of somebody has somebody: without a source only hearsay is one. And what is said is a clause: "claimed the
    prize" and "rejected the bid" are the rules' affair, which know when a noun is something said. In "accused of hiding
    letters" the parse's subject is the accused, so passives are theirs too.
    """
    kind = said.cue.kind
    if (
        act.pos_ not in {"VERB", "AUX", "NOUN"}
        or act.dep_ == "prep"
        or (kind != "hearsay" and (said.source is None or is_passive(act)))
    ):
        return None
    tokens = parsed.tokens_in(said.cue.span)
    if any(token.pos_ == "ADV" and token.lower_ in openers() for token in tokens):
        return None  # "was purportedly signed"
    contents = tuple(head for head in _content_heads(said, parsed, act) if _is_said(head, kind))
    if act.lower_ in openers() and act.lemma_ not in _PLAIN_SPEECH:
        contents = tuple(head for head in contents if _is_full_clause(head))
    if not contents:
        return None
    hit = CueHit(_entries()[kind], tokens[0].i, tokens[-1].i, act.i)
    holder = _nominal_root(parsed, said.source) if said.source is not None else None
    return Frame(hit, act, holder, contents, is_reversed=any(act.i in {t.i for t in c.subtree} for c in contents))


def _is_said(head: Token, kind: str) -> bool:
    """Tell whether a content is a clause; an infinitive is what somebody wants or promises, not what anybody says."""
    wanted = kind in {"direct", "commit", "hearsay"}
    return is_verbal(head) and (wanted or not any(t.tag_ == "TO" for t in head.children))


def _is_full_clause(head: Token) -> bool:
    """Tell whether a clause has a tense and a subject of its own, so that only an act of saying can govern it."""
    tensed = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in (head, *head.children) if t is head or t.dep_ == "aux")
    return (tensed or first(head, "auxpass") is not None) and first(head, "nsubj", "nsubjpass") is not None


def _root(tokens: Iterable[Token]) -> Token | None:
    """Return the token of a stretch that carries it: a verb whose head lies outside, else the first such token."""
    inside = {token.i: token for token in tokens}
    roots = [t for t in inside.values() if t.head.i not in inside or t.head.i == t.i]
    return next((t for t in roots if is_verbal(t)), roots[0] if roots else None)


def _nominal_root(parsed: ParsedPassage, source: Labelled) -> Token | None:
    tokens = parsed.tokens_in(source.span)
    inside = {token.i for token in tokens}
    roots = [t for t in tokens if (t.head.i not in inside or t.head.i == t.i) and t.dep_ != "expl"]
    return next((t for t in roots if t.pos_ in {"NOUN", "PROPN", "PRON"}), roots[-1] if roots else None)


_STANDINGS = {
    "A": Standing.ASSERTED,
    "T": Standing.ASSERTED,
    "N": Standing.ASSERTED,
    "P": Standing.ASSERTED,
    "R": Standing.HEARSAY,
    "H": Standing.HEDGED,
    "D": Standing.DENIED,
    "F": Standing.FORECAST,
    "Y": Standing.HYPOTHETICAL,
}
"""The letters of the annotated set as standings of the sheet: attribution, negation and presupposition assert."""

SURE_OF_STANDING = 0.9
"""How sure the encoder must be to overrule what the grammar says of a claim's standing."""


def join_standing(state: Factuality, head: Span, heard: EncoderReading, *, is_settled: bool = False) -> Reason | None:
    """Let the encoder correct how a claim stands, in place; return the reason, or None where nothing changed.

    It hears doubts, plans and conditions that no word of the lexicon shows, and tells plans from conditions better than
    the grammar of modals does. It makes nothing plainer than the grammar has it, and has no say over denials, clearings
    and hearsay, which must be in the words.
    """
    ours = _standing_of(state)
    theirs, odds = likeliest_standing(heard, head)
    if theirs is ours or odds < SURE_OF_STANDING or not _may_change(state, ours, theirs):
        return None
    if is_settled and theirs is Standing.FORECAST:
        return None  # what "was found" or "is in talks" does not lie ahead, whatever a will is
    state.is_future = theirs is Standing.FORECAST
    state.is_hypothetical = theirs is Standing.HYPOTHETICAL
    state.is_doubted = theirs is Standing.HEDGED
    if theirs is Standing.HEDGED:
        state.certainty = state.certainty.weaker(Certainty.PROBABLE)
    return Reason(rule="encoder.standing", note=f"in context {theirs.value}, by the grammar {ours.value}", span=head)


def likeliest_standing(heard: EncoderReading, head: Span) -> tuple[Standing, float]:
    """Return the standing that the encoder holds likeliest for a claim, and its probability."""
    odds: dict[Standing, float] = {}
    for letter, value in heard.standing_of(head).items():
        odds[_STANDINGS[letter]] = odds.get(_STANDINGS[letter], 0.0) + value
    return max(odds.items(), key=lambda item: item[1], default=(Standing.ASSERTED, 0.0))


LIKELY = 0.5
"""How likely the encoder must hold another standing for a claim to say so. Of the annotated set's claims one in seven
does, and with them go seven in ten of those that stand wrongly."""
HARDLY = 0.1
"""Under which probability of carrying a claim one says that in context it hardly does; most such are marked by no
careful reader."""
_UNHEARD = frozenset({ClaimKind.ROLE, ClaimKind.LABEL, ClaimKind.NON_COMMENT, ClaimKind.PROVENANCE})
"""Kinds of claim that the encoder was never shown: titles, epithets, silences and credits."""


def find_doubts(
    standing: Standing, kind: ClaimKind, head: Span, heard: EncoderReading, acts: Iterable[Span] = ()
) -> Iterator[Reason]:
    """Yield where the encoder reads a claim otherwise than it is read: nothing changes by it, and people are asked.

    ``acts`` are the words that it hears as acts of saying: it does not take them for claims, and they may well be some.
    """
    if kind in _UNHEARD:
        return
    theirs, odds = likeliest_standing(heard, head)
    if theirs is not standing and odds >= LIKELY:
        yield Reason(rule="encoder.otherwise", note=f"in context {theirs.value}, read as {standing.value}", span=head)
    if heard.head_score(head) < HARDLY and not any(head.overlaps(act) for act in acts):
        yield Reason(rule="encoder.hardly", note="in context hardly anything that is claimed", span=head)


_CHANGES = {
    Standing.ASSERTED: frozenset({Standing.HEDGED, Standing.FORECAST}),
    Standing.FORECAST: frozenset({Standing.HYPOTHETICAL}),
    Standing.HYPOTHETICAL: frozenset({Standing.FORECAST}),
}


def _may_change(state: Factuality, ours: Standing, theirs: Standing) -> bool:
    return not state.is_alleged and theirs in _CHANGES.get(ours, frozenset())


def _standing_of(state: Factuality) -> Standing:
    """Return the standing by the order of the sheet's rules, as far as the clause alone decides it."""
    if state.is_denied or state.is_exculpation:
        return Standing.DENIED
    if state.is_future and not (state.is_hypothetical and state.is_ordered):
        return Standing.FORECAST
    if state.is_hearsay:
        return Standing.HEARSAY
    if state.is_hypothetical:
        return Standing.HYPOTHETICAL
    return Standing.HEDGED if state.is_alleged or state.is_doubted else Standing.ASSERTED


NO_CLAIM = 0.05
"""Under which probability of carrying a claim a clause is left out; it is listed among what was not claimed."""


def carries_claim(heads: Iterable[Span], heard: EncoderReading) -> bool:
    """Tell whether the encoder leaves it open that one of these words carries a claim."""
    return any(heard.head_score(head) >= NO_CLAIM for head in heads)


FURNITURE = frozenset({"promo", "related", "boilerplate"})
SURE_OF_FURNITURE = 0.9
"""How sure the encoder must be that a passage is the page's and not the article's: what it takes away is not read."""


def without_furniture(
    parsed: Sequence[ParsedPassage],
) -> tuple[tuple[ParsedPassage, ...], tuple[Abstention, ...]]:
    """Part the passages that are read from those that the encoder takes for page furniture, with the reason."""
    kept: list[ParsedPassage] = []
    left: list[Abstention] = []
    for passage in parsed:
        span = passage.passage.span
        odds = passage.heard.zone_of(span)
        if sum(odds.get(kind, 0.0) for kind in FURNITURE) < SURE_OF_FURNITURE:
            kept.append(passage)
            continue
        kind = max(sorted(FURNITURE), key=lambda kind: odds[kind])
        reason = Reason(rule="encoder.furniture", note=f"reads like {kind}, not like the article", span=span)
        left.append(Abstention(span=span, reason=reason))
    return tuple(kept), tuple(left)
