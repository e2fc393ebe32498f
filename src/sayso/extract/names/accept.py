"""Whether a capitalised sequence is a name at all: sentence openings, headlines, things that are no actors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sayso.extract.names import words
from sayso.extract.names.candidate import Candidate, is_spacy_thing, retitled, spacy_label
from sayso.extract.names.usage import Usage, opens_sentence
from sayso.extract.parse import ParsedPassage
from sayso.model.spans import ZoneKind

_NAME_TAGS = frozenset({"PROPN"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_DAY_WORDS = frozenset("Super Black Good Bloody Cyber Ash Holy Palm Easter Big Giving Maundy Fat".split())
_PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z][\w.]*$")
"""Party and state of an American politician: "R-Fla."."""
_PRONOUNS = frozenset("her his your their our my its".split())
_ALL_CAPS = re.compile(r"[A-Z][A-Z.&\-]+\d?$|[A-Z][a-z]*[A-Z][A-Za-z]*$")


def accept(candidate: Candidate, usage: Usage) -> Candidate | None:
    """Return the candidate as far as it is a name, or ``None``: trimmed at the front, or not at all."""
    trimmed = _trim_opening(candidate, usage)
    if trimmed is None or not (_has_name_word(trimmed) or trimmed.text in usage.surnames):
        return None
    if trimmed.units[0].lower in _PRONOUNS or (trimmed.text in usage.storms and not trimmed.is_titled):
        return None
    if _opens_day(trimmed):
        return None
    if trimmed.is_compound:
        return trimmed
    if _is_certain(trimmed):
        return trimmed
    if trimmed.text in usage.surnames and _reads_as_name(trimmed):
        return trimmed
    if _is_thing(trimmed) or _is_common_word(trimmed, usage):
        return None
    return trimmed


def _opens_day(candidate: Candidate) -> bool:
    """Tell whether a word is part of a day's name: "Super Tuesday", "Good Friday"."""
    after = candidate.token_after()
    return after is not None and len(candidate.units) == 1 and candidate.text in _DAY_WORDS and _is_month(after.text)


def _reads_as_name(candidate: Candidate) -> bool:
    """Tell whether a word known as a surname is one here, too: inside a sentence, or tagged as a name."""
    return not opens_sentence(candidate.parsed, candidate.first) or candidate.parsed.doc[candidate.last].pos_ == "PROPN"


def _is_certain(candidate: Candidate) -> bool:
    text = candidate.text
    if words.is_listed_body(text) or words.is_known(text, "organisations", "known_fac"):
        return True
    return words.place_weight(text) >= (0.2 if len(candidate.units) > 1 else 0.8) and not _is_month(text)


def _is_month(text: str) -> bool:
    return text.lower() in words.word_set("not_names", "calendar")


def _has_name_word(candidate: Candidate) -> bool:
    """Tell whether a candidate has more than titles, peoples and single letters."""
    text = candidate.text
    if len(text) < 2 or not text[0].isalnum() or "[" in text or not any(c.isalpha() for c in text):
        return False
    if _PARTY_AND_STATE.match(text):
        return False
    if text.isupper() and not _is_certain(candidate) and _is_shouted(candidate):
        return False
    if text.isupper() and text.lower() in words.word_set("not_names", "opener") and not _is_certain(candidate):
        return False
    if len(candidate.units) == 1 and _is_month(text) and not candidate.is_titled:
        return False
    if words.place_weight(text) or words.is_listed_body(text):
        return True
    return not all(words.is_people_word(unit.text) for unit in candidate.units)


def _is_shouted(candidate: Candidate) -> bool:
    """Tell whether the words around are in capitals, too."""
    around = candidate.parsed.doc[max(0, candidate.first - 3) : candidate.last + 4]
    return sum(token.text.isupper() and token.text.isalpha() for token in around) > len(candidate.units) + 2


def _trim_opening(candidate: Candidate, usage: Usage) -> Candidate | None:
    """Drop a word that is capitalised only because it opens the sentence."""
    if candidate.is_titled or not opens_sentence(candidate.parsed, candidate.first) or _is_certain(candidate):
        return candidate
    if words.is_outlet(candidate.text):
        return candidate
    first = candidate.units[0]
    if first.text in {"Will", "May"} and len(candidate.units) > 1 and not words.place_weight(candidate.units[1].text):
        return candidate
    if first.lower in words.word_set("not_names", "opener") and not _ALL_CAPS.match(first.text):
        rest = candidate.units[1:]
        return retitled(candidate, rest) if rest else None
    if len(candidate.units) > 1 and _is_plain_opening(candidate, usage):
        return retitled(candidate, candidate.units[1:])
    return candidate


def _is_plain_opening(candidate: Candidate, usage: Usage) -> bool:
    """Tell whether the first of several capitalised words is an ordinary word that opens a sentence."""
    first = candidate.units[0]
    token = candidate.parsed.doc[candidate.first]
    if first.text in usage.capital_inside or token.pos_ in _NAME_TAGS or _heads_heard_name(candidate):
        return False
    return first.lower in usage.lower or token.pos_ in {
        "ADP",
        "ADV",
        "SCONJ",
        "VERB",
        "AUX",
        "PRON",
        "DET",
        "CCONJ",
        "INTJ",
    }


def _heads_heard_name(candidate: Candidate) -> bool:
    """Tell whether the encoder hears one name in the first word and those after it: "Tollmere Rovers"."""
    first, second = (candidate.parsed.doc[candidate.first + at] for at in (0, 1))
    return first.ent_type_ in _NAMED and first.ent_iob_ == "B" and second.ent_iob_ == "I"


def _is_thing(candidate: Candidate) -> bool:
    """Tell whether the words name an event, law, prize, product or people rather than an actor or place."""
    things = words.word_set("not_names", "thing")
    units = candidate.units
    if candidate.is_titled:
        return False
    heads = ("org_head", "org_suffix", "fac_head", "loc_head")
    if len(units) > 1 and words.any_in([candidate.head], "organisations", *heads):
        return (
            candidate.head in things
            and candidate.head not in {"project", "programme", "tv"}
            and not candidate.is_joined
        )
    opens_thing = units[0].lower in things and not (len(units) > 1 and words.is_given_name(units[0].text))
    if candidate.head in things or opens_thing:
        return True
    if candidate.is_joined:
        return False
    label, is_same = spacy_label(candidate)
    return is_same and is_spacy_thing(label) and not words.is_given_name(units[0].text)


def _is_common_word(candidate: Candidate, usage: Usage) -> bool:
    """Tell whether a single capitalised word is an ordinary one: it opens a sentence, or also occurs in lower case."""
    if len(candidate.units) > 1 or candidate.is_titled:
        return False
    text = candidate.text
    if _ALL_CAPS.match(text):
        return False
    token = candidate.parsed.doc[candidate.last]
    after = candidate.token_after()
    is_before_office = after is not None and after.lower_ in words.word_set("titles", "office")
    if is_before_office and text.lower() in words.word_set("titles", "portfolio"):
        return True  # "Education minister Orel"
    named = token.ent_type_ in _NAMED
    if opens_sentence(candidate.parsed, candidate.first):
        if text in usage.capital_inside and text.lower() not in usage.lower:
            return False
        if text.lower() in usage.lower:
            return True
        return not (token.pos_ == "PROPN" or named or text in usage.paired)
    if text.lower() in usage.lower:
        return not (named and token.pos_ == "PROPN")
    return not (token.pos_ in {"PROPN", "NOUN"} or named or text in usage.proper)


def find_in_headline(parsed: ParsedPassage, known: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the token ranges in a headline that are a name known from the body, or known anyhow."""
    names = frozenset(known)
    doc = parsed.doc
    at = 0
    while at < len(doc):
        end = next((e for e in range(min(len(doc), at + 9), at, -1) if _is_headline_name(doc[at:e].text, names)), at)
        if end > at:
            yield at, end - 1
        at = max(end, at + 1)


def _is_headline_name(text: str, names: frozenset[str]) -> bool:
    if not text[:1].isupper():
        return False
    return text in names or words.is_listed_body(text) or (words.place_weight(text) == 1.0 and len(text) > 3)


def is_title_zone(parsed: ParsedPassage) -> bool:
    """Tell whether a passage is the report's title."""
    return parsed.passage.zone is ZoneKind.TITLE
