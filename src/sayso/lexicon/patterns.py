"""The pattern language of the lexicon: words, inflected verbs, alternatives, options and gaps.

A pattern is read word by word, from left to right:

    reportedly              the word, in any case
    <say>                   any inflection of the verb: say, says, said, saying
    (may|might|could)       one of several words or verbs
    widely?                 the word may be missing
    *                       up to four words of any kind

Patterns match whole words. They are proved on load: each entry's example must match and its counter-example must not
(:func:`sayso.lexicon.load`). What a pattern cannot see — who is the subject, what the verb governs — is the business
of the stage that uses it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sayso.errors import LexiconError

GAP = 4
"""How many words a ``*`` may stand for."""

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*|n['’]t|[^\w\s]", re.UNICODE)

_IRREGULAR = {
    "be": "be am is are was were been being 's 're ’s ’re",
    "have": "have has had having 've ’ve",
    "do": "do does did done doing",
    "say": "say says said saying",
    "tell": "tell tells told telling",
    "write": "write writes wrote written writing",
    "speak": "speak speaks spoke spoken speaking",
    "see": "see sees saw seen seeing",
    "show": "show shows showed shown showing",
    "know": "know knows knew known knowing",
    "think": "think thinks thought thinking",
    "find": "find finds found finding",
    "hear": "hear hears heard hearing",
    "hold": "hold holds held holding",
    "feel": "feel feels felt feeling",
    "make": "make makes made making",
    "give": "give gives gave given giving",
    "take": "take takes took taken taking",
    "go": "go goes went gone going",
    "come": "come comes came coming",
    "break": "break breaks broke broken breaking",
    "put": "put puts putting",
    "set": "set sets setting",
    "let": "let lets letting",
    "lay": "lay lays laid laying",
    "lie": "lie lies lay lain lying",
    "mean": "mean means meant meaning",
    "read": "read reads reading",
    "foresee": "foresee foresees foresaw foreseen foreseeing",
    "understand": "understand understands understood understanding",
    "swear": "swear swears swore sworn swearing",
    "shed": "shed sheds shedding",
    "cast": "cast casts casting",
    "draw": "draw draws drew drawn drawing",
    "decline": "decline declines declined declining",
    "refuse": "refuse refuses refused refusing",
    "forbid": "forbid forbids forbade forbidden forbidding",
    "seek": "seek seeks sought seeking",
    "keep": "keep keeps kept keeping",
    "stand": "stand stands stood standing",
    "run": "run runs ran running",
    "withdraw": "withdraw withdraws withdrew withdrawn withdrawing",
    "uphold": "uphold upholds upheld upholding",
    "overhear": "overhear overhears overheard overhearing",
    "quote": "quote quotes quoted quoting",
    "learn": "learn learns learned learnt learning",
    "plead": "plead pleads pleaded pled pleading",
    "split": "split splits splitting",
    "meet": "meet meets met meeting",
    "lead": "lead leads led leading",
    "pay": "pay pays paid paying",
    "buy": "buy buys bought buying",
    "sell": "sell sells sold selling",
    "win": "win wins won winning",
    "lose": "lose loses lost losing",
    "bring": "bring brings brought bringing",
    "build": "build builds built building",
    "send": "send sends sent sending",
    "begin": "begin begins began begun beginning",
    "leave": "leave leaves left leaving",
    "get": "get gets got gotten getting",
    "become": "become becomes became becoming",
    "rise": "rise rises rose risen rising",
    "fall": "fall falls fell fallen falling",
    "grow": "grow grows grew grown growing",
    "fight": "fight fights fought fighting",
    "shoot": "shoot shoots shot shooting",
    "hit": "hit hits hitting",
    "beat": "beat beats beaten beating",
    "choose": "choose chooses chose chosen choosing",
    "fly": "fly flies flew flown flying",
    "drive": "drive drives drove driven driving",
    "flee": "flee flees fled fleeing",
    "sit": "sit sits sat sitting",
    "shrink": "shrink shrinks shrank shrunk shrinking",
    "shut": "shut shuts shutting",
    "lend": "lend lends lent lending",
    "wind": "wind winds wound winding",
    "steal": "steal steals stole stolen stealing",
    "strike": "strike strikes struck stricken striking",
    "quit": "quit quits quitted quitting",
    "cut": "cut cuts cutting",
    "hurt": "hurt hurts hurting",
    "catch": "catch catches caught catching",
    "spend": "spend spends spent spending",
    "bid": "bid bids bidding",
    "sink": "sink sinks sank sunk sinking",
    "die": "die dies died dying",
    "open": "open opens opened opening",
    "burst": "burst bursts bursting",
    "overrun": "overrun overruns overran overrunning",
    "overturn": "overturn overturns overturned overturning",
    "arise": "arise arises arose arisen arising",
    "undergo": "undergo undergoes underwent undergone undergoing",
    "oversee": "oversee oversees oversaw overseen overseeing",
    "sing": "sing sings sang sung singing",
}
_DOUBLING = frozenset(
    "admit commit plan permit submit refer infer confer defer concur rebut allot stop drop ban cap chat compel "
    "control dispel expel propel rebel recur signal label model cancel counsel quip tip snap slam rap trap pin spot "
    "step ship grab rob sin equip outfit occur transfer prefer deter regret travel acquit".split()
)


def irregular_verbs() -> dict[str, str]:
    """Return the verbs whose forms no rule gives, each with all of its forms."""
    return dict(_IRREGULAR)


@lru_cache(maxsize=4096)
def inflect(verb: str) -> frozenset[str]:
    """Return the word forms of an English verb, its base among them, all in lower case."""
    if verb in _IRREGULAR:
        return frozenset(_IRREGULAR[verb].split())
    if verb.endswith("e"):
        return frozenset({verb, verb + "s", verb + "d", verb[:-1] + "ing"})
    if re.search(r"[^aeiou]y$", verb):
        return frozenset({verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"})
    third = verb + ("es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s")
    stem = verb + verb[-1] if verb in _DOUBLING else verb
    return frozenset({verb, third, stem + "ed", stem + "ing", verb + "ed", verb + "ing"})


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a pattern: the word forms that fit it (none for a gap), and whether it may be missing."""

    forms: frozenset[str]
    optional: bool = False
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern."""

    source: str
    elements: tuple[Element, ...]

    @property
    def openers(self) -> frozenset[str]:
        """The words with which a match can begin; what an index is built on."""
        found: set[str] = set()
        for element in self.elements:
            found |= element.forms
            if not element.optional:
                break
        return frozenset(found)

    def match_at(self, words: Sequence[str], start: int) -> int | None:
        """Return the end (exclusive) of the longest match that begins at ``words[start]``, or ``None``."""
        return _match(self.elements, 0, words, start)

    def find(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the matches in ``words`` (lower case), leftmost longest, without overlap."""
        start = 0
        while start < len(words):
            end = self.match_at(words, start)
            if end is None or end == start:
                start += 1
                continue
            yield start, end
            start = end


def _match(elements: tuple[Element, ...], index: int, words: Sequence[str], at: int) -> int | None:
    if index == len(elements):
        return at
    element = elements[index]
    if element.is_gap:
        ends = [_match(elements, index + 1, words, at + skip) for skip in range(GAP, -1, -1) if at + skip <= len(words)]
        return next((end for end in ends if end is not None), None)
    if at < len(words) and words[at] in element.forms:
        end = _match(elements, index + 1, words, at + 1)
        if end is not None:
            return end
    return _match(elements, index + 1, words, at) if element.optional else None


@lru_cache(maxsize=4096)
def compile_pattern(source: str) -> Pattern:
    """Compile a pattern.

    Raises:
        LexiconError: if it is empty, begins or ends with a gap, or is all options.
    """
    elements = tuple(_element(part) for part in source.split())
    if not elements or elements[0].is_gap or elements[-1].is_gap or all(e.optional for e in elements):
        raise LexiconError(f"Not a pattern: {source!r}.", hint="It needs a word and may not begin or end with *.")
    return Pattern(source, elements)


def _element(part: str) -> Element:
    if part == "*":
        return Element(frozenset(), is_gap=True)
    optional = part.endswith("?") and len(part) > 1
    body = part[:-1] if optional else part
    inner = body[1:-1] if body.startswith("(") and body.endswith(")") else body
    forms: set[str] = set()
    for word in inner.split("|"):
        forms |= inflect(word[1:-1]) if word.startswith("<") and word.endswith(">") else {word.lower()}
    return Element(frozenset(forms), optional)


def split_words(text: str) -> list[str]:
    """Return the words and marks of ``text`` in lower case, for proving examples; stages bring their own tokens."""
    return [word.lower() for word in _WORD.findall(text)]
