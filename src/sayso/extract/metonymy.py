"""Places that stand for those who govern there: "Islamabad has not commented" is a government, "in Islamabad" a city.

A country or capital is a government where it does what only people do: it says, denies, decides or signs; is accused,
urged or told; owns a decision; deals with another government. Where the passage speaks of sport it is a team, and
sayso leaves it a place. The place itself stays an entity of its own beside its government.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.extract.acting import is_of_kind, words_of_kind
from sayso.extract.names.placing import by_passage
from sayso.extract.parse import ParsedPassage
from sayso.lexicon import load
from sayso.lexicon.places import country_name, country_of, is_capital
from sayso.model.mentions import EntityType, Mention
from sayso.model.spans import Reason

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_THE_STATE = frozenset("government minister ministry embassy ambassador envoy officials foreign diplomats".split())
_SAID_BY = frozenset("comment statement response reaction reply denial word confirmation criticism pressure".split())
_FORMAL = frozenset("talk talks negotiation negotiations agreement deal treaty accord pact truce ceasefire".split())


@dataclass(frozen=True, slots=True)
class Government:
    """A mention of a place or seat that is a government: its name, whose it is, and why."""

    name: str
    of: str
    reason: Reason


def find_governments(parsed: Sequence[ParsedPassage], names: Sequence[Mention]) -> dict[Mention, Government]:
    """Return the mentions of countries, capitals and seats that stand for a government."""
    written = {mention.text for mention in names}
    found: dict[Mention, Government] = {}
    for passage, inside in zip(parsed, by_passage(parsed, names), strict=True):
        for mention in inside:
            made = None if _is_compound(mention) else _government(passage, mention, written)
            if made is not None:
                found[mention] = made
    return found


def _is_compound(mention: Mention) -> bool:
    return any(reason.rule == "compound" for reason in mention.reasons)


def _government(parsed: ParsedPassage, mention: Mention, written: set[str]) -> Government | None:
    head = parsed.tokens_in(mention.span)[-1]
    seat = _seat_of(mention.text)
    if seat is not None:
        rule = _rule(head, is_capital_city=True)
        return _seat_government(seat, mention, rule, written) if rule else None
    code = _code(mention)
    if code is None or mention.type not in {EntityType.GPE, EntityType.LOC, EntityType.ORG}:
        return None
    rule = _rule(head, is_capital_city=is_capital(mention.text) is not None)
    if rule is None or _is_about_sport(head):
        return None
    country = country_name(code)
    note = f"{mention.text} stands for the government of {country}"
    return Government(
        f"Government of {country}", country, Reason(rule=f"metonymy.{rule}", note=note, span=mention.span)
    )


def _code(mention: Mention) -> str | None:
    return country_of(mention.text) or is_capital(mention.text)


@cache
def _seat_of(text: str) -> tuple[str, str] | None:
    for entry in load("metonyms"):
        if entry.kind == "seat" and entry.pattern is not None:
            words = text.lower().removeprefix("the ").split()
            if entry.pattern.match_at(words, 0) == len(words):
                return entry.data["body"], entry.data["of"]
    return None


def _seat_government(seat: tuple[str, str], mention: Mention, rule: str, written: set[str]) -> Government | None:
    body, code = seat
    if code == "EU":
        if not written & {"EU", "E.U.", "European Union", "European Commission"}:
            return None  # Brussels may be Belgium's government, or a city
        return Government(body, "European Union", _seat_reason(mention, body, rule))
    return Government(body, country_name(code), _seat_reason(mention, body, rule))


def _seat_reason(mention: Mention, body: str, rule: str) -> Reason:
    return Reason(rule=f"metonymy.{rule}", note=f"{mention.text} stands for a body: {body}", span=mention.span)


def _rule(head: Token, *, is_capital_city: bool) -> str | None:
    """Return the rule by which a place is a government here, or ``None``."""
    top = _top_of_coordination(head)
    if _acts(top):
        return "agent"
    if _is_dealt_with(top):
        return "addressee"
    if _owns(head, is_capital_city=is_capital_city):
        return "possessor"
    if _deals(top, is_capital_city=is_capital_city):
        return "party"
    if is_capital_city and _reacts(top, head):
        return "capital"
    return None


def _top_of_coordination(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i and token.head.pos_ in {"PROPN", "NOUN"}:
        token = token.head
    return token


def _verb_of(token: Token) -> Token | None:
    """Return the verb whose subject or by-agent a token is."""
    if token.dep_ in _SUBJECTS:
        return token.head
    if token.dep_ == "pobj" and token.head.dep_ == "agent":
        return token.head.head
    return None


def _acts(token: Token) -> bool:
    verb = _verb_of(token)
    if verb is None or (token.dep_ == "nsubjpass" and not is_of_kind(verb, "to")):
        return False
    return any(
        is_of_kind(v, "act") or (token.dep_ == "nsubjpass" and is_of_kind(v, "to")) for v in (verb, *_complements(verb))
    )


def _complements(verb: Token) -> Iterable[Token]:
    """Yield verbs that share the subject of one that says nothing itself: "has yet to comment", "appears to deny"."""
    if verb.lemma_ in {"have", "appear", "seem", "be", "go", "refuse", "fail"}:
        return [child for child in verb.children if child.dep_ == "xcomp" and child.pos_ == "VERB"]
    return []


def _is_dealt_with(token: Token) -> bool:
    """Tell whether a place is accused, urged, told: an addressee that can only be a government."""
    if token.dep_ in {"dobj", "dative"}:
        return is_of_kind(token.head, "to") and token.head.lemma_ not in {"call", "demand"}
    if token.dep_ == "pobj" and token.head.lower_ in {"on", "upon"}:
        return token.head.head.lemma_ in {"call", "urge", "press"}
    return False


def _owns(token: Token, *, is_capital_city: bool) -> bool:
    if token.dep_ != "poss" or not is_of_kind(token.head, "owned"):
        return False
    return is_capital_city or token.head.lower_ not in _OF_THE_STATE


def _deals(token: Token, *, is_capital_city: bool) -> bool:
    """Tell whether a place is a party to dealings: "talks between Orel and Tarn", "a treaty with Orel"."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"between", "with"}:
        return False
    over = token.head.head
    if token.head.lower_ == "with" and not is_capital_city and over.lower_ not in _FORMAL:
        return False
    return is_of_kind(over, "between") and (is_capital_city or over.lower_ in _FORMAL)


def _reacts(top: Token, head: Token) -> bool:
    """Tell whether a capital is where reactions are set: "alarm in Orel and other capitals", "a reply from Orel"."""
    if top.dep_ != "pobj":
        return False
    over, preposition = top.head.head, top.head.lower_
    if preposition == "from":
        return over.lower_ in _SAID_BY
    if preposition not in {"in", "within"}:
        return False
    coordinated = [*top.conjuncts, *head.conjuncts]
    if any(other.lower_ in {"capitals", "governments", "chancelleries"} for other in coordinated):
        return True
    noun = over if over.pos_ == "NOUN" else next((c for c in over.children if c.dep_ in {"dobj", "nsubj"}), None)
    return (
        noun is not None
        and is_of_kind(noun, "in_place")
        and (over.i == noun.i or over.lemma_ in {"raise", "cause", "prompt"})
    )


def _is_about_sport(head: Token) -> bool:
    verb = _verb_of(_top_of_coordination(head))
    if verb is not None and is_of_kind(verb, "team") and not is_of_kind(verb, "act"):
        return True
    nouns = sum(token.pos_ in {"NOUN", "PROPN"} and token.lower_ in words_of_kind("team") for token in head.doc)
    return nouns > 0 and (nouns > 1 or verb is None or is_of_kind(verb, "team"))
