"""Titles and peoples cut off names: they stand before a person and are no part of what the person is called."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.extract.names import words
from sayso.extract.names.candidate import Run
from sayso.extract.names.units import Shape, Unit
from sayso.extract.parse import ParsedPassage

_SURNAMES = frozenset(
    "major mayor marshall marshal judge bishop king prince dean pope page deacon chief director chancellor".split()
)
_POSTNOMINALS = frozenset("QC KC MP MEP MSP OBE CBE MBE PhD MD Esq RTD rtd".split())
_WITH_PORTFOLIO = frozenset(
    """secretary undersecretary minister director chief commissioner chairman chairwoman chair speaker leader general
    chancellor deputy inspector envoy superintendent""".split()
)
_ROLE_ENDINGS = ("ist", "maker", "keeper", "owner", "ician", "woman", "wright", "smith", "ologist")


def is_of_a_body(units: list[Unit], run: Run) -> bool:
    """Tell whether a run is what a body is of: the "Justice" of a "Department of Justice"."""
    return (
        run.at > 1
        and units[run.at - 1].text == "of"
        and units[run.at - 2].is_capital
        and words.any_in([units[run.at - 2].lower], "organisations", "org_opener")
    )


def cut_at_titles(run: Run, of_a_body: bool) -> Iterator[Run]:
    """Cut a run where a title stands in it; the title belongs to no piece, and what follows it is a person."""
    if _is_whole_name(run.units):
        yield run
        return
    at = 1 if of_a_body else 0
    piece = Run(run.units[:at], run.at)
    while at < len(run.units):
        length = _title_length(run.units, at)
        title = run.units[at : at + length]
        if length and not _is_whole_name(run.units[at:]) and not _is_surname_after(piece.units, title, run.units):
            if piece.units and not (_is_portfolio(title) and not _is_known(piece.units)):
                yield piece
            at += length
            piece = Run(
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


def _is_portfolio(title: list[Unit]) -> bool:
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


def cut_people(parsed: ParsedPassage, run: Run) -> Iterator[Run]:
    """Cut a known name off the front of a person ("Paris Hugo Orel"), and drop an adjective of nationality there."""
    units = run.units
    while units and units[-1].text in _POSTNOMINALS and len(units) > 1:
        units = units[:-1]
    if not units:
        return
    if len(units) > 2 and _opens_with_role(units):
        is_body = words.any_in([units[-1].lower], "organisations", "org_head", "org_suffix")
        yield Run(units[1:], run.at + 1, is_titled=not is_body)
        return
    cut = next((k for k in range(1, len(units) - 1) if _starts_person(units, k)), 0)
    if cut:
        is_role = _ends_in_role(units[:cut])
        if not is_role:
            yield from cut_people(parsed, Run(units[:cut], run.at, run.is_titled))
        yield Run(units[cut:], run.at + cut, is_titled=is_role)
        return
    tail = _body_after_person(units)
    if tail:
        yield Run(units[:tail], run.at)
        yield Run(units[tail:], run.at + tail)
        return
    lead = _country_before_common_words(units)
    if lead:
        yield Run(units[:lead], run.at)
        rest = Run(units[lead:], run.at + lead)
        if _is_whole_name(rest.units):
            yield rest
        return
    whole = parsed.doc[units[0].first : units[-1].last + 1]
    dropped = _leading_people_words(
        run, all(t.ent_type_ in {"GPE", "LOC"} for t in whole) and whole[-1].ent_iob_ == "I"
    )
    yield Run(units[dropped:], run.at + dropped, run.is_titled, run.is_joined)


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


def _leading_people_words(run: Run, is_one_place: bool) -> int:
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
