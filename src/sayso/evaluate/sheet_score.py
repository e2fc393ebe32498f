"""Figures of one sheet beside its gold: claims, standing, chains, dates, ties, noise, and the points of the gold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sayso.evaluate.counting import Score, overlaps, words_of
from sayso.evaluate.gold_sheet import GoldClaim, GoldSheet, GoldSource
from sayso.evaluate.reading import Sheet
from sayso.evaluate.report import Example
from sayso.evaluate.sheet_match import Claim, Pairing, pair_claims
from sayso.evaluate.sheet_ties import score_pairs, tie_standings
from sayso.evaluate.showing import mark

_OPEN = ("..", "../..")
Aliases = dict[str, tuple[str, ...]]
_FUNCTION_WORDS = frozenset("a an the of and in i he she they we it you his her its their one that this who".split())
_GENERIC = ("generic_hearsay", "generic_reputation", "generic_expectation", "publisher")


@dataclass(slots=True)
class SheetTally:
    """What adds up over sheets. ``counts``: name to [right, of]; ``pairs``: (gold, ours) standings of paired claims."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    claims: Score = field(default_factory=Score)
    ties: Score = field(default_factory=Score)
    examples: list[Example] = field(default_factory=list)

    def count(self, name: str, right: bool) -> None:
        """Add one decision."""
        seen = self.counts.setdefault(name, [0, 0])
        seen[0] += right
        seen[1] += 1


def score_sheet(sheet: Sheet, gold: GoldSheet, tally: SheetTally) -> Pairing:
    """Add one sheet to the tally and return how its claims were paired."""
    pairing = pair_claims(sheet, gold)
    core = [claim for claim in gold.claims if claim.is_core]
    found = sum(claim.id in pairing.pairs for claim in core)
    right = len(pairing.pairs)
    tally.claims += Score(right, right + len(pairing.extra), found, len(core))
    for claim in gold.claims:
        _score_claim(sheet, gold, claim, pairing.pairs.get(claim.id), tally)
    for extra in pairing.extra:
        _note(tally, "extra claim", gold, sheet, extra, "nothing", _brief(extra))
    _score_ties(sheet, gold, tally)
    score_noise(sheet, gold, tally)
    return pairing


def _score_claim(sheet: Sheet, gold: GoldSheet, wanted: GoldClaim, claim: Claim | None, tally: SheetTally) -> None:
    if wanted.minor:
        tally.count("labels found", claim is not None)
        return
    if wanted.presupposed:
        marked = claim is not None and "presuppos" in claim["kind"] + claim["mode"]
        tally.count("presuppositions found and marked", marked)
        return
    tally.count("core claims found", claim is not None)
    if claim is None:
        where = f"{gold.id}:{wanted.places[0][0]}"
        text = mark(sheet["text"], *wanted.places[0])
        tally.examples.append(Example(kind="missed claim", where=where, text=text, gold=wanted.id, ours="nothing"))
    _score_parts(sheet, gold, wanted, claim, tally)


def _score_parts(sheet: Sheet, gold: GoldSheet, wanted: GoldClaim, claim: Claim | None, tally: SheetTally) -> None:
    """Score standing, chain, date and the rest; what was not found has none of them right."""
    aliases = {entity["id"]: (entity["name"], *entity["aliases"]) for entity in sheet["entities"]}
    if claim is not None:
        standing = claim["standing"]
        tally.pairs.append((standing if standing in wanted.standings else wanted.standings[0], standing))
    for name, (fits, expected) in _parts(wanted, aliases).items():
        right = claim is not None and fits(claim)
        tally.count(f"core claims with right {name}", right)
        if claim is not None and not right:
            _note(tally, f"wrong {name}", gold, sheet, claim, f"{wanted.id} {expected}", _brief(claim))
    if claim is not None and wanted.is_attributed:
        tally.count("source right on attributed claims", _source_fits(wanted.chain[-1], claim["source"], aliases))


def _parts(wanted: GoldClaim, aliases: Aliases) -> dict[str, tuple[Callable[[Claim], bool], str]]:
    """Return what is scored of a claim that gold speaks of: name, whether a claim has it right, and gold's answer."""
    raw = wanted.raw
    parts: dict[str, tuple[Callable[[Claim], bool], str]] = {
        "standing": (lambda c: c["standing"] in wanted.standings, " or ".join(wanted.standings)),
        "chain": (
            lambda c: chain_fits(wanted, c, aliases),
            " > ".join(f"{source.kinds[0]} {source.name}" for source in wanted.chain[1:]) or "own voice",
        ),
        "date": (lambda c: date_fits(raw["date"], c["time"]), str(raw["date"].get("edtf", raw["date"].get("sides")))),
        "place": (lambda c: place_fits(raw["place"], c["place"]), str(raw["place"].get("as_written"))),
        "hedge scope": (lambda c: c["hedge_scope"] in wanted.scopes, " or ".join(wanted.scopes)),
        "stance": (lambda c: c["stance"] in wanted.stances, " or ".join(wanted.stances)),
    }
    if "author_value" in raw:
        parts["author stance"] = (lambda c: c["chain"][0]["stance"] == raw["author_value"], raw["author_value"])
    return parts


def _note(tally: SheetTally, kind: str, gold: GoldSheet, sheet: Sheet, claim: Claim, wanted: str, ours: str) -> None:
    rules = " > ".join(reason["rule"] for reason in claim["reasons"])
    text = mark(sheet["text"], claim["start"], claim["end"])
    where = f"{gold.id}:{claim['start']}"
    tally.examples.append(Example(kind=kind, where=where, text=text, gold=wanted, ours=ours, why=rules))


def _brief(claim: Claim) -> str:
    sources = (
        " > ".join(f"{step['source']['kind']} {step['source']['label']}" for step in claim["chain"][1:]) or "own voice"
    )
    time = claim["time"] and f"{claim['time']['text']} = {claim['time']['start']}/{claim['time']['end']}"
    place = claim["place"] and claim["place"]["text"]
    return (
        f"{claim['kind']} {claim['standing']} {claim['chain'][0]['stance']}>{claim['stance']} "
        f"scope {claim['hedge_scope']}; {sources}; {time}; {place}"
    )


def chain_fits(wanted: GoldClaim, claim: Claim, aliases: Aliases) -> bool:
    """Tell whether a chain has gold's holders in order, or in an order that gold accepts."""
    ours = [step["source"] for step in claim["chain"]]
    options = [wanted.chain, *wanted.other_chains]
    return any(
        len(option) == len(ours) and all(_source_fits(g, o, aliases) for g, o in zip(option, ours, strict=True))
        for option in options
        if option
    )


def _source_fits(wanted: GoldSource, source: dict[str, Any], aliases: Aliases) -> bool:
    """Tell whether a source is gold's: of its kind, and where somebody is named, by a word of one of its names.

    A pronoun in gold says nothing but that somebody is meant, so the kind alone decides.
    """
    if source["kind"] not in wanted.kinds:
        return False
    names = set(words_of(wanted.name)) - _FUNCTION_WORDS
    if source["kind"] in _GENERIC or not names:
        return True
    given = " ".join((source["label"], *aliases.get(source["entity"] or "", ())))
    return bool(names & set(words_of(given)))


def date_fits(wanted: dict[str, Any], time: dict[str, Any] | None) -> bool:
    """Tell whether a claim's time is gold's: the same EDTF, or no value where gold has none."""
    value = wanted.get("edtf")
    start, end = (time["start"], time["end"]) if time else (None, None)
    if "sides" in wanted:
        return [start, end] in wanted["sides"]
    if value is None or value in _OPEN:
        return start is None and end is None
    first, _, last = value.partition("/")
    last = last or first
    sides = {(value, value), (_side(first), _side(last))}
    if value.startswith("[.."):
        sides |= {(value, None), (None, value.strip("[.]"))}
    return (start, end) in sides


def _side(value: str) -> str | None:
    return None if value == ".." else value


def place_fits(wanted: dict[str, Any], place: dict[str, Any] | None) -> bool:
    """Tell whether a claim's place is written as gold has it, or is one of several that gold writes together."""
    if not wanted.get("as_written"):
        return place is None
    if place is None:
        return False
    ours, gold = set(words_of(place["text"])), set(words_of(wanted["as_written"]))
    return ours <= gold or gold <= ours


def _score_ties(sheet: Sheet, gold: GoldSheet, tally: SheetTally) -> None:
    found = []
    for tie in gold.raw.get("ties", ()):
        expected = set(tie.get("standings") or {s for name in tie["claims"] for s in gold.claim(name).standings})
        given = tie_standings(sheet, gold, tie)
        right = bool(given & expected) and not ("asserted" in given and "asserted" not in expected)
        tally.count("ties with right standing", right)
        tally.count("ties found", bool(given))
        tally.count("denied ties not asserted", "asserted" not in given or expected != {"denied"})
        if right:
            found.append(tie)
        else:
            ours = ", ".join(sorted(given)) or "nothing"
            words = f"{tie['a']} – {tie['b']}: {tie.get('label', '')}"
            tally.examples.append(
                Example(kind="wrong tie", where=gold.id, text=words, gold=" or ".join(sorted(expected)), ours=ours)
            )
    tally.ties += score_pairs(sheet, gold, found)


def score_noise(sheet: Sheet, gold: GoldSheet, tally: SheetTally) -> None:
    """Score that each noise span is excluded whole with a reason, and that nothing was taken from one."""
    excluded = [(zone["start"], zone["end"]) for zone in sheet["excluded"] if zone["reason"]]
    for noise in gold.raw.get("noise", ()):
        place = (noise["start"], noise["end"])
        whole = _covered(place, excluded)
        tally.count("noise spans excluded", whole)
        leaks = [claim for claim in sheet["claims"] if any(overlaps(tuple(s), place) for s in claim["spans"])]
        leaks += [e for e in sheet["entities"] if any(overlaps(tuple(m), place) for m in e["mentions"])]
        tally.count("noise spans that leak nothing", not leaks)
        if leaks or not whole:
            kept = "leaks" if leaks else "not excluded"
            tally.examples.append(
                Example(kind="noise", where=f"{gold.id}:{place[0]}", text=noise["text"], gold="excluded", ours=kept)
            )


def _covered(place: tuple[int, int], zones: list[tuple[int, int]]) -> bool:
    at, end = place
    for start, stop in sorted(zones):
        if start <= at < stop:
            at = stop
    return at >= end
