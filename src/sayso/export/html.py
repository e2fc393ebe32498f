"""A claim sheet as one HTML file: printable, without scripts, and without a single request to anywhere.

Words from articles are text and nothing else: Jinja escapes all of them, the page allows no script, no image and no
style but its own (by hash), and control characters that could turn the reading direction are taken out.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from sayso.ask.answers import ClaimSheet
from sayso.export.layout import build_page
from sayso.export.page import Door
from sayso.export.printable import printable

LIGHT_UP = 400
"""Over so many claims the two columns no longer light each other up: the rules would outweigh the page."""


def sheet_to_html(sheet: ClaimSheet) -> str:
    """Return a sheet as a self-contained page; the same sheet is the same page."""
    page = build_page(sheet)
    style = _style(page.doors)
    html = _environment().get_template("sheet.html").render(page=page, style=Markup(style), policy=_policy(style))  # noqa: S704 - our own style sheet and claim ids
    return printable(html)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("sayso.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def _style(doors: tuple[Door, ...]) -> str:
    return read_style("tokens.css") + read_style("sheet.css") + light_up([door.claim for door in doors])


@cache
def read_style(name: str) -> str:
    """Return one of the style sheets that exported pages and the reading room share."""
    return resources.files("sayso.export").joinpath("templates", name).read_text("utf-8")


def light_up(claims: Sequence[str]) -> str:
    """Return the rules by which each claim of a sheet and its words light each other up, without any script."""
    if len(claims) > LIGHT_UP:
        return ""
    return "".join(_light(index, claim) for index, claim in enumerate(claims))


def _light(index: int, claim: str) -> str:
    wash = "{background-color:var(--wash)}"
    return (
        f".sheet:has(#{claim}:target) .k{index},.sheet:has(#{claim}:hover) .k{index}{wash}"
        f".sheet:has(.k{index}:hover) #{claim}{wash}"
    )


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
