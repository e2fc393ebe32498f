"""How lines look: sentences, headlines, list items. Judged by form alone, never by subject."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*|\d[\w.,:%'’\-]*")
_CLOSERS = "\"”’'»)]}"
_FINAL = ".!?…"
_BULLET = re.compile(r"^(?:[•◦▪■●·*–—\-]\s|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s)")
_SMALL = frozenset(
    "a an the and or but nor for so yet as at by in into of off on onto out over per to up via with from than vs v is "
    "are be was has have not after amid before under against about it its his her their our my no if how what when why "
    "who that this".split()
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s|$)")


def words_of(line: str) -> list[str]:
    """Return the words of a line, marks left out."""
    return _WORD.findall(line)


def ends_like_sentence(line: str) -> bool:
    """Tell whether a line ends in a full stop, question or exclamation mark, closing quotes aside."""
    bare = line.rstrip().rstrip(_CLOSERS).rstrip()
    return bare.endswith(tuple(_FINAL))


def looks_like_sentence(line: str) -> bool:
    """Tell whether a line is at least one whole sentence of running text."""
    return ends_like_sentence(line) and len(words_of(line)) >= 5


def looks_like_paragraph(line: str) -> bool:
    """Tell whether a line is surely running text: several sentences, or a long one."""
    words = len(words_of(line))
    ends = len(_SENTENCE_END.findall(line))
    return (ends >= 2 and words >= 12) or (ends_like_sentence(line) and words >= 16)


def title_case_share(line: str) -> float:
    """Return the share of a line's longer words that begin with a capital, the first left out."""
    words = [word for word in words_of(line)[1:] if word[0].isalpha() and word.lower() not in _SMALL]
    if not words:
        return 0.0
    return sum(1 for word in words if word[0].isupper()) / len(words)


def looks_like_list_item(line: str) -> bool:
    """Tell whether a line opens with a bullet, a number, or in lower case."""
    return bool(_BULLET.match(line)) or line[:1].islower()


def looks_like_headline(line: str, *, strictly: bool = False) -> bool:
    """Tell whether a line could be the headline of another article.

    No full stop at its end and no more than 30 words; ``strictly`` also asks for at least five words in Title Case.
    """
    words = words_of(line)
    if not 3 <= len(words) <= 30 or len(line) > 220 or line.rstrip().endswith((".", ":", ";", ",")):
        return False
    if looks_like_list_item(line) and not line[:1].isdigit():
        return False
    if not strictly:
        return True
    return len(words) >= 5 and not line.rstrip(_CLOSERS).endswith((".", "!", "…")) and title_case_share(line) >= 0.75
