"""What is gathered over stories, made again where a story's rows have changed: entities, ties, places, doubts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from sayso.ask.indexing_material import Row
from sayso.ask.indexing_named import Facts, entity_row, known_sentences, read_facts
from sayso.ask.indexing_places import gather_place
from sayso.ask.indexing_ties import gather_ties
from sayso.ask.packing import pack
from sayso.ask.who import WhoIsWho
from sayso.resolve.clusters import pair_of
from sayso.resolve.words import fold
from sayso.store import Store
from sayso.store.index_material import AT_ONCE
from sayso.store.index_writer import ENTITY, PAIR, PLACE, TIE

PROBABLE, APART = "probable", "apart"


class Gathering:
    """One go at what was touched; ``state`` is that of the collection of which the stories' rows were made."""

    def __init__(self, store: Store, state: tuple[int, ...], who: WhoIsWho) -> None:
        self.store, self.state, self.who = store, state, who

    def run(self) -> None:
        """Gather all that was touched.

        Raises:
            StaleIndex: if the collection has changed.
        """
        self._doubts()
        for keys in self._touched(ENTITY):
            self._entities(keys)
        for keys in self._touched(TIE):
            self._ties(keys)
        for keys in self._touched(PLACE):
            self._places(keys)

    def _touched(self, kind: str) -> Iterator[Sequence[str]]:
        with self.store.index_material() as material:
            keys = iter(material.touched(kind))
        while batch := list(islice(keys, AT_ONCE)):
            yield batch

    def _entities(self, keys: Sequence[str]) -> None:
        with self.store.index_material() as material:
            facts = {who: read_facts(told) for who, told in material.facts(keys).items()}
            ties, before = material.count_ties(keys), material.shown(keys)
        known = self.who.identities.by_id
        rows = [self._entity(who, facts[who], ties.get(who, 0)) for who in keys if who in facts and who in known]
        after = {row["who"] for row in rows if row["shown"]}
        turned = sorted(before ^ after)
        with self.store.index_material() as material:
            pairs = material.pairs_of(turned) if turned else set()
        with self.store.indexing(self.state) as writer:
            writer.put_entities(keys, rows)
            writer.touch(TIE, (f"{a}{PAIR}{b}" for a, b in pairs))
            writer.done(ENTITY, keys)

    def _entity(self, who: str, facts: Sequence[Facts], ties: int) -> Row:
        entity = self.who.identities.by_id[who]
        return entity_row(entity, known_sentences(self.who, entity), facts, ties)

    def _ties(self, keys: Sequence[str]) -> None:
        pairs = [(a, b) for a, b in (key.split(PAIR) for key in keys)]
        with self.store.index_material() as material:
            lines = material.tie_lines(pairs)
            shown = material.shown({end for pair in pairs for end in pair})
        rows = [row for pair in pairs for row in gather_ties(lines.get(pair, ()), shown=shown.issuperset(pair))]
        with self.store.indexing(self.state) as writer:
            writer.put_ties(pairs, rows)
            writer.done(TIE, keys)

    def _places(self, keys: Sequence[str]) -> None:
        with self.store.index_material() as material:
            words = material.place_words(keys)
        rows = [gather_place(key, words[key]) for key in keys if key in words]
        with self.store.indexing(self.state) as writer:
            writer.put_places(keys, rows)
            writer.done(PLACE, keys)

    def _doubts(self) -> None:
        with self.store.index_material() as material:
            held = material.doubts()
        wanted = dict(self._all_doubts())
        gone = [pair for pair, told in held.items() if wanted.get(pair) != told]
        new = [
            {"left": left, "right": right, "level": level, "reasons": reasons}
            for (left, right), (level, reasons) in wanted.items()
            if held.get((left, right)) != (level, reasons)
        ]
        if gone or new:
            with self.store.indexing(self.state) as writer:
                writer.put_doubts(gone, new)

    def _all_doubts(self) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
        """Yield who is probably one with whom, and who of one name is not."""
        identities = self.who.identities
        for proposal in identities.probable:
            yield pair_of(proposal.left, proposal.right), (PROBABLE, pack(proposal.reasons))
        for left, right in identities.apart:
            one, other = identities.by_id.get(left), identities.by_id.get(right)
            if one is not None and other is not None and fold(one.name) == fold(other.name):
                yield pair_of(left, right), (APART, "[]")
