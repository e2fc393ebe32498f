"""A brief as PDF, by WeasyPrint (the extra ``pdf``): the same brief is the same bytes, and nothing is fetched.

What reports say is set as text: the page that becomes the PDF is the escaped one of :mod:`sayso.export.brief_html`,
with a style sheet of its own, and whatever address would be asked for is refused.
"""

from __future__ import annotations

import hashlib
import logging
from typing import Any, NoReturn

from sayso.ask.brief_answers import Brief
from sayso.ask.read_sheet_answers import ReadSheet
from sayso.errors import Unavailable
from sayso.export.brief_html import brief_to_html, read_sheet_to_html
from sayso.export.html import read_style

_HINT = (
    "Install the extra and the libraries that it draws with: pip install 'sayso[pdf]', and Pango (Debian and Ubuntu: "
    "apt install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango). Or print the HTML."
)


def brief_to_pdf(brief: Brief) -> bytes:
    """Return a brief as PDF.

    Raises:
        Unavailable: if WeasyPrint or what it draws with is not installed.
    """
    return _to_pdf(brief_to_html(brief, read_style("brief-paper.css")))


def read_sheet_to_pdf(sheet: ReadSheet) -> bytes:
    """Return a legal read sheet as PDF.

    Raises:
        Unavailable: if WeasyPrint or what it draws with is not installed.
    """
    return _to_pdf(read_sheet_to_html(sheet, read_style("brief-paper.css")))


def _to_pdf(html: str) -> bytes:
    digest = hashlib.sha256(html.encode()).hexdigest()
    made: bytes = _weasyprint().HTML(string=html, url_fetcher=refuse).write_pdf(pdf_identifier=digest[:32].encode())
    return made


def refuse(url: str, *_: Any, **__: Any) -> NoReturn:
    """Fetch nothing, whatever is asked for.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"nothing is fetched for a brief: {url!r}")


def _weasyprint() -> Any:
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: a library that it loads is not there
        raise Unavailable(f"PDF cannot be made here ({type(error).__name__}).", hint=_HINT) from None
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return weasyprint
