"""Who says what, found in the index: claims with what was decided about them, and how a search could be narrowed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sayso.ask.answers import NameDoubt, ReportName
from sayso.ask.index_answers import Found, FoundLine, FoundWords, Line, Narrowing, ReportRow, Slice
from sayso.ask.indexing_reports import read_veil
from sayso.ask.packing import unpack
from sayso.ask.vocabulary import KIND_WORDS, STANDING_WORDS
from sayso.index.reading import WHO, Reader
from sayso.model.claims import ClaimKind, Standing
from sayso.resolve.words import fold
from sayso.store import ClaimQuery
from sayso.store.index_search import MOST_SENTENCES, FoundRow, FoundRows, IndexSearch

MOST_NARROWINGS = 12
"""So many outlets and years a search can be narrowed to."""


def find(reader: Reader, search: IndexSearch, query: ClaimQuery, first: int, limit: int, read: int) -> Found:
    """Answer a query; ``read`` is how many reports are held."""
    who, about = (search.entities_named(_asked(name)) if name else () for name in (query.who, query.about))
    rows = search.find(query, who, about, first, limit)
    lines = reader.found_lines(found.row for found in rows.page)
    claims = tuple(FoundLine(line=lines[found.row], quoted=found.quoted) for found in rows.page if found.row in lines)
    is_whole = rows.total <= limit and _words_only(query)
    return Found(
        claims=Slice(items=claims, total=rows.total, first=first, limit=limit),
        sentences=tuple(_sentences(reader, search, query.words, rows)) if is_whole else (),
        narrowings=tuple(_narrowings(rows.some)),
        counted=len(rows.some),
        read=read,
        doubts=_doubts(reader, {*who, *about}, [found.line for found in claims]),
        is_more=rows.is_more,
    )


def _asked(name: str) -> str:
    return name if name.startswith(WHO) else fold(name)


def _doubts(reader: Reader, asked: set[str], lines: Iterable[Line]) -> tuple[NameDoubt, ...]:
    there = {name.who for line in lines for name in (*line.about, *line.by) if name.who is not None}
    return reader.doubts(sorted(asked & there))


def _words_only(query: ClaimQuery) -> bool:
    narrowed = (query.who, query.about, query.since, query.until, query.outlet)
    return bool(query.words.strip()) and not query.standings and not query.kinds and all(n is None for n in narrowed)


def _sentences(reader: Reader, search: IndexSearch, words: str, rows: FoundRows) -> Iterator[FoundWords]:
    """Yield sentences that hold the words and of which no claim was made that fits."""
    passages = search.passages(words)
    claimed: dict[str, list[int]] = {}
    for found in rows.some:
        claimed.setdefault(found.document, []).append(found.start)
    told = 0
    for passage in passages:
        if any(passage.start <= start < passage.end for start in claimed.get(passage.document, ())):
            continue
        row = reader.view.report(passage.document)
        if row is not None and told < MOST_SENTENCES:
            told += 1
            name: ReportName = unpack(ReportRow, (row["named"] if reader.named else None) or row["record"]).report
            veil = read_veil(row["veil_named"] if reader.named else row["veil"], passage.document)
            own = veil.by_report[passage.document]
            yield FoundWords(report=name, start=passage.start, text=own.words(passage.text))


def _narrowings(rows: Sequence[FoundRow]) -> Iterator[Narrowing]:
    standings = Counter(row.standing for row in rows)
    kinds = Counter(row.kind for row in rows)
    yield from (
        _narrowing("standing", s.value, STANDING_WORDS[s], standings[s.value]) for s in Standing if standings[s]
    )
    yield from (_narrowing("kind", k.value, KIND_WORDS[k], kinds[k.value]) for k in ClaimKind if kinds[k])
    for outlet, count in _most(Counter(row.outlet for row in rows if row.outlet)):
        yield _narrowing("outlet", outlet, outlet, count)
    years = Counter(row.first_day[:4] for row in rows if row.first_day)
    yield from (_narrowing("year", year, year, count) for year, count in sorted(_most(years)))


def _narrowing(key: str, value: str, label: str, count: int) -> Narrowing:
    return Narrowing(key=key, value=value, label=label, count=count)


def _most(counts: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_NARROWINGS]
