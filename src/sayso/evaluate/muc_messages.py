"""MUC-3/4: the messages and what their answer keys say of who did it, and how sure that is.

The messages are wire reports in capital letters; the keys are templates with numbered slots. Read are slot 0 (the
message), 4 (the kind of incident), 9 (perpetrators), 10 and 11 (organisations, and the confidence in each), 12, 18 and
19 (targets). Where a key allows two labels, either is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sayso.errors import EvaluationError
from sayso.lexicon import load
from sayso.lexicon.places import country_of, demonym

FACT = "reported as fact"
SUSPECTED = "suspected or accused"
BY_AUTHORITIES = "suspected or accused by authorities"
CLAIMED = "claimed or admitted"
POSSIBLE = "possible"
LABELS = (FACT, SUSPECTED, BY_AUTHORITIES, CLAIMED, POSSIBLE)
"""The five labels that are scored; ACQUITTED, which hardly occurs, is not."""

_SLOT = re.compile(r"^(\d+)\. +[A-Z: ]+?  +(.*)$")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_MESSAGE = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
_GRADE = re.compile(r"^\??\s*((?:[A-Z]+ ?)+(?: / (?:[A-Z]+ ?)+)*): ")


@dataclass(frozen=True, slots=True)
class Question:
    """Who did it: an organisation under all its names, the incident, and the labels that are right."""

    message: str
    incident: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    people: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A message in mixed case, and what is asked about it."""

    id: str
    text: str
    questions: tuple[Question, ...]


def read_messages(data: Path, split: str, limit: int | None = None) -> Iterator[Message]:
    """Read the messages of a split that ask about an organisation, in order; at most ``limit`` of them."""
    folder = data / split
    keys = sorted(folder.glob("key-*"))
    if not keys:
        raise EvaluationError(f"{folder} holds no answer keys.", hint="Point --data at the corpora's folder.")
    asked: dict[str, list[Question]] = {}
    for path in keys:
        for question in read_key(path.read_text(encoding="latin-1")):
            asked.setdefault(question.message, []).append(question)
    texts: dict[str, str] = {}
    for path in sorted(folder.glob(f"{split}-muc*")):
        texts.update(split_messages(path.read_text(encoding="latin-1")))
    for name in sorted(asked)[:limit]:
        if name in texts:
            known = [one for question in asked[name] for one in question.names]
            yield Message(name, recased(texts[name], known), tuple(asked[name]))


def split_messages(content: str) -> dict[str, str]:
    """Return the texts of a file of messages, by their ids."""
    heads = list(_MESSAGE.finditer(content))
    starts = [*(head.start() for head in heads), len(content)]
    return {head[1]: content[head.end() : starts[n + 1]].strip() for n, head in enumerate(heads)}


def read_key(content: str) -> Iterator[Question]:
    """Yield what a file of answer keys asks."""
    for template in re.split(r"\n\s*\n", content):
        slots = _slots(template)
        if not slots.get(11):
            continue
        message = slots[0][0].split()[0]
        people = tuple(name for line in slots.get(9, ()) for name in _STRING.findall(line))
        targets = tuple(name for slot in (12, 18, 19) for line in slots.get(slot, ()) for name in _STRING.findall(line))
        for line in slots[11]:
            grade = _GRADE.match(line)
            labels = tuple(label.strip().lower() for label in grade[1].split("/")) if grade else ()
            known = tuple(label for label in labels if label in LABELS)
            names = tuple(_STRING.findall(line))
            if known and names:
                yield Question(message, slots.get(4, [""])[0].lower(), names, known, people, targets)


def _slots(template: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    current: list[str] = []
    for line in template.splitlines():
        match = _SLOT.match(line)
        if match:
            current = found.setdefault(int(match[1]), [])
            current.append(match[2].strip())
        elif line.strip() and current:
            current.append(line.strip())
    return found


_WORD = re.compile(r"[A-Za-z]+(?:['-][A-Za-z]+)*")
_OPENS = re.compile(r"(?:[.?!]\s+[\"'(\[]?|TEXT\]\s+\"?|\n\s*\n\s*[\"(\[]?)$")
_SMALL = frozenset("of the and de la los del for in y en".split())


def recased(text: str, names: list[str]) -> str:
    """Return a message in mixed case: small letters but for sentence beginnings and names.

    Names are those asked about, acronyms in brackets, countries, their people, given names, and what follows a title.
    """
    acronyms = set(re.findall(r"\[([A-Z]{2,6})\]", text))
    acronyms |= {name for name in names if re.fullmatch(r"[A-Z]{2,5}", name)}
    parts = {word.lower() for name in names if name not in acronyms and len(name.split()) > 1 for word in name.split()}
    parts -= _SMALL
    flat = re.sub(r"(?<=\S)[ ]*\n(?=\S)", " ", text)
    pieces: list[str] = []
    last, before = 0, ""
    for match in _WORD.finditer(flat):
        pieces.append(flat[last : match.start()])
        word, last = match[0], match.end()
        opens = _OPENS.search(flat[max(0, match.start() - 8) : match.start()]) is not None or match.start() == 0
        pieces.append(_recased_word(word, before, acronyms, parts, opens=opens))
        before = word.lower()
    return "".join([*pieces, flat[last:]])


def _recased_word(word: str, before: str, acronyms: set[str], parts: set[str], *, opens: bool) -> str:
    low = word.lower()
    if word in acronyms or low in {"u", "s"}:
        return word
    is_name = low in _given() or low in parts or (before in _titles() and low not in _SMALL)
    if opens or is_name or (len(low) > 3 and (country_of(low.title()) or demonym(low.title()))):
        return "-".join(part[:1].upper() + part[1:] for part in low.split("-"))
    return low


_WORDS_TOO = frozenset("said will mark grant bill pat ray rob jack frank guy max miles major may".split())
"""Given names that are common words as well."""


@cache
def _given() -> frozenset[str]:
    words = frozenset(word for e in load("given_names") if e.pattern is not None for word in e.pattern.openers)
    return words - _WORDS_TOO


@cache
def _titles() -> frozenset[str]:
    return frozenset("president general colonel col gen major maj captain lieutenant minister mr mrs dr father".split())
