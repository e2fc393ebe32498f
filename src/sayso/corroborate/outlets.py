"""Outlets: when two names are one outlet, which belong to one publisher, and which only pass on what others report.

A table comes with sayso (``families.toml`` beside this module); a user's own, in the same form, is read beside it. What
no table knows is compared by its name alone, and a masthead's commonest words by themselves ("the Times", "the Post")
are nobody: they fit no longer name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

from sayso.corroborate.outlet_table import FamilyRow, OutletRow, Table, parse_table

RELAY = "relay"

_TAIL = re.compile(
    r"(?:\.(?:com|co\.uk|com\.au|org|net|info|news|co|tv|in|uk|fr|de|ru)|"
    r"\s+(?:newspaper|magazine|website|web site|online|news website|news site|daily newspaper|television channel))$"
)
_HEAD = re.compile(r"^(?:(?:https?://)?www\.|@|(?:the|a|an)\s+)")
_BARE = frozenset(
    """times post herald guardian sun mail express star mirror telegraph independent observer tribune gazette journal
    chronicle courier echo bulletin standard dispatch mercury argus ledger register sentinel reporter messenger globe
    review record monitor news daily weekly nation leader press standard union banner voice world today citizen
    examiner inquirer advertiser enquirer""".split()
)
_SAYS_NOTHING = frozenset("online news digital media english international newspaper group tv".split())
_PLACE = 2
"""How many words a place before a masthead may have: "Port Ellery Evening Ledger"."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """What is known of outlets. Names are as written anywhere; every question may be put of any string.

    ``names`` maps a plain name to the outlet's plain full name, ``families`` a full name to its publisher, ``kinds``
    a full name to what it is where it is not simply an outlet, ``shown`` a full name to how it is written.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    _matched: dict[tuple[str, tuple[str, ...]], str | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What :meth:`match` found: the same few names are looked for among the same outlets in every report of a story."""

    def canonical(self, name: str) -> str:
        """Return the name to compare by, in lower case: "The AP" and "Associated Press" give "associated press"."""
        plain = plain_name(name)
        return self.names.get(plain, plain)

    def display(self, name: str) -> str:
        """Return the name to show: the full one where the table knows it, else as written without its article."""
        return self.shown.get(self.canonical(name)) or re.sub(r"^[Tt]he\s+", "", " ".join(name.split()))

    def family(self, name: str) -> str:
        """Return the publisher that an outlet belongs to; an outlet that no table knows is a family of its own."""
        canonical = self.canonical(name)
        return self.families.get(canonical, canonical)

    def is_same(self, a: str, b: str) -> bool:
        """Tell whether two names are one outlet. Nothing is the same as an empty name."""
        canonical = self.canonical(a)
        return bool(canonical) and canonical == self.canonical(b)

    def is_same_family(self, a: str, b: str) -> bool:
        """Tell whether two names are of one publisher, or are one outlet."""
        return bool(plain_name(a)) and self.family(a) == self.family(b)

    def is_relay(self, name: str) -> bool:
        """Tell whether an outlet only passes on what others report: a wiki, an aggregator (R2)."""
        return self.kinds.get(self.canonical(name)) == RELAY

    def is_bare(self, name: str) -> bool:
        """Tell whether a name is nobody by itself: nothing, or a masthead's commonest word ("the Times")."""
        words = self.canonical(name).split()
        return not words or (len(words) == 1 and words[0] in _BARE and words[0] not in self.shown)

    def short_forms(self, name: str) -> tuple[str, ...]:
        """Return what an outlet may be called elsewhere: by its name, or by its name with its place left off."""
        canonical = self.canonical(name)
        words = canonical.split()
        shorter = (" ".join(words[left_off:]) for left_off in range(1, min(_PLACE, len(words) - 2) + 1))
        return (canonical, *(short for short in shorter if self._is_short_for(short, canonical)))

    def match(self, name: str, among: Iterable[str]) -> str | None:
        """Return which of ``among`` a credit by name means, or ``None`` where it means none of them or is not sure.

        The outlet itself fits. Else the only one of them that is the same name with a word more or less that says
        nothing ("Skerrow Ledger Online"), or with its place left off ("Evening Ledger" for "Skerrow Evening Ledger");
        never a name that the table knows as another outlet's, and never a masthead's commonest word by itself.
        """
        asked = (name, tuple(among))
        if asked not in self._matched:
            self._matched[asked] = self._match(name, asked[1])
        return self._matched[asked]

    def _match(self, name: str, among: tuple[str, ...]) -> str | None:
        known = sorted(set(among))
        same = [one for one in known if self.is_same(name, one)]
        if same:
            return same[0]
        longer = [one for one in known if self._is_short_for(name, one) or self._is_short_for(one, name)]
        return longer[0] if len({self.canonical(one) for one in longer}) == 1 else None

    def _is_short_for(self, short: str, full: str) -> bool:
        few, many = self.canonical(short), self.canonical(full).split()
        words = few.split()
        left_off = len(many) - len(words)
        if few in self.shown or left_off < 1 or not words or (len(words) == 1 and words[0] in _BARE):
            return False
        if many[: len(words)] == words:
            return all(word in _SAYS_NOTHING for word in many[len(words) :])
        return len(words) > 1 and left_off <= _PLACE and many[left_off:] == words


@lru_cache(maxsize=65536)
def plain_name(name: str) -> str:
    """Return an outlet's name without article, domain, "newspaper", brackets, quotation marks and case."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("’", "'").strip()
    text = re.sub(r"(?<=\S)\s*\([^()]*\)$", "", text).strip(" .,;:\"'“”‘()[]")
    text = " ".join(text.split())
    text = _HEAD.sub("", text)
    text = re.sub(r"'s?$", "", text)
    shorter = _TAIL.sub("", text)
    return shorter if shorter and shorter not in _BARE else text


def load_outlets(text: str | None = None) -> Outlets:
    """Return the outlets of the bundled table, with those of a user's own table (TOML as text) before them.

    A user's family of the same name replaces the bundled one, and an outlet is of the family that names it first.

    Raises:
        BadTable: if ``text`` is not TOML or a row of it lacks something; it names the row.
    """
    return _bundled() if not text else _merged(parse_table(text, "families.toml"), _bundled_table())


@cache
def _bundled() -> Outlets:
    return _merged(Table((), ()), _bundled_table())


@cache
def _bundled_table() -> Table:
    content = resources.files("sayso.corroborate").joinpath("families.toml").read_text("utf-8")
    return parse_table(content, "families")


def _merged(own: Table, bundled: Table) -> Outlets:
    names: dict[str, str] = {}
    kinds: dict[str, str] = {}
    shown: dict[str, str] = {}
    for row in (*own.outlets, *bundled.outlets):
        _add_outlet(row, names, kinds, shown)
    families: dict[str, str] = {}
    replaced = {row.name.casefold() for row in own.families}
    for family in (*own.families, *(row for row in bundled.families if row.name.casefold() not in replaced)):
        _add_family(family, names, families, shown)
    return Outlets(names, families, kinds, shown)


def _add_outlet(row: OutletRow, names: dict[str, str], kinds: dict[str, str], shown: dict[str, str]) -> None:
    full = names.get(plain_name(row.name), plain_name(row.name))
    shown.setdefault(full, row.name)
    if row.kind:
        kinds.setdefault(full, row.kind)
    for alias in (row.name, *row.aliases):
        names.setdefault(plain_name(alias), full)


def _add_family(row: FamilyRow, names: dict[str, str], families: dict[str, str], shown: dict[str, str]) -> None:
    for outlet in row.outlets:
        plain = plain_name(outlet)
        full = names.get(plain, plain)
        families.setdefault(full, row.name)
        shown.setdefault(full, outlet)
