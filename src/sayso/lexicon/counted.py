"""What is counted: the noun behind a number, as far as the words say it without a parse."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicon import load
from sayso.lexicon.numerals import Numeral

_WORD = re.compile(r" ((?=[A-Z]?[^\W\d_])[^\W_]+(?:['’-][^\W_]+)*)")
_FUNCTION_WORDS = frozenset(
    "of the a an and or but nor in to at is are was were be been being has have had having do does did will would may "
    "might must can could shall should that who whom whose which when while where after before from by for with on as "
    "than then if so not n't it its he she they them his her their this these those there here all both each every "
    "per into onto over under up down out off about around against between through during until since because said "
    "says say told also only just even still already yet again ago later earlier times percent what why how versus vs "
    "plus minus years months weeks days hours minutes seconds decades centuries nights".split()
)
_PARTITIVE = re.compile(r" of (?:the|its|their|his|her|our|these|those)(?= )")
_NOT_PLURAL = frozenset(
    "ss us is this was has does news series politics economics physics athletics mathematics perhaps always sometimes "
    "afterwards towards besides across less unless plus versus as bus gas campus virus census status chaos its his "
    "says goes runs makes takes gives comes leaves means needs wants".split()
)
_IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "fishermen": "fisherman",
    "firemen": "fireman",
    "mice": "mouse",
    "geese": "goose",
    "teeth": "tooth",
    "oxen": "ox",
    "lives": "life",
    "wives": "wife",
    "knives": "knife",
    "loaves": "loaf",
    "wolves": "wolf",
    "shelves": "shelf",
    "thieves": "thief",
    "halves": "half",
    "calves": "calf",
    "shoes": "shoe",
    "toes": "toe",
    "buses": "bus",
    "gases": "gas",
    "viruses": "virus",
    "movies": "movie",
    "cookies": "cookie",
    "ties": "tie",
    "pies": "pie",
    "axes": "axe",
}
_VERB_AFTER = re.compile(
    r" (?:were|are|was|is|have|had|died|survived|escaped|others?)\b(?! (?:later|afterwards))|,? of whom\b",
    re.IGNORECASE,
)


def counted_at(text: str, numeral: Numeral) -> tuple[int, str] | None:
    """Return where the noun that a number counts ends, and its lemma; ``None`` where the words name none.

    "two senior officials" counts officials, "27 injured" the injured, "a 12-member panel" members, "three of the boats"
    boats. "One" counts only what news counts singly ("one person"), since it mostly means somebody or something.
    """
    hyphenated = _counted_words("hyphen-nouns").match(text, numeral.end)
    if hyphenated is not None:
        noun = hyphenated[0][1:]
        return hyphenated.end(), "" if noun == "strong" else singular(noun)
    if numeral.value == 1:
        return _single(text, numeral)
    start = numeral.end
    partitive = _PARTITIVE.match(text, start)
    if partitive is not None:
        start = partitive.end()
    return _plural(text, start, reach=1 if _is_definite(text, numeral) else 4)


def has_verb_after(text: str, numeral: Numeral) -> bool:
    """Tell whether something is said of a bare number: "27 were hurt"; "the two were friends" tells of two people."""
    if numeral.value == 1 or _is_definite(text, numeral):
        return False
    return _VERB_AFTER.match(text, numeral.end) is not None


def singular(noun: str) -> str:
    """Return the singular of a plural noun, in lower case; a singular stays as it is."""
    word = noun.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ch|sh|ss|x|zz)es$", word) or word.endswith("oes"):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Tell whether a word looks like a plural noun."""
    lower = word.lower()
    if lower in _IRREGULAR:
        return True
    return (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is", "'s", "’s"))
        and (lower not in _NOT_PLURAL)
    )


@cache
def _counted_words(entry: str) -> re.Pattern[str]:
    found = next(e for e in load("units") if e.id == entry)
    assert found.regex is not None  # noqa: S101 - units.toml has only regexes
    return found.regex


def _single(text: str, numeral: Numeral) -> tuple[int, str] | None:
    """Read "one person", "one other person", not "one reason"."""
    at = numeral.end
    for _ in range(2):
        word = _WORD.match(text, at)
        if word is None or word[1].lower() in _FUNCTION_WORDS:
            return None
        if _counted_words("one-of-a-kind").fullmatch(word[1]):
            return word.end(), word[1].lower()
        at = word.end()
    return None


def _is_definite(text: str, numeral: Numeral) -> bool:
    """Tell whether a small number word points back: "the two met officials" does not count officials."""
    if not numeral.is_word or numeral.value > 12:
        return False
    return re.search(r"\b(?:the|these|those|other) $", text[: numeral.start], re.IGNORECASE) is not None


def _plural(text: str, start: int, reach: int) -> tuple[int, str] | None:
    """Return the first plural within ``reach`` words, or else those hurt or dead: "27 injured"."""
    at, hurt = start, None
    for place in range(reach):
        word = _WORD.match(text, at)
        if word is None or word[1].lower() in _FUNCTION_WORDS:
            break
        if _counted_words("no-plural").fullmatch(word[1]) or is_plural(word[1]):
            return _last_plural(text, word.end(), word[1])
        if place == 0 and _counted_words("casualties").fullmatch(word[1]):
            hurt = word.end(), word[1].lower()
        at = word.end()
    return hurt


def _last_plural(text: str, end: int, noun: str) -> tuple[int, str]:
    """Go on over plurals in a row: "two sports clubs" counts clubs."""
    word = _WORD.match(text, end)
    if word is not None and is_plural(word[1]) and word[1].islower() and word[1] not in _FUNCTION_WORDS:
        return word.end(), singular(word[1])
    return end, singular(noun)
