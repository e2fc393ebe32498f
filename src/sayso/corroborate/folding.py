"""Words as they are compared between reports: whatever their case, accents, look-alike letters or invisible marks.

A copy can be disguised without changing what a reader sees: a Cyrillic "а" for a Latin one, a soft hyphen in a word,
full-width letters, capitals. What looks the same is the same here; the spans still point to the words as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_LETTER = rf"(?:[^\W_]|[{_INVISIBLE}\u0300-\u036f])"
WORD = re.compile(rf"[^\W_]{_LETTER}*(?:['’ʼ＇]{_LETTER}+)?")
"""A word of a report. A hyphen parts two words, so that "co-operate" and "co operate" agree."""

_LOOKALIKES = str.maketrans(
    # Cyrillic and Greek letters that are drawn like Latin ones (Unicode's confusables, the part that is met in news).
    "АВЕКМНОРСТХІЈЅҮԚԜ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "аеорсухіјѕһԁԛԝѵѡ" + "αορνυτικχϲ" + "ɑɡı’ʼ＇",
    "ABEKMHOPCTXIJSYQW" + "ABEZHIKMNOPTYX" + "aeopcyxijshdqwvw" + "aopvutikxc" + "agi'''",
)


@lru_cache(maxsize=65536)
def fold_word(word: str) -> str:
    """Return a word as it is compared: NFKC, without accents and invisible marks, look-alikes as Latin, lower case."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", word).translate(_LOOKALIKES))
    return "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"}).casefold()


def fold_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared, in order."""
    return tuple(fold_word(match.group()) for match in WORD.finditer(text))
