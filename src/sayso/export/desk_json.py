"""The other answers about a story as JSON: its tree, its drift, what falls, what was known, and what was taken back.

They use the shapes of ``docs/story.md``, and each begins with its own number.
"""

from __future__ import annotations

from typing import Any

from sayso.ask.answers import ReportName
from sayso.ask.blast import blast_line
from sayso.ask.story_answers import (
    BlastRadius,
    Corrections,
    DriftTable,
    OriginTree,
    StatusChange,
    Then,
    TreeNode,
    WhatFalls,
)
from sayso.ask.story_statements import report_lines
from sayso.export.story_json import (
    amendment_to_json,
    counts_to_json,
    derivation_to_json,
    drift_to_json,
    origin_to_json,
    report_to_json,
    status_to_json,
    story_to_json,
)
from sayso.store import Mark

Json = dict[str, Any]


def tree_to_json(tree: OriginTree) -> Json:
    """Return an origin tree: the lists of the story that it is drawn from, and the tree itself by ids."""
    story = tree.story
    return {
        "origins_of_story": 1,
        "as_of": story.as_of,
        "proposition": None if tree.about is None else tree.about.id,
        "statement": None if tree.about is None else tree.about.statement,
        "counts": counts_to_json(tree.counts),
        "reports": [report_to_json(line) for line in report_lines(story)],
        "origins": [origin_to_json(origin) for origin in tree.origins],
        "derivations": [derivation_to_json(derivation) for derivation in story.derivations],
        "tree": [_node(node) for node in tree.roots],
        "shared": [
            {
                "proposition": answer.id,
                "statement": answer.statement,
                "counts": counts_to_json(answer.counts),
                **status_to_json(answer.corroboration.status),
            }
            for answer in tree.shared
        ],
        "loops": [list(loop) for loop in story.loops],
    }


def _node(node: TreeNode) -> Json:
    return {
        "report": node.report.id,
        "edge": None if node.edge is None else node.edge.derivation.id,
        "mark": None if node.edge is None else node.edge.mark.value,
        "other_edges": [edge.derivation.id for edge in node.others],
        "origins": [origin.id for origin in node.origins],
        "below": [_node(below) for below in node.below],
    }


def drift_table_to_json(table: DriftTable) -> Json:
    """Return what changed on the way, as a table and as a list."""
    return {
        "drift_of_story": 1,
        "as_of": table.story.as_of,
        "reports": [_name(report) for report in table.columns],
        "rows": [
            {
                "detail": row.detail,
                "cells": [
                    {"report": cell.report, "words": cell.words, "changes": [c.kind.value for c in cell.changes]}
                    for cell in row.cells
                ],
            }
            for row in table.rows
        ],
        "drift": [drift_to_json(drift) for drift in table.changes],
    }


def falls_to_json(falls: WhatFalls) -> Json:
    """Return what stands otherwise when something is left out."""
    return {
        "without_source": 1,
        "without": list(falls.without),
        "as_of": falls.before.as_of,
        "changes": [change_to_json(change) for change in falls.changes],
        "unchanged": falls.unchanged,
    }


def change_to_json(change: StatusChange) -> Json:
    """Return how a proposition stood and stands; ``after`` is null where nothing of it is left."""
    after = None
    if change.after is not None and change.counts_after is not None:
        after = {**status_to_json(change.after), "counts": counts_to_json(change.counts_after)}
    return {
        "proposition": change.answer.id,
        "statement": change.answer.statement,
        "before": {**status_to_json(change.before), "counts": counts_to_json(change.counts_before)},
        "after": after,
        "loses_origin": change.loses_origin,
        "has_none_left": change.has_none_left,
    }


def blast_to_json(blast: BlastRadius) -> Json:
    """Return what rests on a report that is taken back."""
    return {
        "blast_radius": 1,
        "line": blast_line(blast),
        "report": _name(blast.report),
        "amendment": amendment_to_json(blast.amendment),
        "derived": [_name(report) for report in blast.derived],
        "changes": [change_to_json(change) for change in blast.falls.changes],
        "unchanged": blast.falls.unchanged,
        "exported": [
            {"name": f.name, "kind": f.kind, "exported_at": f.exported_at, "sha256": f.sha256} for f in blast.exported
        ],
        "notices": [{"report": notice.report.id, "text": notice.text} for notice in blast.notices],
    }


def then_to_json(then: Then) -> Json:
    """Return what was known on a day, and what stands otherwise now."""
    return {
        "known_on": 1,
        "as_of": then.as_of,
        "story": story_to_json(then.then),
        "later": [report_to_json(line) for line in then.later],
        "changes": [change_to_json(change) for change in then.changes],
    }


def corrections_to_json(found: Corrections) -> Json:
    """Return every correction and retraction, found in text or made by hand."""
    return {
        "corrections": 1,
        "reports": [report_to_json(line) for line in found.reports],
        "amendments": [amendment_to_json(amendment) for amendment in found.amendments],
        "marks": [mark_to_json(mark) for mark in found.marks],
    }


def mark_to_json(mark: Mark) -> Json:
    """Return a mark that was made by hand; ``withdrawn_at`` is null where it stands."""
    return {
        "id": mark.id,
        "report": mark.document,
        "at": mark.at,
        "by": mark.by,
        "why": mark.why,
        "withdrawn_at": mark.withdrawn_at,
        "withdrawn_by": mark.withdrawn_by,
        "withdrawn_why": mark.withdrawn_why,
    }


def _name(report: ReportName) -> Json:
    return {"id": report.id, "title": report.title, "publisher": report.publisher, "published": report.published}
