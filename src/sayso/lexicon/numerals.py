"""Numerals: how many a run of digits or number words says, and where it stands.

An own small grammar rather than a library: those that turn words into numbers (text2num, number-parser, word2number)
rewrite the text or count tokens of their own, and none keeps the characters that a citation needs or knows "1.2bn".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SMALL = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "million": Decimal(10**6),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "lakh": Decimal(10**5),
    "crore": Decimal(10**7),
}
"""Words that multiply."""
_LETTERS = {
    "k": SCALES["thousand"],
    "m": SCALES["million"],
    "mn": SCALES["million"],
    "bn": SCALES["billion"],
    "b": SCALES["billion"],
    "tn": SCALES["trillion"],
}

_DIGITS = re.compile(r"[0-9]{1,3}(?:[,\u00a0\u202f][0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?(?![0-9])")
_SCALE_WORD = re.compile(r"[ \u00a0-]?(hundred|thousand|million|billion|trillion|lakh|crore)s?\b", re.IGNORECASE)
_SCALE_LETTER = re.compile(r" ?(k|mn|m|bn|b|tn)\b", re.IGNORECASE)
_WORD = re.compile(r"[ \u00a0-]?([a-z]+)\b", re.IGNORECASE)
_NUMBER_WORD = re.compile(
    r"(?:a |an )?\b(?:" + "|".join([*_ONES[1:], *_TENS, *SCALES, "dozen", "half"]) + r")\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written: its characters ``[start, end)`` and its value.

    ``is_word`` tells "two" from "2"; ``is_round`` numbers ("a dozen") are meant loosely; ``scale`` is what it was
    multiplied by, so that "20" of "20 to 25 million" can take it over.
    """

    start: int
    end: int
    value: Decimal
    is_word: bool = False
    is_round: bool = False
    scale: Decimal = Decimal(1)


def numeral_at(text: str, start: int, *, letters: bool = False) -> Numeral | None:
    """Return the numeral that begins at ``start``; ``letters`` says that "m" and "bn" mean millions and billions."""
    if start < len(text) and text[start].isdigit():
        return _digits_at(text, start, letters=letters)
    return _words_at(text, start)


def _digits_at(text: str, start: int, *, letters: bool) -> Numeral | None:
    found = _DIGITS.match(text, start)
    if found is None:
        return None
    value, end = Decimal(re.sub(r"[,\u00a0\u202f]", "", found[0])), found.end()
    word = _SCALE_WORD.match(text, end)
    if word is not None:
        scale = SCALES[word[1].lower()]
        return Numeral(start, word.end(), value * scale, scale=scale)
    letter = _SCALE_LETTER.match(text, end) if letters or _is_certain_letter(text, end) else None
    if letter is not None:
        scale = _LETTERS[letter[1].lower()]
        return Numeral(start, letter.end(), value * scale, scale=scale)
    return Numeral(start, end, value)


def _is_certain_letter(text: str, end: int) -> bool:
    """Tell whether the letters after digits can only be a multiplier: "1.2bn", where "5m" may be five metres."""
    return re.match(r" ?(?:bn|tn)\b", text[end : end + 4], re.IGNORECASE) is not None


def _words_at(text: str, start: int) -> Numeral | None:
    """Read number words: hundreds and tens within each scale, greatest scale first."""
    if _NUMBER_WORD.match(text, start) is None:
        return None
    tokens = _word_tokens(text, start)
    if [w for w, _ in tokens[:2]] == ["half", "a"] and len(tokens) > 2:
        return _half(tokens, start)
    if tokens[0][0] in {"a", "an"}:
        tokens = tokens[1:]
        if tokens and tokens[0][0] not in {*SCALES, "dozen"}:
            return None
        tokens = [("one", tokens[0][1]), *tokens] if tokens else []
    return _read(tokens, start)


def _half(tokens: list[tuple[str, int]], start: int) -> Numeral | None:
    word, end = tokens[2]
    if word == "dozen":
        return Numeral(start, end, Decimal(6), is_word=True, is_round=True)
    if word not in SCALES or word == "hundred":
        return None
    return Numeral(start, end, SCALES[word] / 2, is_word=True, scale=SCALES[word])


def _word_tokens(text: str, start: int) -> list[tuple[str, int]]:
    """Return the words of a run that could be a numeral, lower case, with where each ends."""
    tokens: list[tuple[str, int]] = []
    at = start
    for _ in range(16):
        found = _WORD.match(text, at)
        word = found[1].lower() if found else ""
        if found is None or not (word in _SMALL or word in SCALES or word in {"dozen", "and", "a", "an", "half"}):
            break
        tokens.append((word, found.end()))
        at = found.end()
    return tokens


def _read(tokens: list[tuple[str, int]], start: int) -> Numeral | None:
    total, current, end = Decimal(0), None, start
    scale, is_round, last = Decimal(1), False, None
    for place, (word, ends) in enumerate(tokens):
        if word == "and":
            follows = tokens[place + 1][0] if place + 1 < len(tokens) else ""
            if last not in {"hundred", "thousand"} or follows not in _SMALL:
                break
            continue
        if word in _SMALL:
            if current is not None and not _may_follow(last, word):
                break
            current = (current or Decimal(0)) + _SMALL[word]
        elif word == "dozen":
            current, is_round = (current or Decimal(1)) * 12, True
        elif word == "hundred" and current is not None:
            current *= 100
        elif word in SCALES and current is not None:
            total, current, scale = total + current * SCALES[word], None, SCALES[word]
        else:
            break
        last, end = word, ends
    if end == start:
        return None
    return Numeral(start, end, total + (current or 0), is_word=True, is_round=is_round, scale=scale)


def _may_follow(last: str | None, word: str) -> bool:
    """Tell whether a small number goes on the one before: "twenty-three", "hundred five"; "two three" are two."""
    if last in SCALES:
        return True
    return last in _TENS and 0 < _SMALL[word] < 10
