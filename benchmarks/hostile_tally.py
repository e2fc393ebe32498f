"""What was looked at where hostile words stand, what went wrong there, and which string was seen in which field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from benchmarks.hostile_marks import FIELDS

MUST_NOT = ("script run", "policy violation", "request to another host", "markup of words")
"""Faults that are told even where there are none."""
HEADING = " (title and heading)"
"""Stands behind a kind of page where only its title and its first heading are meant."""


@dataclass(slots=True)
class Tally:
    """What was looked at, and what went wrong there.

    ``pages`` counts pages and files by kind, ``seen`` holds the numbers of strings by kind and field (the letter of a
    mark), ``examples`` the first of each kind of fault.
    """

    pages: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    seen: dict[str, dict[str, set[int]]] = field(default_factory=dict)

    def add(self, fault: str, where: str) -> None:
        """Count a fault; the first of each kind is kept as an example."""
        self.faults[fault.partition(":")[0]] += 1
        self.examples.setdefault(fault.partition(":")[0], f"{fault} on {where}"[:400])

    def see(self, kind: str, marks: Iterable[tuple[str, int]]) -> None:
        """Note which strings stand in which fields of a page of a kind."""
        fields = self.seen.setdefault(kind, {})
        for letter, number in marks:
            fields.setdefault(letter, set()).add(number)

    def lacks(self, kind: str, numbers: Iterable[int]) -> bool:
        """Whether some strings were not seen yet in a field that pages of this kind show, or none was looked at."""
        wanted = set(numbers)
        return kind not in self.seen or any(not wanted <= found for found in self.seen[kind].values())

    def merge(self, other: Tally) -> None:
        """Add what was looked at elsewhere."""
        self.pages += other.pages
        self.faults += other.faults
        self.examples = {**other.examples, **self.examples}
        for kind, fields in other.seen.items():
            for letter, numbers in fields.items():
                self.see(kind, ((letter, number) for number in numbers))

    def looks_at(self, kind: str) -> int:
        """How many combinations of a string and a field were looked at on pages of a kind, and in their headings."""
        return sum(len(found) for each in (kind, kind + HEADING) for found in self.seen.get(each, {}).values())

    @property
    def looks(self) -> int:
        """How many combinations of a string, a field and a kind of page or file were looked at."""
        return sum(len(numbers) for fields in self.seen.values() for numbers in fields.values())

    def to_json(self, strings: int, seconds: float) -> dict[str, Any]:
        """Return all of it as plain data; of strings in a field of a kind of page, how many of all."""
        return {
            "strings": strings,
            "seconds": round(seconds),
            "pages": sum(self.pages.values()),
            "pages_by_kind": dict(sorted(self.pages.items())),
            "looks": self.looks,
            "strings_by_kind_and_field": {
                kind: {FIELDS[letter]: len(numbers) for letter, numbers in sorted(fields.items())}
                for kind, fields in sorted(self.seen.items())
                if fields
            },
            "faults": {**dict.fromkeys(MUST_NOT, 0), **self.faults},
            "examples": self.examples,
        }


def tell(tally: Tally, strings: int, seconds: float) -> Iterable[str]:
    """Yield lines that say what was found."""
    for kind, count in sorted(tally.pages.items()):
        yield f"  {kind:44} {count:7,} pages"
    yield f"  {'in all':44} {sum(tally.pages.values()):7,} pages in {seconds:,.0f} s"
    yield f"  strings seen, of {strings:,}, by kind of page or file and field ({tally.looks:,} looks):"
    for kind, fields in sorted(tally.seen.items()):
        if fields:
            counts = ", ".join(f"{FIELDS[letter]} {len(found):,}" for letter, found in sorted(fields.items()))
            yield f"  {kind:44} {counts}"
    for fault in dict.fromkeys([*MUST_NOT, *sorted(tally.faults)]):
        yield f"  {fault:24} {tally.faults[fault]:7,}   {tally.examples.get(fault, '')}"
