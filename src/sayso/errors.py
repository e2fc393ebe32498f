"""Everything that sayso raises, as one tree.

    SaysoError
    ├── InputError                 something given by the user cannot be read
    │   ├── UnreadableInput        missing, forbidden, or of a kind no reader takes
    │   ├── EmptyInput             nothing that could be an article
    │   ├── LimitExceeded          over one of the limits of ``sayso limits``
    │   ├── BadRecord              a line of JSON Lines that breaks the promise of its format
    │   └── BadTable               a row of a table of outlets or marks that lacks something
    ├── LexiconError               a data file whose entry fails its own example
    ├── StoreError                 the collection cannot be opened, or refuses what it was given
    │   ├── NotFound               no such document or claim in this collection
    │   ├── WrongVersion           made by a newer sayso, or not a collection at all
    │   ├── BadDecision            a ruling or a correction that does not fit what it is about
    │   ├── StoreBusy              another process holds the collection for too long
    │   ├── BrokenCitation         a quotation that is not at its place in the text
    │   └── StaleIndex             rows were made of what is no longer so; they are made again
    ├── Unavailable                something optional is asked for that is not installed here
    ├── EncoderError               the trained model is missing or was made for another version
    ├── DateError                  a date that is not EDTF as sayso writes it
    └── EvaluationError            a gold file is absent or does not fit, or a score fell under its floor

Each error says what happened, to which input, and what to do next.
"""

from __future__ import annotations


class SaysoError(Exception):
    """The root of the tree.

    ``message`` says what happened and to which input; ``hint`` is one sentence on what to do next, or empty.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(SaysoError):
    """Something that the user gave cannot be read as a report."""


class UnreadableInput(InputError):
    """The input is missing, forbidden, or of a kind that no reader takes."""


class EmptyInput(InputError):
    """The input holds nothing that could be an article."""


class LimitExceeded(InputError):
    """The input is over one of the limits that keep a hostile file from costing more than itself."""


class BadRecord(InputError):
    """A line of JSON Lines that is not a report."""


class BadTable(InputError):
    """A row of a table that the user gives (outlets and their publishers) lacks something or is of no known kind."""


class LexiconError(SaysoError):
    """A lexicon file has an entry that fails its own example or counter-example."""


class StoreError(SaysoError):
    """The collection cannot be opened, or refuses what it was given."""


class NotFound(StoreError):
    """The collection does not hold what was asked for."""


class BadDecision(StoreError):
    """Somebody decides what cannot be: words that the report does not have, a standing that there is not."""


class WrongVersion(StoreError):
    """The collection was made by a newer sayso, or is not a collection."""


class StoreBusy(StoreError):
    """Another process is writing to the collection and did not finish in time."""


class StaleIndex(StoreError):
    """The collection has changed while its index was made: what was made is of an earlier state, and is not kept."""


class BrokenCitation(StoreError):
    """A quotation does not equal the words that its spans point to (invariant 2)."""


class EncoderError(SaysoError):
    """The trained model is missing, or was made for another version of sayso."""


class Unavailable(SaysoError):
    """Something optional was asked for that is not installed here; the hint says what to install."""


class DateError(SaysoError):
    """A date is not EDTF as sayso reads and writes it."""


class EvaluationError(SaysoError):
    """Gold is absent or does not fit, or a score fell under its floor."""
