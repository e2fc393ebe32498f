"""Where names may stand: runs of capitalised words, joined over "of", cut at titles.

This decides boundaries only. What sort of thing a name names is decided later, for the whole document at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.extract.names import words
from sayso.extract.names.units import Shape, Unit, opens_disputed_place, split_units
from sayso.extract.parse import ParsedPassage
from sayso.model.spans import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_UNITS = 14
_SPACY_THINGS = frozenset(
    "EVENT WORK_OF_ART LAW PRODUCT LANGUAGE NORP DATE TIME MONEY PERCENT QUANTITY ORDINAL CARDINAL".split()
)
_SPACY_NAMES = frozenset("PERSON ORG GPE LOC FAC".split())
_TAKES_FOR = frozenset(
    "center centre institute party ministry department office campaign council committee movement society "
    "association agency commission coalition fund foundation".split()
)
_VIEWS = frozenset("democratic republican conservative labour libertarian liberal socialist communist green".split())
_SURNAMES = frozenset(
    "major mayor marshall marshal judge bishop king prince dean pope page deacon chief director chancellor".split()
)
_POSTNOMINALS = frozenset("QC KC MP MEP MSP OBE CBE MBE PhD MD Esq RTD rtd".split())
_WITH_PORTFOLIO = frozenset(
    """secretary undersecretary minister director chief commissioner chairman chairwoman chair speaker leader general
    chancellor deputy inspector envoy superintendent""".split()
)
_ROLE_ENDINGS = ("ist", "maker", "keeper", "owner", "ician", "woman", "wright", "smith", "ologist")
_POSSESSORS = frozenset(
    "people workers women men children veterans teachers farmers nurses journalists writers students bishops lawyers "
    "doctors firefighters miners fishermen growers bakers brewers citizens prisoners".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised sequence that may be a name: its units, and whether a title stands before it."""

    parsed: ParsedPassage
    units: tuple[Unit, ...]
    is_titled: bool = False
    is_joined: bool = False
    is_compound: bool = False
    text: str = field(default="")
    span: Span = field(default=Span(0, 0))

    @classmethod
    def of(cls, parsed: ParsedPassage, units: Sequence[Unit], **marks: bool) -> Candidate:
        """Build a candidate from units (at least one)."""
        first, last = units[0].first, units[-1].last
        text = parsed.doc[first : last + 1].text
        return cls(parsed, tuple(units), text=text, span=parsed.span(first, last), **marks)

    @property
    def first(self) -> int:
        """Index of the first token."""
        return self.units[0].first

    @property
    def last(self) -> int:
        """Index of the last token."""
        return self.units[-1].last

    @property
    def head(self) -> str:
        """The last word, in lower case."""
        return self.units[-1].lower

    def token_before(self, distance: int = 1) -> Token | None:
        """Return the token that stands ``distance`` before the candidate, or ``None``."""
        at = self.first - distance
        return self.parsed.doc[at] if at >= 0 else None

    def token_after(self, distance: int = 1) -> Token | None:
        """Return the token that stands ``distance`` after the candidate, or ``None``."""
        at = self.last + distance
        return self.parsed.doc[at] if at < len(self.parsed.doc) else None


@dataclass(slots=True)
class _Run:
    """Units on the way to a candidate; ``at`` is the index of the first in the passage's units."""

    units: list[Unit]
    at: int
    is_titled: bool = False
    is_joined: bool = False
    has_portfolio: bool = False
    """The title before it is of something: "Secretary of …"."""

    @property
    def end(self) -> int:
        return self.at + len(self.units)


def find_candidates(parsed: ParsedPassage) -> list[Candidate]:
    """Return the candidates of one passage in text order, names inside hyphenated adjectives among them."""
    units = split_units(parsed.doc)
    runs = list(_capital_runs(parsed, units))
    runs = [piece for run in runs for piece in _cut_at_titles(run, _is_of_a_body(units, run))]
    runs = _join(parsed, units, runs)
    runs = [piece for run in runs for piece in _cut_people(parsed, run)]
    runs = [_with_number(units, _with_article(units, run)) for run in runs]
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


def _is_body(run: _Run) -> bool:
    """Tell whether what follows a title is a body: "Commander, 7 Division"."""
    heads = ("org_head", "org_suffix", "posted")
    return run.units[0].shape is Shape.NUMBER or words.any_in([run.units[-1].lower], "organisations", *heads)


def _capital_runs(parsed: ParsedPassage, units: list[Unit]) -> Iterator[_Run]:
    """Yield maximal runs of capitalised words with the particles and initials between them."""
    at = 0
    while at < len(units):
        end = _run_end(parsed, units, at)
        if end > at:
            yield _Run(units[at:end], at)
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


def _is_given_day(before: Unit, unit: Unit, following: Unit) -> bool:
    """Tell whether a day is a given name: "General Sunday Orel"."""
    return unit.is_capital and following.is_capital and words.heads_title(before.text)


def _is_break(parsed: ParsedPassage, unit: Unit) -> bool:
    return "\n" in parsed.doc[unit.last].whitespace_ or (
        unit.last + 1 < len(parsed.doc) and parsed.doc[unit.last + 1].text[:1] == "\n"
    )


def _is_of_a_body(units: list[Unit], run: _Run) -> bool:
    """Tell whether a run is what a body is of: the "Justice" of a "Department of Justice"."""
    return (
        run.at > 1
        and units[run.at - 1].text == "of"
        and units[run.at - 2].is_capital
        and words.any_in([units[run.at - 2].lower], "organisations", "org_opener")
    )


def _cut_at_titles(run: _Run, is_of_a_body: bool) -> Iterator[_Run]:
    """Cut a run where a title stands in it; the title belongs to no piece, and what follows it is a person."""
    if _is_whole_name(run.units):
        yield run
        return
    at = 1 if is_of_a_body else 0
    piece = _Run(run.units[:at], run.at)
    while at < len(run.units):
        length = _title_length(run.units, at)
        title = run.units[at : at + length]
        if length and not _is_whole_name(run.units[at:]) and not _is_surname_after(piece.units, title, run.units):
            if piece.units and not (is_portfolio(title) and not _is_known(piece.units)):
                yield piece
            at += length
            piece = _Run(
                [],
                run.at + at,
                is_titled=title[-1].lower != "commanding",
                has_portfolio=title[-1].lower in _WITH_PORTFOLIO,
            )
        else:
            piece.units.append(run.units[at])
            at += 1
    yield piece  # an empty titled piece marks where a title ends a run ("Secretary" of "State")


def _is_surname_after(before: list[Unit], title: list[Unit], run: list[Unit]) -> bool:
    """Tell whether a word that could be a title is the surname at the end of a run ("Hugo Mayor")."""
    if len(before) != 1 or len(title) != 1 or title[0] is not run[-1] or before[0].text.isupper():
        return False
    return title[0].lower in _SURNAMES and not _is_known(before)


def is_portfolio(title: list[Unit]) -> bool:
    """Tell whether a title is one that unknown words before it belong to ("Emergency Situations Minister")."""
    return any(unit.lower in {"minister", "secretary"} for unit in title)


def _is_known(units: list[Unit]) -> bool:
    """Tell whether units are a place, a body or a people, so that they stand by themselves before a title."""
    text = " ".join(unit.text for unit in units)
    if words.place_weight(text) > 0 or words.is_listed_body(text) or words.is_people_word(units[0].text):
        return True
    return text.isupper() or words.any_in([units[-1].lower], "organisations", "org_head")


def _is_whole_name(units: list[Unit]) -> bool:
    """Tell whether units are a body, building or place, so that title words in them are part of the name."""
    if not units:
        return False
    text = " ".join(unit.text for unit in units)
    if words.is_listed_body(text) or words.is_outlet(text) or (len(units) > 1 and words.place_weight(text) > 0):
        return True
    heading = words.any_in([units[-1].lower], "organisations", "org_head", "org_suffix")
    site = words.any_in([units[-1].lower], "organisations", "fac_head", "loc_head")
    return len(units) > 1 and (heading or (site and not words.heads_title(units[0].text)))


def _title_length(units: list[Unit], at: int) -> int:
    """Return how many units from ``at`` on are one title, 0 if none: modifiers and then at least one real title."""
    end = at
    headed = False
    while end < len(units) and words.is_title_word(units[end].text):
        headed = headed or words.heads_title(units[end].text)
        end += 1
    return end - at if headed else 0


def _join(parsed: ParsedPassage, units: list[Unit], runs: list[_Run]) -> list[_Run]:
    """Join runs over "of", "for", "and" where the words on the left ask for it, and drop what a title is of."""
    joined: list[_Run] = []
    for run in runs:
        left = joined[-1] if joined else None
        link = _link_between(units, left, run)
        if left is None or link is None:
            joined.append(run)
        elif not left.units and left.is_titled:
            joined[-1] = _without_portfolio(run) if link in {"of", "for"} and left.has_portfolio else run
        elif left.units and run.units and _belongs_together(parsed, left, run, link):
            joined[-1] = _Run(units[left.at : run.end], left.at, left.is_titled, is_joined=True)
        else:
            joined.append(run)
    return joined


def _link_between(units: list[Unit], left: _Run | None, right: _Run) -> str | None:
    """Return the link word between two runs that only a link (and "the") keeps apart."""
    if left is None:
        return None
    between = [unit.lower for unit in units[left.end : right.at]]
    if len(between) == 2 and between[1] == "the":
        between = between[:1]
    if between and between[0] in {"'s", "’s", "'", "’"}:
        return between[0].replace("’", "'") if len(between) == 1 else None
    if between == [","]:
        return "," if [unit.text for unit in right.units] in (["D.C."], ["DC"]) else None
    return (
        between[0]
        if len(between) == 1 and between[0] in {"of", "for", "and", "on", "to", "against", "in", "at"}
        else None
    )


def _without_portfolio(run: _Run) -> _Run:
    """Drop from a run what the office before it is of: "Secretary of [State] Orel"."""
    portfolio = words.word_set("titles", "portfolio")
    skip = 0
    while skip < len(run.units) and run.units[skip].lower in portfolio:
        skip += 1
    return _Run(run.units[skip:], run.at + skip, is_titled=skip > 0)


def _belongs_together(parsed: ParsedPassage, left: _Run, right: _Run, link: str) -> bool:
    head = [left.units[-1].lower]
    if right.is_titled:
        return False
    if link == ",":
        return left.units[-1].text == "Washington"
    if link in {"'s", "'"}:
        return _is_possessive_name(parsed, left, right, is_plural=link == "'")
    if link == "of" and left.units[0].shape is not Shape.NUMBER:
        return words.any_in(head, "organisations", "org_opener", "loc_opener", "gpe_opener")
    if link == "and":
        return _is_one_coordinated_name(parsed, left, right)
    heads = [unit.lower for unit in left.units] if left.is_joined else head
    opens = words.any_in(heads, "organisations", "org_opener")
    if link == "for":
        return opens and (len(left.units) > 1 or head[0] in _TAKES_FOR or _agrees(parsed, left, right))
    return opens and _agrees(parsed, left, right)


def _is_possessive_name(parsed: ParsedPassage, left: _Run, right: _Run, *, is_plural: bool) -> bool:
    """Tell "People's Party" from "Orel's Party": the possessor is a class of people, or the parser sees one name."""
    if not words.any_in([right.units[-1].lower], "organisations", "org_head", "fac_head"):
        return False
    if is_plural and not words.place_weight(left.units[-1].text):
        return True
    return left.units[-1].lower in _POSSESSORS or _agrees(parsed, left, right)


def _is_one_coordinated_name(parsed: ParsedPassage, left: _Run, right: _Run) -> bool:
    """Tell "Ministry of Health and Housing", "Food and Harbours Agency" from two names with "and" between."""
    text = " ".join(unit.text for unit in right.units)
    if left.is_joined and not words.is_listed_body(text) and _agrees(parsed, left, right):
        return True
    if words.is_listed_body(text) or words.place_weight(text) > 0.3 or words.is_given_name(right.units[0].text):
        return False
    if left.is_joined and words.any_in([u.lower for u in right.units[:1]], "titles", "portfolio"):
        return True
    opened = left.is_joined or words.any_in([right.units[-1].lower], "organisations", "org_head")
    return opened and _agrees(parsed, left, right)


def _agrees(parsed: ParsedPassage, left: _Run, right: _Run) -> bool:
    """Tell whether the parser's own name finder sees one name over the gap."""
    gap = parsed.doc[left.units[-1].last : right.units[0].first + 1]
    kinds = {(token.ent_type_, token.ent_iob_) for token in gap}
    return all(kind in _SPACY_NAMES for kind, _ in kinds) and not any(t.ent_iob_ == "B" for t in gap[1:])


def _cut_people(parsed: ParsedPassage, run: _Run) -> Iterator[_Run]:
    """Cut a known name off the front of a person ("Paris Hugo Orel"), and drop an adjective of nationality there."""
    units = run.units
    while units and units[-1].text in _POSTNOMINALS and len(units) > 1:
        units = units[:-1]
    if not units:
        return
    if len(units) > 2 and _opens_with_role(units):
        is_body = words.any_in([units[-1].lower], "organisations", "org_head", "org_suffix")
        yield _Run(units[1:], run.at + 1, is_titled=not is_body)
        return
    cut = next((k for k in range(1, len(units) - 1) if _starts_person(units, k)), 0)
    if cut:
        is_role = _ends_in_role(units[:cut])
        if not is_role:
            yield from _cut_people(parsed, _Run(units[:cut], run.at, run.is_titled))
        yield _Run(units[cut:], run.at + cut, is_titled=is_role)
        return
    tail = _body_after_person(units)
    if tail:
        yield _Run(units[:tail], run.at)
        yield _Run(units[tail:], run.at + tail)
        return
    lead = _country_before_common_words(units)
    if lead:
        yield _Run(units[:lead], run.at)
        rest = _Run(units[lead:], run.at + lead)
        if _is_whole_name(rest.units):
            yield rest
        return
    whole = parsed.doc[units[0].first : units[-1].last + 1]
    dropped = _leading_people_words(
        run, all(t.ent_type_ in {"GPE", "LOC"} for t in whole) and whole[-1].ent_iob_ == "I"
    )
    yield _Run(units[dropped:], run.at + dropped, run.is_titled, run.is_joined)


def _country_before_common_words(units: list[Unit]) -> int:
    """Return how many words of a country stand before titles, things or a party: "the U.S. [Constitution]"."""
    for length in (1, 2):
        rest = units[length:]
        if not rest or words.place_weight(" ".join(unit.text for unit in units[:length])) < 1.0:
            continue
        text = " ".join(unit.text for unit in rest)
        if all(words.is_title_word(unit.text) for unit in rest) or rest[-1].lower in words.word_set(
            "not_names", "thing"
        ):
            return length
        if rest[-1].text == "Party" and words.is_listed_body(text):
            return length
    return 0


def _body_after_person(units: list[Unit]) -> int:
    """Return where a known body begins that follows a person without a comma, or 0."""
    if len(units) < 4 or not words.is_given_name(units[0].text):
        return 0
    return next((k for k in range(2, len(units) - 1) if words.is_listed_body(" ".join(u.text for u in units[k:]))), 0)


def _posted_town(units: list[Unit]) -> int:
    """Return where the town begins that a unit or college is written with ("33 Brigade Port Orel"), or 0."""
    for at in range(max(1, len(units) - 2), len(units)):
        if units[at - 1].lower in words.word_set("organisations", "posted"):
            return at if words.place_weight(" ".join(unit.text for unit in units[at:])) > 0 else 0
    return 0


def _opens_with_role(units: list[Unit]) -> bool:
    """Tell whether a role opens the sentence, so that its capital means nothing: "Baker Hugo Orel"."""
    first, second = units[0], units[1]
    if (
        first.first > 0
        or not second.is_capital
        or words.any_in([units[-1].lower], "organisations", "fac_head", "loc_head")
    ):
        return False
    if first.lower in words.word_set("titles", "role"):
        return True
    if words.is_given_name(first.text) or words.place_weight(first.text) > 0 or words.is_listed_body(first.text):
        return False
    return words.is_given_name(second.text) or first.lower.endswith(_ROLE_ENDINGS)


def _may_follow_given(unit: Unit) -> bool:
    return unit.is_capital or unit.shape is Shape.PARTICLE


def _ends_in_role(units: list[Unit]) -> bool:
    """Tell whether units are a role in capitals, as at the start of a sentence ("Podcaster", "Board Member")."""
    return units[-1].lower in words.word_set("titles", "role", "office", "role_plural")


def _starts_person(units: list[Unit], k: int) -> bool:
    if words.is_given_name(units[k].text) and _may_follow_given(units[k + 1]) and _ends_in_role(units[:k]):
        return True
    if not words.is_given_name(units[k].text) or not _may_follow_given(units[k + 1]):
        return False
    if words.any_in([units[-1].lower], "organisations", "org_head", "fac_head", "loc_head"):
        return False
    text = " ".join(unit.text for unit in units[:k])
    return words.place_weight(text) >= 0.8 or words.is_listed_body(text) or words.is_people_word(units[k - 1].text)


def _leading_people_words(run: _Run, is_one_place: bool) -> int:
    """Return how many words of nationality, language or faith open a run without being part of a name."""
    units = run.units
    count = 0
    while count < len(units) and words.is_people_word(units[count].text):
        count += 1
    if count == 0 or run.is_joined:
        return 0
    text = " ".join(unit.text for unit in units)
    if words.is_listed_body(text) or words.is_outlet(text) or words.place_weight(text) > 0 or words.is_region(text):
        return 0
    heads = ("org_head", "org_suffix", "fac_head", "loc_head", "org_opener")
    if count < len(units) and words.any_in([units[-1].lower], "organisations", *heads):
        return 0
    if count == 1 and len(units) == 2 and is_one_place:
        return 0
    return 0 if words.is_given_name(units[0].text) and count < len(units) else count


def _with_article(units: list[Unit], run: _Run) -> _Run:
    """Take "The" into a name that has it: a known outlet, or a capital letter inside a sentence."""
    if not run.units or run.at == 0 or units[run.at - 1].lower != "the":
        return run
    article = units[run.at - 1]
    text = " ".join(unit.text for unit in run.units)
    inside = run.at > 1 and article.text == "The" and units[run.at - 2].text[:1].isalnum()
    if inside or text == "Hague" or (article.text == "The" and words.is_listed_outlet(f"The {text}")):
        return _Run([article, *run.units], run.at - 1, run.is_titled, run.is_joined)
    return run


def _with_number(units: list[Unit], run: _Run) -> _Run:
    """Take in the number of a unit or road: "7 Division", "116th Congress", "Area 51"."""
    if not run.units:
        return run
    before = units[run.at - 1] if run.at else None
    if before is not None and before.shape is Shape.NUMBER and _takes_number(before, run):
        run = _Run([before, *run.units], run.at - 1, run.is_titled, run.is_joined)
    after = units[run.end] if run.end < len(units) else None
    if (
        after is not None
        and after.shape is Shape.NUMBER
        and run.units[-1].lower in {"area", "channel", "route", "highway"}
    ):
        run = _Run([*run.units, after], run.at, run.is_titled, run.is_joined)
    return run


def _takes_number(number: Unit, run: _Run) -> bool:
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


def spacy_label(candidate: Candidate) -> tuple[str, bool]:
    """Return the label of the parser's own name finder at a candidate, and whether its span is the same."""
    doc = candidate.parsed.doc
    inside = doc[candidate.first : candidate.last + 1]
    labels = [token.ent_type_ for token in inside if token.ent_type_]
    if not labels:
        return "", False
    label = max(sorted(set(labels)), key=labels.count)
    after = candidate.token_after()
    starts = inside[0].ent_iob_ == "B" or (candidate.first > 0 and doc[candidate.first - 1].lower_ == "the")
    ends = after is None or after.ent_iob_ != "I" or after.text in {"'s", "’s"}
    whole = len(labels) == len(inside) and len(set(labels)) == 1
    return label, whole and starts and ends


def is_spacy_thing(label: str) -> bool:
    """Tell whether a label of the parser's name finder is for what sayso does not count as a name."""
    return label in _SPACY_THINGS


def retitled(candidate: Candidate, units: Sequence[Unit]) -> Candidate:
    """Return the candidate cut down to ``units``."""
    return Candidate.of(candidate.parsed, units, is_titled=candidate.is_titled, is_joined=candidate.is_joined)
