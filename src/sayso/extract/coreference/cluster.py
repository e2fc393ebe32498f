"""The names that were taken for one entity, while a document's names are being gathered."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model.mentions import EntityType, Mention

_DOTS = re.compile(r"(?<=\b[A-Z])\.")


@dataclass(slots=True)
class Cluster:
    """The names that are one entity, and the rule that brought each in."""

    key: str
    type: EntityType
    mentions: list[Mention] = field(default_factory=list)
    rules: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """The distinct names as written, in order of appearance."""
        return list(dict.fromkeys(m.text for m in sorted(self.mentions, key=lambda m: m.span)))

    @property
    def name(self) -> str:
        """The longest name; of equals, the first."""
        return max(self.names, key=len)


def key_of(name: str) -> str:
    """Return what two spellings of one name share: no article, no dots in initials, no possessive."""
    bare = re.sub(r"^(?:the|The)\s+", "", " ".join(name.split()))
    return _DOTS.sub("", re.sub(r"['’]s?$", "", bare)).casefold()


def absorb(into: Cluster, other: Cluster, rule: str) -> None:
    """Move all names of ``other`` to ``into``, by this rule; ``other`` is left empty."""
    into.mentions.extend(other.mentions)
    into.rules |= other.rules | {rule}
    other.mentions = []
