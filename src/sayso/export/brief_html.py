"""A brief as one HTML file: printable, without scripts, and without a single request to anywhere.

Words from reports are text and nothing else, as in a claim sheet (:mod:`sayso.export.html`), whose tokens and faces it
shares.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.ask.brief_answers import Brief
from sayso.ask.read_sheet_answers import ReadSheet
from sayso.export import brief_page
from sayso.export.html import read_style
from sayso.export.printable import printable


def brief_to_html(brief: Brief, style: str | None = None) -> str:
    """Return a brief as a self-contained page; the same brief is the same page. ``style`` is another style sheet."""
    style = brief_style() if style is None else style
    html = (
        environment()
        .get_template("brief.html")
        .render(
            brief=brief,
            brief_parts=brief_page.part_pages(brief),
            style=Markup(style),  # noqa: S704 - our own style sheet
            policy=policy_of(style),
        )
    )
    return printable(html)


def read_sheet_to_html(sheet: ReadSheet, style: str | None = None) -> str:
    """Return a legal read sheet as a self-contained page; the same sheet is the same page."""
    style = brief_style() if style is None else style
    html = (
        environment()
        .get_template("read-sheet.html")
        .render(
            sheet=sheet,
            style=Markup(style),  # noqa: S704 - our own style sheet
            policy=policy_of(style),
        )
    )
    return printable(html)


@cache
def environment() -> Environment:
    """Return where the templates of briefs come from."""
    made = Environment(
        loader=PackageLoader("sayso.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters.update(FILTERS)
    return made


FILTERS: Mapping[str, Callable[..., Any]] = {
    "brief_support": brief_page.support_words,
    "brief_runs": brief_page.runs,
    "brief_kind": brief_page.kind_words,
    "brief_heading": brief_page.heading_of,
    "brief_as_of": brief_page.as_of_words,
    "brief_capital": brief_page.capitalized,
}
"""What the templates of a brief need; the reading room has them too."""


def brief_style() -> str:
    """Return the style sheet of a brief: the tokens and lists of the claim sheet, and its own."""
    return "".join(read_style(name) for name in ("tokens.css", "sheet.css", "brief.css", "brief-page.css"))


def policy_of(style: str) -> str:
    """Return the policy of a page that may use this style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
