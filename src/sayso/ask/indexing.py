"""The rows that pages over many reports are made of, from one story: the same story, the same rows.

What is gathered over several stories is made of these: ties (:mod:`sayso.ask.indexing_ties`), entities
(:mod:`sayso.ask.indexing_named`), places (:mod:`sayso.ask.indexing_places`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.ask.indexing_lines import LineMaker
from sayso.ask.indexing_material import Row, StoryMaterial
from sayso.ask.indexing_named import NamedMaker
from sayso.ask.indexing_places import place_rows
from sayso.ask.indexing_reports import proposition_rows, report_rows, story_row
from sayso.ask.indexing_ties import tie_rows
from sayso.model.ids import content_id

VERSION = "2"
"""Of the rows: another number makes all of them anew."""


def index_story(story: StoryMaterial) -> Mapping[str, Sequence[Row]]:
    """Return the rows of a story by table."""
    rows: dict[str, list[Row]] = {
        "index_stories": [story_row(story)],
        "index_reports": list(report_rows(story)),
        "index_propositions": list(proposition_rows(story)),
        "index_place_words": [],
        "index_claims": [],
        "index_said": [],
        "index_named": [],
        "index_uses": [],
        "index_tie_lines": [],
    }
    for report in story.reports:
        lines = LineMaker(report)
        claims, said = lines.rows()
        named, uses = NamedMaker(report, lines).rows()
        made = {"index_claims": claims, "index_said": said, "index_named": named, "index_uses": uses}
        made |= {"index_tie_lines": list(tie_rows(report)), "index_place_words": list(place_rows(report))}
        for table, there in made.items():
            rows[table] += there
    return rows


def story_key(readings: Iterable[str], known: Iterable[tuple[str, str]], decided: Iterable[str], outlets: str) -> str:
    """Return what stands for all that a story's rows are made of: the same key, the same rows.

    ``readings`` are its analyses (ids), ``known`` its names with whom they are in the collection, ``decided`` whatever
    people decided about it, ``outlets`` the table of outlets.
    """
    parts = (*readings, "", *(part for pair in known for part in pair), "", *decided, "", outlets)
    return content_id("key", VERSION, *parts)
