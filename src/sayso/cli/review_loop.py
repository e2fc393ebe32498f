"""Deciding with one key a question: the loop behind ``sayso review`` in a terminal, and the same from a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, TextIO

from sayso.ask.decency import Names
from sayso.ask.review_answers import ItemKind, ReviewItem, ReviewQueue
from sayso.ask.review_decisions import parse_correction
from sayso.ask.review_queue import find_alike
from sayso.ask.review_words import FAULT_KEYS, FAULT_WORDS
from sayso.ask.story_words import counted
from sayso.errors import BadDecision, NotFound
from sayso.export.review_terminal import HELP, item_to_terminal, yes_no

if TYPE_CHECKING:
    from rich.console import ConsoleRenderable

    from sayso.desk import Desk


class Keys(Protocol):
    """Where a person's keys come from. Both raise EOFError at their end."""

    def key(self) -> str:
        """Return the next key."""

    def line(self, question: str) -> str:
        """Ask for a line of words."""


class PipedKeys:
    """Keys from a file or a pipe: one character a key, line ends aside; a line reaches up to its end."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def key(self) -> str:
        """Return the next character that is no white space."""
        while character := self._stream.read(1):
            if not character.isspace():
                return character
        raise EOFError

    def line(self, question: str) -> str:
        """Return what is left of the line."""
        return self._stream.readline().strip()


class TerminalKeys:
    """Keys as they are pressed, without Enter; lines with it."""

    def key(self) -> str:
        """Return the key that is pressed."""
        import click

        try:
            return click.getchar()
        except KeyboardInterrupt:
            raise EOFError from None

    def line(self, question: str) -> str:
        """Return a line that is typed; empty where it is broken off."""
        try:
            return input(question)
        except (EOFError, KeyboardInterrupt):
            return ""


def keys_of(stream: TextIO) -> Keys:
    """Return the keys of a terminal, or of whatever is piped in."""
    return TerminalKeys() if stream.isatty() and stream is sys.stdin else PipedKeys(stream)


class ReviewSession:
    """One sitting: questions, where it stands in them, and what was decided so that it can be undone."""

    def __init__(
        self,
        desk: Desk,
        queue: ReviewQueue,
        keys: Keys,
        show: Callable[[ConsoleRenderable], None],
        say: Callable[[str], None],
    ) -> None:
        self.desk, self.queue, self.keys, self.show, self.say = desk, queue, keys, show, say
        self.veil = desk.collection.veil(Names.OF_ALL)
        self.at = 0
        self.closed: set[str] = set()
        self.done: list[tuple[int, tuple[str, ...], int]] = []
        self._commands: dict[str, Callable[[ReviewItem], None]] = {
            "j": lambda item: self._move(1),
            "k": lambda item: self._move(-1),
            "a": self._accept,
            "A": self._accept_alike,
            "r": self._reject,
            "c": self._correct,
            "u": self._unsure,
            "s": self._skip,
            "z": lambda item: self._undo(),
            "?": lambda item: self._help(),
        }

    def run(self) -> int:
        """Ask until nothing is left, or the person stops; return how many decisions stand."""
        shown: str | None = None
        while (item := self._item()) is not None:
            if shown != item.id:
                self.show(item_to_terminal(self.veil.over(item), self.at + 1, self.queue))
                shown = item.id
            try:
                key = self.keys.key()
            except EOFError:
                break
            if key in ("q", "\x03", "\x04"):
                break
            shown = None if self._press(key, item) else shown
        else:
            self.say("No question is left.")
        self.say(f"{counted(len(self.done), 'decision')} in this sitting.")
        return len(self.done)

    def _press(self, key: str, item: ReviewItem) -> bool:
        """Do what a key stands for; tell whether the question is to be shown again."""
        command = self._commands.get(key)
        if command is None:
            self.say(f"{key!r} does nothing here; ? shows the keys.")
            return False
        try:
            command(item)
        except (BadDecision, NotFound) as error:
            self.say(f"Not done: {error}")
            return False
        return key != "?"

    def _item(self) -> ReviewItem | None:
        """Return the question that stands here, or the next open one, around the end once."""
        many = len(self.queue.items)
        for step in range(many):
            item = self.queue.items[(self.at + step) % many]
            if item.id not in self.closed:
                self.at = (self.at + step) % many
                return item
        return None

    def _move(self, by: int) -> None:
        many = len(self.queue.items)
        for _ in range(many):
            self.at = (self.at + by) % many
            if self.queue.items[self.at].id not in self.closed:
                return

    def _accept(self, item: ReviewItem) -> None:
        change = self.desk.accept(item)
        self._close(item, change.number, f"Accepted: {yes_no(item)[0]}.")

    def _accept_alike(self, item: ReviewItem) -> None:
        alike = find_alike(item, self._open())
        if len(alike) < 2:
            raise BadDecision("There is no other open question about this name alone.", hint="a accepts this one.")
        change = self.desk.accept_all(alike)
        self._close(item, change.number, f"Accepted: all of this name are the same, in {len(alike)} questions.")

    def _reject(self, item: ReviewItem) -> None:
        fault = None
        if item.claim is not None:
            self.say("What is wrong? " + ", ".join(f"{key} {FAULT_WORDS[f]}" for key, f in FAULT_KEYS.items()))
            fault = FAULT_KEYS.get(self._key())
            if fault is None:
                raise BadDecision("No fault was named.")
        change = self.desk.reject(item, fault)
        what = FAULT_WORDS[fault] if fault else yes_no(item)[1]
        self._close(item, change.number, f"Rejected: {what}.")

    def _key(self) -> str:
        try:
            return self.keys.key()
        except EOFError:
            return ""

    def _correct(self, item: ReviewItem) -> None:
        fields = parse_correction(self.keys.line("What is it (field=value; …)? "))
        change = self.desk.correct(item, fields)
        self._close(item, change.number, f"Corrected: {', '.join(fields)}.")

    def _unsure(self, item: ReviewItem) -> None:
        change = self.desk.cannot_tell(item)
        self._close(item, change.number, "Cannot be told.")

    def _skip(self, item: ReviewItem) -> None:
        change = self.desk.skip(item)
        self._close(item, change.number, "Put off.")

    def _close(self, item: ReviewItem, number: int, words: str) -> None:
        """Note what was decided, and close with it what is asked no more because of it."""
        moot = {item.id} if item.kind is not ItemKind.IDENTITY else {item.id, *self.desk.moot(self._open())}
        self.done.append((number, tuple(sorted(moot)), self.at))
        self.closed |= moot
        also = f" {counted(len(moot) - 1, 'other question')} settled by it." if len(moot) > 1 else ""
        self.say(f"{words}{also} (change {number}; z takes it back)")

    def _open(self) -> Iterator[ReviewItem]:
        return (item for item in self.queue.items if item.id not in self.closed)

    def _undo(self) -> None:
        if not self.done:
            raise BadDecision("Nothing was decided in this sitting.", hint="`sayso undo` takes back earlier changes.")
        number, closed, at = self.done.pop()
        self.desk.undo(number)
        self.closed -= set(closed)
        self.at = at
        self.say(f"Change {number} was taken back.")

    def _help(self) -> None:
        for line in HELP:
            self.say(line)
