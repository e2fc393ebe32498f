"""Labels that became stronger or weaker on the way: "gala" to "private vault", "left" to "fled", "riot" to "march"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from sayso.corroborate.alignment import Pair
from sayso.corroborate.legs import Leg, told_claims
from sayso.corroborate.sentences import Reading, Sentence
from sayso.lexicon import Entry, load
from sayso.lexicon.stems import content_stems
from sayso.model.claims import Claim, Standing
from sayso.model.provenance import Drift, DriftKind


def label_drift(leg: Leg) -> Iterator[Drift]:
    """Yield the rungs of a ladder of ``labels.toml`` that two sentences telling the same do not share.

    The new rung must stand nowhere in the report that it comes from, and the old one not in the sentence that replaces
    it; else both words are about different things.
    """
    told: set[tuple[str, int]] = set()
    for pair in leg.pairs:
        if pair.before.text == pair.after.text:
            continue
        for ladder, rungs in sorted(_ladders().items()):
            found = _step(leg, pair, rungs)
            if found is None or (ladder, pair.after.number) in told:
                continue
            told.add((ladder, pair.after.number))
            yield _change(leg, pair, *found)
        yield from _added_words(leg, pair)


@dataclass(frozen=True, slots=True)
class Rung:
    """The highest rung of one ladder in a text: its rank, its words, and whether it claims more or only sounds so."""

    rank: int
    words: str
    is_certainty: bool


def highest_rungs(text: str) -> Mapping[str, Rung]:
    """Return the highest rung of each ladder that a text has, by ladder."""
    found = ((ladder, _highest(text, rungs)) for ladder, rungs in sorted(_ladders().items()))
    return {
        ladder: Rung(int(rung[0].data["rank"]), rung[1], rung[0].kind == "certainty")
        for ladder, rung in found
        if rung is not None
    }


def _change(leg: Leg, pair: Pair, old: tuple[Entry, str], new: tuple[Entry, str]) -> Drift:
    rises = new[0].data["rank"] > old[0].data["rank"]
    kind = DriftKind.LABEL_ESCALATED if rises else DriftKind.LABEL_SOFTENED
    if rises and old[0].kind == "certainty":
        kind = DriftKind.CERTAINTY_ROSE
    higher, lower = (new, old) if rises else (old, new)
    return leg.make(
        kind,
        old[1],
        new[1],
        detail=f"label ({old[0].data['ladder']})",
        rule=f"labels.{new[0].id}",
        note=f"“{higher[1]}” says more than “{lower[1]}”",
        claims=(_with(pair.before.claims, old[1]), _with(told_claims(pair.after), new[1])),
    )


def _added_words(leg: Leg, pair: Pair) -> Iterator[Drift]:
    """Yield adjectives of secrecy, violence and the like before a noun that the other sentence has without them."""
    for entry in load("labels"):
        if entry.kind != "adds" or entry.regex is None or not _has(pair.after.text, entry):
            continue
        if _is_in(leg.upstream, entry):
            continue
        for found in entry.regex.finditer(pair.after.text):
            noun = re.compile(r" ([^\W\d_]{3,})").match(pair.after.text, found.end())
            plain = re.search(rf"\b{re.escape(noun[1])}\b", pair.before.text, re.IGNORECASE) if noun else None
            if noun is None or plain is None or not content_stems(noun[1]) or not _is_no_name(found):
                continue
            yield leg.make(
                DriftKind.LABEL_ESCALATED,
                plain[0],
                pair.after.text[found.start() : noun.end()],
                detail=f"label ({entry.data['ladder']})",
                rule=f"labels.{entry.id}",
                note=f"“{found[0]}” is the later report's word",
                claims=(_with(pair.before.claims, plain[0]), _with(told_claims(pair.after), found[0])),
            )


@cache
def _ladders() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in load("labels"):
        if entry.kind == "adds":
            continue
        found.setdefault(entry.data["ladder"], []).append(entry)
    return {ladder: tuple(sorted(rungs, key=lambda e: int(e.data["rank"]))) for ladder, rungs in found.items()}


def _step(leg: Leg, pair: Pair, rungs: tuple[Entry, ...]) -> tuple[tuple[Entry, str], tuple[Entry, str]] | None:
    """Return the highest rung of a sentence and that of the one that replaces it, where they differ."""
    old, new = _highest(pair.before.text, rungs), _highest(pair.after.text, rungs)
    if old is None and new is not None and new[0].kind != "certainty":
        old = _beside(leg, pair, rungs)
    if old is None or new is None or old[0] is new[0]:
        return None
    if _has(pair.after.text, old[0]) and new[0].data["rank"] < old[0].data["rank"]:
        return None
    if new[0].data["rank"] > old[0].data["rank"]:
        return None if _is_in(leg.upstream, new[0]) else (old, new)
    return None if _is_in(leg.derived, old[0]) or _is_in(leg.upstream, new[0]) else (old, new)


def _beside(leg: Leg, pair: Pair, rungs: tuple[Entry, ...]) -> tuple[Entry, str] | None:
    """Return the rung of the sentence right after: "The cause of the accident is not known"."""
    after = next((s for s in leg.upstream.sentences if s.number == pair.before.number + 1), None)
    return _highest(after.text, rungs) if after is not None and not leg.is_told_of(after) else None


def _highest(text: str, rungs: tuple[Entry, ...]) -> tuple[Entry, str] | None:
    found = _words_in(text)
    return next(((rung, found[rung.id]) for rung in reversed(rungs) if found.get(rung.id)), None)


@lru_cache(maxsize=16384)
def _words_in(text: str) -> Mapping[str, str]:
    """Return the entries that stand in a text, by id, with their first words; empty words where they are in a name.

    Kept, because copies of one report have the same sentences.
    """
    found: dict[str, str] = {}
    for entry in load("labels"):
        hits = list(entry.regex.finditer(text)) if entry.regex else []
        if hits:
            found[entry.id] = next((hit[0] for hit in hits if _is_no_name(hit)), "")
    return found


def _is_no_name(found: re.Match[str]) -> bool:
    """Tell whether a word is not part of a name: a capital letter inside a sentence makes it one."""
    return found.start() == 0 or not found[0][:1].isupper()


def _has(text: str, rung: Entry) -> bool:
    return rung.id in _words_in(text)


def _is_in(reading: Reading, rung: Entry) -> bool:
    """Tell whether a rung stands anywhere in a report, its headline among it.

    What a report only holds possible ("an agreement could be announced") does not yet claim what a rung claims.
    """
    title = reading.report.analysis.document.title.value or ""
    return _has(title, rung) or any(_has(s.text, rung) and _is_held(s, rung) for s in reading.sentences)


def _is_held(sentence: Sentence, rung: Entry) -> bool:
    if rung.kind != "certainty":
        return True
    around = [c for c in sentence.claims if _has(c.citation.quote, rung)]
    return not around or any(c.standing is Standing.ASSERTED for c in around)


def _with(claims: tuple[Claim, ...] | list[Claim], words: str) -> Claim | None:
    return next((c for c in claims if words in c.citation.quote), None)
