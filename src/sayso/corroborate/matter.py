"""What a report is about, as far as its words show: the names in it, its figures, and the other words that carry sense.

Two reporters of one event write the same names and figures. So this alone never shows that one report comes from
another; it tells which report of a credited outlet is meant, and it is one of several conditions where a report has
nothing of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sayso.corroborate.folding import fold_words
from sayso.corroborate.grams import worded_zones
from sayso.corroborate.quoted import find_quoted
from sayso.lexicon.stems import content_stems
from sayso.model.analysis import Analysis
from sayso.model.claims import SourceKind
from sayso.model.mentions import NAMED_TYPES

_COMMON = frozenset(
    """the and that with for was were has have had from this which would their they been are but not who its his her
    she him will said says say also after about more than when what where there into over out could one two new all can
    did does our your you may might some any other only such while before under between during those these them then
    since how why very just being because both each most much many own same still here told tell according report
    reports reported reporting news""".split()
)
_OF_REPORTING = """
accord add amend announce anonymous apologise apology article ask call cite clarification clarify comment confirm
correct correction credit detail earlier editor error exclusive exclusively familiar first headline interview
journalist know learn magazine matter media misspell misspelt misstate mistake name news newspaper official page paper
people person press publication publish quote reader report reporter retract retraction reveal say source speak spell
spokesman spokeswoman state statement story talk tell think today tomorrow version website withdraw withdrawn write
wrong wrongly yesterday
come day get give go government keep last let look make minister month much need next now point president prime put
see show take thing time use want way week well year
monday tuesday wednesday thursday friday saturday sunday
"""
"""Words of whoever reports, credits and corrects, whatever it is, and words that stand in nearly every report."""
_SHORTEST = 3
_LEAD = 2
_DAY = re.compile(r"^(?:\d{4}|XXXX)-(\d{2}-\d{2})$")
_OWN_SOURCES = frozenset(
    {
        SourceKind.PERSON,
        SourceKind.ORGANISATION,
        SourceKind.GOVERNMENT,
        SourceKind.DOCUMENT,
        SourceKind.VISUAL_ITEM,
        SourceKind.UNNAMED_OFFICIALS,
        SourceKind.UNNAMED_WITNESSES,
        SourceKind.UNNAMED_GROUP,
        SourceKind.MEDIA_OUTLET,
    }
)
"""Whoever a report may have a matter from. Experts are not among them: they judge it, they did not bring it (R2)."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What a report is about. All words are folded; ``names`` are those of people, bodies and places that it names.

    ``lead`` are the words of its title and first sentence, ``has_source`` tells whether it names or hints at anybody
    from whom it has anything.
    """

    names: frozenset[str]
    figures: frozenset[str]
    words: frozenset[str]
    lead: frozenset[str]
    has_source: bool


def read_matter(analysis: Analysis) -> Matter:
    """Return what an analysed report is about."""
    document = analysis.document
    text = " \n ".join(span.of(document.text) for span in worded_zones(document))
    first = next((p.span for p in document.passages), None)
    lead = f"{document.title.value or ''} \n {first.of(document.text) if first else ''}"
    return Matter(
        names=names_of(analysis),
        figures=frozenset(re.findall(r"\d[\d.,]*\d|\d", text)),
        words=sense_words(text),
        lead=sense_words(lead),
        has_source=any(claim.source.kind in _OWN_SOURCES or claim.quoted_direct for claim in analysis.claims)
        or any(" " in quoted.of(text) for quoted in find_quoted(text)),
    )


def names_of(analysis: Analysis) -> frozenset[str]:
    """Return the words, folded, of the names of people, bodies and places; outlets are not what a report is about."""
    named = (e for e in analysis.entities if e.type in NAMED_TYPES and not e.is_media)
    return frozenset(word for entity in named for word in fold_words(entity.name) if len(word) >= _SHORTEST)


def lead_days(analysis: Analysis) -> frozenset[str]:
    """Return the days of the year (month and day) that the title and the first sentences name in full."""
    end = max((passage.span.end for passage in analysis.document.passages[:_LEAD]), default=0)
    found = (
        _DAY.search(timex.start or "")
        for timex in analysis.timexes
        if timex.span.end <= end and timex.start == timex.end
    )
    return frozenset(match[1] for match in found if match)


def sense_words(text: str) -> frozenset[str]:
    """Return the words of a text that carry sense, folded: long enough and not among the commonest."""
    return frozenset(word for word in fold_words(text) if len(word) >= _SHORTEST and word not in _COMMON)


def matter_words(text: str) -> frozenset[str]:
    """Return the stems of the words that say what a matter is, numbers among them."""
    said = content_stems(text) - _of_reporting()
    return frozenset(word for word in said if word.isalnum() and (len(word) >= _SHORTEST or word.isdigit()))


@cache
def _of_reporting() -> frozenset[str]:
    return content_stems(_OF_REPORTING)


def share_of(few: frozenset[str], many: frozenset[str]) -> float:
    """Return which share of ``few`` is in ``many``; of nothing, nothing."""
    return len(few & many) / len(few) if few else 0.0
