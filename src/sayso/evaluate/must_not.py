"""The fifteen must-nots of the seed's gold, each as a check over the sheet. One violation fails the run.

What they are about (entities, claims, noise) is looked up in gold by id; no word of the article stands here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from sayso.evaluate.counting import overlaps, words_of
from sayso.evaluate.gold_sheet import GoldSheet
from sayso.evaluate.reading import Sheet
from sayso.evaluate.scores import scored_fields
from sayso.evaluate.sheet_match import arguments_of
from sayso.evaluate.sheet_ties import end_fits, end_of

Json = dict[str, Any]
Check = Callable[["Sheet", GoldSheet], Iterator[str]]
_FUSED = re.compile(r"[a-z]\.[A-Z]")
_EVENT = ("C01", "C08", "C09", "C12", "C15", "C16")
_HEARSAY = ("C19", "C20", "C21", "C22", "C24", "C25", "C26", "C27", "C28", "C29", "C30")
_MEMBERSHIP = ("role_in", "member_of", "part_of", "leads")


def violations(sheet: Sheet, gold: GoldSheet) -> dict[str, list[str]]:
    """Return for each must-not of the gold what breaks it: an empty list where it is kept."""
    return {entry["id"]: list(CHECKS[entry["id"]](sheet, gold)) for entry in gold.raw["must_not"]}


def _claims_in(sheet: Sheet, gold: GoldSheet, *ids: str) -> Iterator[Json]:
    """Yield the sheet's claims whose head stands in the words of one of these gold claims."""
    places = [place for name in ids for place in gold.claim(name).places]
    for claim in sheet["claims"]:
        if any(overlaps(tuple(claim["head"]), place) for place in places):
            yield claim


def _entities(sheet: Sheet, gold: GoldSheet, entity: str) -> list[Json]:
    """Return the sheet's named entities that are a gold entity."""
    return [e for e in sheet["entities"] if e["type"] != "GROUP" and end_fits(gold, entity, {"words": "", **e})]


def _ids(sheet: Sheet, gold: GoldSheet, entity: str) -> set[str]:
    return {e["id"] for e in _entities(sheet, gold, entity)}


def _is_about(claim: Json, ids: set[str]) -> bool:
    return any(argument["entity"] in ids for argument in arguments_of(claim))


def _ties(sheet: Sheet, gold: GoldSheet, a: str, b: str) -> Iterator[Json]:
    ends = {entity["id"]: entity for entity in sheet["entities"]}
    for tie in sheet["ties"]:
        one, two = end_of(tie, "a", ends), end_of(tie, "b", ends)
        if (end_fits(gold, a, one) and end_fits(gold, b, two)) or (end_fits(gold, a, two) and end_fits(gold, b, one)):
            yield tie


def _timed(sheet: Sheet) -> set[str]:
    return {entry["claim"] for entry in sheet["timeline"]}


def nothing_from_noise(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M01: no claim, entity, response or date touches a noise span, and no entity bears a name that only noise has."""
    noise = [(n["start"], n["end"]) for n in gold.raw["noise"]]
    for kind in ("claims", "responses", "derivations"):
        for item in sheet[kind]:
            if any(overlaps((item["start"], item["end"]), place) for place in noise):
                yield f"{kind}: {item['quote']}"
    body = {word for sentence in gold.raw["sentences"] for word in words_of(sentence["text"])}
    only = {w for n in gold.raw["noise"] for w in re.findall(r"\b[A-Z]\w+", n["text"]) if w.lower() not in body}
    for entity in sheet["entities"]:
        spans = [tuple(s) for s in (*entity["mentions"], *entity.get("references", ()))]
        named = set(re.findall(r"\w+", " ".join((entity["name"], *entity["aliases"]))))
        if named & only or any(overlaps((s[0], s[1]), place) for s in spans for place in noise):
            yield f"entity {entity['name']}"


def nothing_fused(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M02: no name and no quotation runs over the end of a sentence into a promotion."""
    for entity in sheet["entities"]:
        yield from (f"entity {name}" for name in (entity["name"], *entity["aliases"]) if _FUSED.search(name))
    yield from (f"claim {claim['quote']}" for claim in sheet["claims"] if _FUSED.search(claim["quote"]))


def front_keeps_its_hedge(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M03: the two bodies stay two, and what one is "viewed as" is never said flatly."""
    pmml, let = _ids(sheet, gold, "ent:pmml"), _ids(sheet, gold, "ent:let")
    if pmml & let:
        yield "merged"
    for claim in _claims_in(sheet, gold, "C13"):
        if claim["standing"] != "hearsay":
            yield f"{claim['standing']}: {claim['quote']}"
    yield from (
        f"tie {t['relation']} {t['standing']}"
        for t in _ties(sheet, gold, "ent:pmml", "ent:let")
        if t["standing"] != "hearsay"
    )


def denied_stays_denied(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M04: what is denied is nowhere asserted."""
    for claim in _claims_in(sheet, gold, "C40"):
        if claim["standing"] != "denied":
            yield f"{claim['standing']}: {claim['quote']}"
    yield from (
        f"tie {t['standing']}" for t in _ties(sheet, gold, "ent:gov-pk", "grp:terror-orgs") if t["standing"] != "denied"
    )


def condition_stays_condition(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M05: what is only a condition is no tie, no event and no claim that it happened."""
    inside = list(_claims_in(sheet, gold, "C44"))
    yield from (f"{c['standing']}: {c['quote']}" for c in inside if c["standing"] != "hypothetical")
    ids = {claim["id"] for claim in inside}
    yield from (f"tie {t['relation']}" for t in sheet["ties"] if ids & set(t["claims"]))
    yield from (f"timeline {e['text']}" for e in sheet["timeline"] if e["claim"] in ids)
    yield from (f"tie with {t['b_words']}" for t in _ties(sheet, gold, "ent:hamas", "grp:pk-linked"))


def core_event_is_undated(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M06: the core event has no calendar date."""
    for claim in _claims_in(sheet, gold, *_EVENT):
        time = claim["time"]
        if (time and (time["start"] or time["end"])) or claim["id"] in _timed(sheet):
            yield f"{time}: {claim['quote']}"


def nobody_joins_by_presence(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M07: nobody is tied by membership to a body whose commanders were beside him; the second man was not there."""
    for person in ("ent:zaheer", "ent:sandhu"):
        for tie in _ties(sheet, gold, person, "ent:jem"):
            if tie["relation"] in _MEMBERSHIP or person == "ent:sandhu":
                yield f"tie {tie['a_words']} {tie['relation']} {tie['b_words']}"
    sandhu = _ids(sheet, gold, "ent:sandhu")
    for claim in _claims_in(sheet, gold, "C21", "C22", "C24", "C25"):
        if _is_about(claim, sandhu):
            yield claim["quote"]


def capital_is_a_government_only_where_it_acts(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M08: a city does not comment, and a government is no place."""
    types = {entity["id"]: entity for entity in sheet["entities"]}
    for response in sheet["responses"]:
        if types.get(response["by"]["entity"] or "", {}).get("type") in ("GPE", "LOC", "FAC"):
            yield f"response by a place: {response['quote']}"
    for claim in _claims_in(sheet, gold, "C42"):
        if types.get((claim["subject"] or {}).get("entity") or "", {}).get("type") in ("GPE", "LOC", "FAC"):
            yield f"subject is a place: {claim['quote']}"
    for claim in _claims_in(sheet, gold, "C27", "C28", "C29", "C30"):
        entity = types.get((claim["place"] or {}).get("entity") or "", {})
        if entity.get("government_of") or any(
            types.get(a["entity"] or "", {}).get("government_of") for a in arguments_of(claim)
        ):
            yield f"a government is where it was: {claim['quote']}"


def one_origin_at_most(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M09: the core event rests on one origin, and assessors are none."""
    holders = set()
    for claim in _claims_in(sheet, gold, "C01", "C08", "C09", "C12"):
        if claim["kind"] == "role":
            continue
        if claim["source"]["kind"].startswith("unnamed"):
            yield f"{claim['source']['label']} hold: {claim['quote']}"
        if claim["source"]["kind"] != "publisher":
            holders.add(claim["source"]["label"])
    if len(holders) > 1:
        yield "several origins: " + ", ".join(sorted(holders))


def silence_is_no_denial(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M10: no comment is no denial, and the general denial is none of the event."""
    about_event = {claim["id"] for claim in _claims_in(sheet, gold, *_EVENT)}
    silence = gold.claim("C42").places[0]
    for response in sheet["responses"]:
        denies = response["kind"].startswith("denial") or response["kind"] == "rejects_characterisation"
        if denies and overlaps((response["start"], response["end"]), silence):
            yield f"a silence as {response['kind']}"
        if denies and about_event & set(response["claims"]):
            yield f"{response['kind']} set against the event"
    yield from (f"denied: {c['quote']}" for c in _claims_in(sheet, gold, "C42") if c["standing"] == "denied")


def hearsay_stays_hearsay(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M11: nothing in the hearsay sentences is asserted, subordinate clauses included."""
    sentences = {gold.claim(name).raw["quote"]["sent"] for name in _HEARSAY}
    places = [(s["start"], s["end"]) for s in gold.raw["sentences"] if s["n"] in sentences]
    for claim in sheet["claims"]:
        if claim["standing"] == "asserted" and any(overlaps(tuple(claim["head"]), place) for place in places):
            yield f"asserted: {claim['quote']}"


def no_label_of_its_own(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M12: a role is shown in the article's words, with who says so; the gravest word only inside the denial."""
    grave = set(words_of(gold.names_of("grp:terror-orgs")[0])[:1])
    for entity in sheet["entities"]:
        if entity["type"] == "PERSON" and grave & set(words_of(" ".join((entity["name"], *entity["aliases"])))):
            yield f"entity {entity['name']}"
    for claim in sheet["claims"]:
        if grave & set(words_of(f"{claim['predicate']} {claim['quote']}")) and claim["standing"] != "denied":
            yield f"{claim['standing']}: {claim['quote']}"
        if claim["kind"] == "role" and "“" not in claim.get("statement", "“"):
            yield f"unquoted: {claim['statement']}"


def disputed_place_stays_as_written(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M13: no pin, no silent renaming: the words as written, a note, no finer precision than the region."""
    wanted = gold.names_of("pl:pok")
    for claim in sheet["claims"]:
        place = claim["place"]
        if not place or place["text"] not in wanted:
            continue
        if place["precision"] in ("exact_site", "named_town", "admin2", "admin1", "country"):
            yield f"precision {place['precision']}"
        if not place["note"]:
            yield "no note on who administers and who claims it"
        if {"latitude", "longitude", "lat", "lon", "coordinates"} & place.keys():
            yield "a pin"
    for claim in _claims_in(sheet, gold, "C21"):
        if claim["place"] and claim["place"]["text"] not in wanted:
            yield f"written as {claim['place']['text']}"


def forecasts_are_no_events(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M14: nothing that lies ahead, or only might, is on the timeline."""
    for claim in sheet["claims"]:
        if claim["standing"] in ("forecast", "hypothetical") and claim["id"] in _timed(sheet):
            yield f"{claim['standing']}: {claim['quote']}"


def no_score_of_anything(sheet: Sheet, gold: GoldSheet) -> Iterator[str]:
    """M15: no field scores a claim or a person, and no number is a probability."""
    yield from scored_fields(sheet)


CHECKS: dict[str, Check] = {
    "M01": nothing_from_noise,
    "M02": nothing_fused,
    "M03": front_keeps_its_hedge,
    "M04": denied_stays_denied,
    "M05": condition_stays_condition,
    "M06": core_event_is_undated,
    "M07": nobody_joins_by_presence,
    "M08": capital_is_a_government_only_where_it_acts,
    "M09": one_origin_at_most,
    "M10": silence_is_no_denial,
    "M11": hearsay_stays_hearsay,
    "M12": no_label_of_its_own,
    "M13": disputed_place_stays_as_written,
    "M14": forecasts_are_no_events,
    "M15": no_score_of_anything,
}
