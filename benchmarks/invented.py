"""Invented reports that copy from one another, for benchmarks: words of no language, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

SYLLABLES = "ba ke li mo nu pa re so tu wi fa ge hi jo ku la me ni po ra".split()
WORDS = 8000
EVERYDAY = 60
"""Words that make up half of every text, as articles and prepositions do."""

Text = list[str]


class Press:
    """Writes texts and copies of them; ``seed`` decides all of it."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311
        self._words = ["".join(self._chance.choices(SYLLABLES, k=2 + (n > EVERYDAY))) for n in range(WORDS)]

    def write(self, words: int) -> Text:
        """Return a text of its own."""
        everyday = self._chance.choices(self._words[:EVERYDAY], k=words)
        rare = self._chance.choices(self._words, k=words)
        return [self._chance.choice(pair) for pair in zip(everyday, rare, strict=True)]

    def copy(self, text: Sequence[str]) -> Text:
        """Return a text that takes more than half of another: edited, cut, laid into a longer one, or all of these."""
        return self._chance.choice((self._edited, self._cut, self._laid_in, self._excerpt))(text)

    def _edited(self, text: Sequence[str]) -> Text:
        """Change a word here and there."""
        share = self._chance.uniform(0.01, 0.09)
        return [self._chance.choice(self._words) if self._chance.random() < share else word for word in text]

    def _cut(self, text: Sequence[str]) -> Text:
        """Leave out sentences of twenty words, and print another beginning and end."""
        keep = self._chance.uniform(0.55, 0.9)
        parts = [text[at : at + 20] for at in range(0, len(text), 20)]
        kept = [word for part in parts if self._chance.random() < keep for word in part]
        return [*self.write(15), *kept, *self.write(25)]

    def _laid_in(self, text: Sequence[str]) -> Text:
        """Print the text within one that is up to six times as long."""
        around = int(len(text) * self._chance.uniform(0.5, 5))
        before = self._chance.randint(0, around)
        return [*self.write(before), *text, *self.write(around - before)]

    def _excerpt(self, text: Sequence[str]) -> Text:
        """Take a stretch of the text, with some words of one's own."""
        length = max(40, int(len(text) * self._chance.uniform(0.15, 0.7)))
        start = self._chance.randint(0, max(0, len(text) - length))
        return [*text[start : start + length], *self.write(int(length * self._chance.uniform(0, 0.7)))]


def collection(count: int, seed: int = 1) -> Iterator[Text]:
    """Yield so many texts of 60 to 600 words; of every five, two are copies of one of the others."""
    press, chance = Press(seed), random.Random(seed + 1)  # noqa: S311
    while count > 0:
        own = [press.write(chance.randint(60, 600)) for _ in range(3)]
        copies = [press.copy(own[0]), press.copy(own[chance.randint(0, 1)])]
        yield from [*own, *copies][:count]
        count -= 5
