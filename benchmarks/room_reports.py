"""Reports by the hundred thousand for the reading room: invented ones, read once, told again of other names and days.

Each invented report of ``training/invented`` is read by the real extractor. Then it is stored many times over with
other words of the same length in place of its names, of the words that no rule asks about, and of its years, in the
text and in all that was read out of it alike: so every quotation is exact, and none has to be read again.
Names are of circles of people and bodies who appear together; two reports in five are of an event that another tells.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert

from benchmarks.invented import SYLLABLES
from sayso.ask.who import VERSION
from sayso.corroborate.grouping import KEYS_VERSION
from sayso.extract.analysis import analyse
from sayso.ingest import Captured, read_bytes
from sayso.model.analysis import Analysis
from sayso.model.documents import Given
from sayso.model.filing import ReportKeys
from sayso.model.ids import content_id
from sayso.model.mentions import EntityType
from sayso.resolve.appearances import find_appearances
from sayso.resolve.bearers import full_name
from sayso.resolve.places import judge_places
from sayso.store import Store, filing, fulltext
from sayso.store.codec import to_json
from sayso.store.engine import writing
from sayso.store.rows import analysis_id, analysis_row, capture_row, document_row, insert_parts
from sayso.store.schema import analyses, appearances, captures, documents, metadata
from training.reports import read_reports

INVENTED = Path(__file__).parent.parent / "training" / "invented"
OUTLET = "The Outlet of This Report"
OUTLETS = 400
CIRCLE, CIRCLES_OF = 40, 900
"""Names of a circle, and how many reports go to one."""
STORIES = ((1, 60), (2, 22), (3, 8), (4, 4), (6, 3), (9, 2), (14, 1))
"""How many reports a story has, and how often of a hundred."""
TEMPLATES = 240
"""So many of the invented reports, the shortest, are told again: with ten claims each, as the million has."""
CLAIMS = (6, 15)
AT_ONCE = 200
_TOKEN = re.compile(r"\\+(?:u[0-9a-f]{4}|.)|([A-Za-z]{3,}|(?<![\d:,\[])(?:19|20)\d\d(?!\d))")
"""What an escape begins with is no letter of the word behind it; a number of a record is no year."""
_WORD = re.compile(r"[A-Za-z]{3,}")
_COMMON = re.compile(r"^[a-z]{5,}$")
_NAMED = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.FAC})


@dataclass(frozen=True)
class Template:
    """A report as rows of the store: words that stay, and words that are others in each telling."""

    parts: tuple[str, ...]
    words: tuple[str, ...]
    entities: tuple[tuple[str, ...], ...]
    """Words of each name."""
    common: frozenset[str]
    """Words that no rule asks about."""
    claims: int

    def tell(self, words: Mapping[str, str]) -> dict[str, Any]:
        """Return the rows with other words."""
        told = [words.get(word, word) for word in self.words]
        made: dict[str, Any] = json.loads(
            "".join(part for pair in zip(self.parts, [*told, ""], strict=True) for part in pair)
        )
        return made


def read_templates(most: int | None) -> list[Template]:
    """Read the invented reports, at most so many."""
    found = [analysis for analysis in map(_read, _texts(most)) if CLAIMS[0] <= len(analysis.claims) <= CLAIMS[1]]
    fixed = _fixed_words()
    return [_template(analysis, fixed) for analysis in found]


def _texts(most: int | None) -> list[tuple[str, str, str]]:
    paths = sorted(INVENTED.glob("*.ann.txt"))
    told = [(report.id, report.text, report.published) for path in paths for report in read_reports(path)]
    told.sort(key=lambda report: (len(report[1]), report[0]))
    return told[: most or TEMPLATES]


def _read(report: tuple[str, str, str]) -> Analysis:
    name, text, published = report
    given = Given(publisher=OUTLET, published=published)
    captured = next(iter(read_bytes(text.encode("utf-8"), name=f"{name}.txt", given=given)))
    assert isinstance(captured, Captured)
    return analyse(captured.document)


def _fixed_words() -> frozenset[str]:
    """Return words that rules ask about, and those that the records themselves are made of."""
    data = resources.files("sayso.lexicon").joinpath("data")
    tables = [each.read_text("utf-8") for each in data.iterdir() if each.name.endswith(".toml")]
    return frozenset(word.lower() for text in tables for word in _WORD.findall(text))


def _template(analysis: Analysis, fixed: frozenset[str]) -> Template:
    rows = _rows(analysis)
    keys = fixed | {word.lower() for word in _words_of_records(json.loads(rows))}
    found = [match for match in _TOKEN.finditer(rows) if match[1]]
    ends = [0, *(match.end() for match in found)]
    pieces = [rows[end : match.start()] for end, match in zip(ends, found, strict=False)] + [rows[ends[-1] :]]
    words = tuple(match[1] for match in found)
    names = [e for e in analysis.entities if e.type in _NAMED and e.government_of is None]
    entities = tuple(
        dict.fromkeys(
            tuple(w for w in _WORD.findall(e.name) if w[0].isupper() and w.lower() not in keys) for e in names
        )
    )
    own = {word.lower() for name in entities for word in name}
    common = frozenset(w for w in words if _COMMON.match(w) and w not in keys and w not in own)
    return Template(tuple(pieces), words, tuple(filter(None, entities)), common, len(analysis.claims))


_TEXTS = frozenset(
    "text name quote label predicate note about title folded holders abouts context source_label".split()
)
_TEXTS |= frozenset("subject object place by upstream aliases names posts bodies companions places url".split())


_RECORDS = frozenset("record timexes toponyms ruled".split())


def _words_of_records(value: Any, *, is_text: bool = False) -> Iterator[str]:
    """Yield the words of names of fields, and of values that are no text of the report."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _WORD.findall(key)
            told = json.loads(item) if key in _RECORDS and isinstance(item, str) else item
            yield from _words_of_records(told, is_text=key in _TEXTS)
    elif isinstance(value, list):
        for item in value:
            yield from _words_of_records(item, is_text=is_text)
    elif isinstance(value, str) and not is_text:
        yield from _WORD.findall(value)


class _Recorder:
    """Takes rows in place of a database."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}

    def execute(self, statement: Any, rows: Any) -> None:
        self.rows.setdefault(statement.table.name, []).extend(rows)


def _rows(analysis: Analysis) -> str:
    """Return all rows of a report as JSON, and whom it names."""
    recorder = _Recorder()
    insert_parts(recorder, analysis)  # type: ignore[arg-type]
    made: dict[str, Any] = {
        "documents": [document_row(analysis.document)],
        "captures": [capture_row(analysis.document, "2026-01-01T00:00:00Z")],
        "analyses": [analysis_row(analysis, current=True)],
        **recorder.rows,
    }
    named = find_appearances(analysis)
    made["appearances"] = [
        {"version": VERSION, "record": to_json(named), "ruled": to_json(judge_places([analysis]))},
    ]
    return json.dumps(made, separators=(",", ":"))


class Teller:
    """Tells reports again; the same seed, the same reports."""

    def __init__(self, templates: Sequence[Template], count: int, seed: int = 1) -> None:
        self.templates, self.count = templates, count
        self.chance = random.Random(seed)  # noqa: S311
        self.circles = max(3, count // CIRCLES_OF)

    def reports(self) -> Iterator[tuple[dict[str, Any], int]]:
        """Yield the rows of so many reports, each with the number of its story."""
        made = story = 0
        while made < self.count:
            size = self.chance.choices([n for n, _ in STORIES], weights=[w for _, w in STORIES])[0]
            template, names = self.chance.choice(self.templates), None
            for _ in range(min(size, self.count - made)):
                names = names or self._names(template)
                yield self._report(template, names, made), story
                made += 1
            story += 1

    def _names(self, template: Template) -> dict[str, str]:
        """Return other words for the names: of people and bodies of one circle, some of whom are in many reports."""
        circle = self.chance.randrange(self.circles)
        names: dict[str, str] = {}
        for words in template.entities:
            bearer = circle * CIRCLE + int(CIRCLE * self.chance.random() ** 2)
            if self.chance.random() < 0.03:
                bearer = self.chance.randrange(20)  # everybody knows them
            for place, word in enumerate(words):
                names.setdefault(word, _name(bearer, place, len(word)).title())
        years = self.chance.randint(-9, 1)
        names |= {word.lower(): other.lower() for word, other in names.items()}
        names |= {word.upper(): other.upper() for word, other in list(names.items())}
        names |= {str(year): str(year + years) for year in range(1900, 2100) if 1900 <= year + years < 2100}
        return names

    def _report(self, template: Template, names: Mapping[str, str], number: int) -> dict[str, Any]:
        words = dict(names)
        is_own_wording = self.chance.random() < 0.6
        for word in template.common:
            if is_own_wording:
                other = _word(self.chance, len(word))
                words.setdefault(word, other)
                words.setdefault(word.title(), other.title())
        return _told(template.tell(words), number, self.chance)


def _name(bearer: int, place: int, length: int) -> str:
    return _word(random.Random(bearer * 31 + place * 7 + length), length)  # noqa: S311


def _word(chance: random.Random, length: int) -> str:
    return "".join(chance.choices(SYLLABLES, k=length // 2 + 1))[:length]


def _told(rows: dict[str, Any], number: int, chance: random.Random) -> dict[str, Any]:
    """Give a report ids of its own."""
    old, new = rows["documents"][0]["id"], content_id("doc", "room", number)
    outlet = f"{_name(chance.randrange(OUTLETS), 5, 7).title()} {chance.choice(('Post', 'Echo', 'Mail', 'Herald'))}"
    analysis = rows["analyses"][0]
    analysis["record"] = analysis["record"].replace(old, new).replace(OUTLET, outlet)
    key = analysis_id(new, analysis["extractor"])
    for table, there in rows.items():
        for row in there:
            if "analysis" in row or table == "appearances":
                row["analysis"] = key
            if "document" in row:
                row["document"] = new
    rows["documents"][0] |= {"id": new, "publisher": outlet}
    analysis |= {"id": key}
    rows["appearances"][0] |= _named(rows["appearances"][0], old, new)
    return rows


def _named(row: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    named = json.loads(row["record"].replace(old, new))
    ids: dict[str, str] = {}
    seen: dict[str, int] = {}
    for each in named:
        name = full_name(each["name"], EntityType(each["type"]))
        ids[each["id"]] = each["id"] = content_id("app", new, name, seen.setdefault(name, 0))
        seen[name] += 1
        for field in ("posts", "bodies", "companions", "places"):
            each[field] = sorted(each[field])
    ruled = row["ruled"].replace(old, new)
    for before, after in ids.items():
        ruled = ruled.replace(before, after)
    return {"record": json.dumps(named, sort_keys=True, separators=(",", ":")), "ruled": ruled}


def store_reports(store: Store, teller: Teller) -> int:
    """Store all that is told, some hundred reports at a time; return how many claims there are."""
    claims, waiting = 0, list[tuple[dict[str, Any], int]]()
    for told in teller.reports():
        claims += len(told[0].get("claims", ()))
        waiting.append(told)
        if len(waiting) == AT_ONCE:
            _write(store, waiting)
            waiting = []
    _write(store, waiting)
    return claims


def _write(store: Store, told: Iterable[tuple[dict[str, Any], int]]) -> None:
    order = (documents, captures, analyses)
    others: list[Table] = [table for table in metadata.sorted_tables if table not in (*order, appearances)]
    with writing(store._engine) as connection:
        for rows, story in told:
            for table in (*order, *others, appearances):
                if rows.get(table.name):
                    connection.execute(insert(table), rows[table.name])
            fulltext.index_analysis(connection, rows["analyses"][0]["id"])
            _file(connection, rows["documents"][0]["id"], story)


def _file(connection: Connection, document: str, story: int) -> None:
    keys = ReportKeys(version=KEYS_VERSION, named=(int(content_id("key", story)[4:12], 16),))
    filing.file_report(connection, document, keys)
