"""What reading an input yields: a captured document, or a refusal that says why."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.errors import InputError
from sayso.model.documents import Document


@dataclass(frozen=True, slots=True)
class Captured:
    """A document and the bytes that it was read from."""

    document: Document
    data: bytes


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input, or one record of it, that was not read, and why."""

    name: str
    error: InputError
