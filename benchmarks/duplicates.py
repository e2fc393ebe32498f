"""Measure the search for near duplicates beside datasketch, on the same texts in the same run.

Both are given the same thing, the keys of each text's runs of five words, and give back pairs of texts. The truth is
exact: the pairs of which one has more than half of the shorter one's runs. datasketch is tried as it is meant for this
(LSH Ensemble, which looks for containment) and as it is used most (MinHash LSH) at ever lower thresholds; it is spared
its own hashing of words. The figure that counts is the ratio to whichever of these is fastest among those that find as
many of the pairs; where none does, to the one that finds most. CPU time of this process, all threads, best of several
rounds. Making the keys is not timed: it is the same for both.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from benchmarks.invented import collection
from benchmarks.run import cpu_seconds
from sayso.corroborate.grams import word_text
from sayso.corroborate.index import find_pairs
from sayso.corroborate.signatures import FEWEST_RUNS, Keys, runs_in_order
from sayso.errors import EvaluationError
from sayso.evaluate.independence_set import read_pairs, read_text, references
from sayso.model.spans import Span

AIM_RATIO = 20
CONTAINED = 0.5
PERMUTATIONS = 128
THRESHOLDS = (0.5, 0.3, 0.2, 0.1, 0.05)

Pair = tuple[int, int]
Search = Callable[[], Iterable[Pair]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """How a search did: texts a CPU-second, the share of the true pairs that it found, and how many it named."""

    name: str
    per_second: float
    recall: float
    pairs: int


def runs_of(text: str) -> Keys:
    """Return the keys of a text's runs of five, as reports are compared."""
    return runs_in_order(word_text(text, [Span(0, len(text))]))


def independence_texts() -> list[str]:
    """Return the texts of the labelled pairs of news, if they are here."""
    root = Path(os.environ.get("SAYSO_DATA") or Path.home() / ".cache" / "sayso-data")
    try:
        pairs = read_pairs(root / "independence", "dev")
        return [read_text(root, reference).text for reference in references(pairs)]
    except (OSError, EvaluationError):
        return []


def true_pairs(texts: Sequence[Keys]) -> set[Pair]:
    """Return the pairs of texts that have more than half of the shorter one's runs in common."""
    sets = [set(text.tolist()) for text in texts]
    holders: dict[int, list[int]] = defaultdict(list)
    for place, keys in enumerate(sets):
        for key in keys:
            holders[key].append(place)
    found = {pair for places in holders.values() for pair in combinations(places, 2)}
    return {(a, b) for a, b in found if len(sets[a] & sets[b]) > CONTAINED * min(len(sets[a]), len(sets[b]))}


def without_copies(texts: Iterable[Keys]) -> list[Keys]:
    """Return distinct texts that are long enough to be compared; that copies are found needs no proof."""
    distinct = {text.tobytes(): text for text in texts if len(text) >= FEWEST_RUNS}
    return list(distinct.values())


def ensemble(texts: Sequence[Keys]) -> Search:
    """Return datasketch's search for containment."""
    from datasketch import MinHashLSHEnsemble

    sets = _number_lists(texts)

    def search() -> Iterable[Pair]:
        hashes = _minhashes(sets)
        index = MinHashLSHEnsemble(threshold=CONTAINED, num_perm=PERMUTATIONS, num_part=16)
        index.index((place, made, len(numbers)) for place, (made, numbers) in enumerate(zip(hashes, sets, strict=True)))
        for place, (made, numbers) in enumerate(zip(hashes, sets, strict=True)):
            yield from (_ordered(place, other) for other in index.query(made, len(numbers)) if other != place)

    return search


def lsh(texts: Sequence[Keys], threshold: float) -> Search:
    """Return datasketch's search for likeness at a threshold."""
    from datasketch import MinHashLSH

    sets = _number_lists(texts)

    def search() -> Iterable[Pair]:
        index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
        for place, made in enumerate(_minhashes(sets)):
            yield from ((other, place) for other in index.query(made))
            index.insert(place, made, check_duplication=False)

    return search


def _minhashes(sets: Sequence[Sequence[int]]) -> list[object]:
    from datasketch import MinHash

    return list(MinHash.generator(sets, num_perm=PERMUTATIONS, hashfunc=int))


def _number_lists(texts: Sequence[Keys]) -> list[list[int]]:
    return [np.unique(text & np.uint64(0xFFFFFFFF)).tolist() for text in texts]


def _ordered(a: int, b: int) -> Pair:
    return (a, b) if a < b else (b, a)


def measure(texts: Sequence[Keys], rounds: int = 3) -> list[Speed]:
    """Measure sayso's search, then datasketch's in all its ways."""
    truth = true_pairs(texts)
    searches: list[tuple[str, Search]] = [("sayso", lambda: map(tuple, find_pairs(texts).tolist()))]
    searches += [(f"datasketch LSH at {threshold}", lsh(texts, threshold)) for threshold in THRESHOLDS]
    searches.append(("datasketch LSH Ensemble", ensemble(texts)))
    return [_speed(name, search, len(texts), truth, rounds) for name, search in searches]


def _speed(name: str, search: Search, texts: int, truth: set[Pair], rounds: int) -> Speed:
    found: set[Pair] = set()

    def work() -> None:
        found.clear()
        found.update(search())

    seconds = min(cpu_seconds(work) for _ in range(rounds))
    recall = len(truth & found) / len(truth) if truth else 1.0
    return Speed(name=name, per_second=texts / seconds, recall=recall, pairs=len(found))


def peer(speeds: Sequence[Speed]) -> Speed:
    """Return what sayso's search is compared with: the fastest that finds as many pairs, or that which finds most."""
    own, *others = speeds
    equal = [other for other in others if other.recall >= own.recall]
    return max(equal, key=lambda s: s.per_second) if equal else max(others, key=lambda s: (s.recall, s.per_second))


def show(title: str, speeds: Sequence[Speed]) -> float:
    """Print the figures and return the ratio to the peer."""
    compared = peer(speeds)
    ratio = speeds[0].per_second / compared.per_second
    print(title)
    for speed in speeds:
        figures = f"{speed.per_second:9,.0f} texts a CPU-second, recall {speed.recall:.4f}, {speed.pairs:,} pairs"
        print(f"  {speed.name:26} {figures}{'  <- compared' if speed is compared else ''}")
    print(f"  ratio {ratio:.1f} (aim: at least {AIM_RATIO})")
    return ratio


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where the search misses its aim on the invented texts, with ``--strict``."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.duplicates", description=__doc__)
    parser.add_argument("--texts", type=int, default=4000, help="how many invented texts")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--strict", action="store_true", help=f"end with 1 where the ratio is under {AIM_RATIO}")
    given = parser.parse_args(arguments)
    sets = {f"{given.texts} invented texts": [" ".join(words) for words in collection(given.texts)]}
    if news := independence_texts():
        sets[f"{len(news)} news texts of the independence set"] = news
    found = {title: measure(without_copies(map(runs_of, texts)), given.rounds) for title, texts in sets.items()}
    if given.json:
        print(json.dumps({title: [asdict(speed) for speed in speeds] for title, speeds in found.items()}, indent=2))
        ratios = [speeds[0].per_second / peer(speeds).per_second for speeds in found.values()]
    else:
        ratios = [show(title, speeds) for title, speeds in found.items()]
    return 1 if given.strict and ratios[0] < AIM_RATIO else 0


if __name__ == "__main__":
    sys.exit(main())
