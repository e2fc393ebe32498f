"""Where names may stand: runs of capitalised words, joined over "of", cut at titles.

This decides boundaries only. What sort of thing a name names is decided later, for the whole document at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.names import words
from sayso.extract.names.candidate import Candidate, Run
from sayso.extract.names.cuts import cut_at_titles, cut_people, is_of_a_body
from sayso.extract.names.joins import join_runs
from sayso.extract.names.units import Shape, Unit, opens_disputed_place, split_units
from sayso.extract.parse import ParsedPassage

_MAX_UNITS = 14
_VIEWS = frozenset("democratic republican conservative labour libertarian liberal socialist communist green".split())


def find_candidates(parsed: ParsedPassage) -> list[Candidate]:
    """Return the candidates of one passage in text order, names inside hyphenated adjectives among them."""
    units = split_units(parsed.doc)
    runs = list(_capital_runs(parsed, units))
    runs = [piece for run in runs for piece in cut_at_titles(run, is_of_a_body(units, run))]
    runs = join_runs(parsed, units, runs)
    runs = [piece for run in runs for piece in cut_people(parsed, run)]
    runs = [_with_council(parsed, units, _with_number(units, _with_article(units, run))) for run in runs]
    found = [
        Candidate.of(parsed, run.units, is_titled=run.is_titled and not _is_body(run), is_joined=run.is_joined)
        for run in runs
        if run.units and len(run.units) <= _MAX_UNITS
    ]
    whole = [candidate.span for candidate in found]
    inside = list(_inside_compounds(parsed, units))
    longer = [c.span for c in inside if len(c.units) > 1]  # "a New Orel-based choir": no name "New"
    found = [c for c in found if not any(span.overlaps(c.span) for span in longer)]
    found.extend(c for c in inside if c.span in longer or not any(span.overlaps(c.span) for span in whole))
    return sorted(found, key=lambda c: c.first)


def _is_body(run: Run) -> bool:
    """Tell whether what follows a title is a body: "Commander, 7 Division"."""
    heads = ("org_head", "org_suffix", "posted")
    return run.units[0].shape is Shape.NUMBER or words.any_in([run.units[-1].lower], "organisations", *heads)


def _capital_runs(parsed: ParsedPassage, units: list[Unit]) -> Iterator[Run]:
    """Yield maximal runs of capitalised words with the particles and initials between them."""
    at = 0
    while at < len(units):
        end = _run_end(parsed, units, at)
        if end > at:
            yield Run(units[at:end], at)
        at = max(end, at + 1)


def _run_end(parsed: ParsedPassage, units: list[Unit], at: int) -> int:
    end = at
    while end < len(units) and not (end > at and _is_break(parsed, units[end - 1])):
        unit = units[end]
        following = units[end + 1] if end + 1 < len(units) else None
        if (
            _may_be_name_word(unit)
            or (following is not None and _is_calendar_name(unit, following))
            or (following is not None and _continues(unit, following, end > at))
        ):
            end += 1
        else:
            return end + 1 if _is_party_in_lower_case(units, at, end) else end
    return end


def _is_party_in_lower_case(units: list[Unit], at: int, end: int) -> bool:
    """Tell whether "party" in lower case belongs to the name: "the Democratic party"."""
    return end == at + 1 and units[end].text == "party" and units[at].lower in _VIEWS


def _continues(unit: Unit, following: Unit, in_run: bool) -> bool:
    """Tell whether a unit that is no capitalised word is still part of the name, because of what follows."""
    if unit.shape is Shape.COMPOUND:
        return opens_disputed_place(unit, following)
    if unit.text == "&":
        return in_run and following.is_capital
    if unit.shape is not Shape.PARTICLE or not (following.is_capital or following.shape is Shape.PARTICLE):
        return False
    return in_run or unit.text not in {"y", "e", "do", "den", "ten", "la", "le", "du", "des"}


def _may_be_name_word(unit: Unit) -> bool:
    if not unit.is_capital or unit.text == "I":
        return False
    return unit.lower not in words.word_set("not_names", "calendar") or unit.text in {"May", "April", "June", "August"}


def _is_calendar_name(unit: Unit, following: Unit) -> bool:
    """Tell whether a day or feast is part of a name ("Easter Island", "Friday Mosque")."""
    heads = ("org_head", "fac_head", "loc_head")
    return unit.is_capital and following.is_capital and words.any_in([following.lower], "organisations", *heads)


def _is_break(parsed: ParsedPassage, unit: Unit) -> bool:
    return "\n" in parsed.doc[unit.last].whitespace_ or (
        unit.last + 1 < len(parsed.doc) and parsed.doc[unit.last + 1].text[:1] == "\n"
    )


def _with_article(units: list[Unit], run: Run) -> Run:
    """Take "The" into a name that has it: a known outlet, or a capital letter inside a sentence."""
    if not run.units or run.at == 0 or units[run.at - 1].lower != "the":
        return run
    article = units[run.at - 1]
    text = " ".join(unit.text for unit in run.units)
    inside = run.at > 1 and article.text == "The" and units[run.at - 2].text[:1].isalnum()
    if inside or text == "Hague" or (article.text == "The" and words.is_listed_outlet(f"The {text}")):
        return Run([article, *run.units], run.at - 1, run.is_titled, run.is_joined)
    return run


_COUNCIL_OF = frozenset("city town county district borough parish village provincial".split())


def _with_council(parsed: ParsedPassage, units: list[Unit], run: Run) -> Run:
    """Take in the lower-case noun of "Marsby council" and "Marsby town council": a body, named after its place."""
    if not run.units or run.is_titled or run.is_joined:
        return run
    end = run.end + (run.end < len(units) and units[run.end].text in _COUNCIL_OF)
    if end >= len(units) or units[end].text != "council" or parsed.doc[units[end].first].dep_ == "compound":
        return run
    return Run(units[run.at : end + 1], run.at, run.is_titled, run.is_joined)


def _with_number(units: list[Unit], run: Run) -> Run:
    """Take in the number of a unit or road: "7 Division", "116th Congress", "Area 51"."""
    if not run.units:
        return run
    before = units[run.at - 1] if run.at else None
    if before is not None and before.shape is Shape.NUMBER and _takes_number(before, run):
        run = Run([before, *run.units], run.at - 1, run.is_titled, run.is_joined)
    after = units[run.end] if run.end < len(units) else None
    if (
        after is not None
        and after.shape is Shape.NUMBER
        and run.units[-1].lower in {"area", "channel", "route", "highway"}
    ):
        run = Run([*run.units, after], run.at, run.is_titled, run.is_joined)
    return run


def _takes_number(number: Unit, run: Run) -> bool:
    numbered = words.word_set("organisations", "numbered")
    first, last = run.units[0].lower, run.units[-1].lower
    if number.text[-1].isalpha():
        return first in numbered or last in numbered
    return len(number.text) < 4 and (first in numbered or last in words.word_set("organisations", "posted"))


def _inside_compounds(parsed: ParsedPassage, units: list[Unit]) -> Iterator[Candidate]:
    """Yield the names inside hyphenated adjectives ("New Orel-based"), marked as such."""
    for at, unit in enumerate(units):
        for first, last in unit.inner:
            inner = Unit(first, last, parsed.doc[first : last + 1].text, Shape.CAPITAL)
            yield Candidate.of(parsed, [*_name_before(units, at, inner), inner], is_compound=True)


def _name_before(units: list[Unit], at: int, inner: Unit) -> list[Unit]:
    """Return the capitalised words that open a place or body of several words at a compound."""
    start = at
    while start > 0 and units[start - 1].is_capital and at - start < 3:
        start -= 1
    for first in range(start, at):
        text = " ".join([*(unit.text for unit in units[first:at]), inner.text])
        if words.place_weight(text) > 0 or words.is_listed_body(text):
            return units[first:at]
    return []
