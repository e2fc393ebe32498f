"""Hostile strings of our own, and what shows that one of them was taken for more than words.

Each would make an element or an attribute whose name begins with ``pwn``, or call ``pwn``, in one place or another
where a page could put words. So whatever of that kind is found on a page was made by a string.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

WORDS: tuple[str, ...] = (
    # markup in text, and out of elements that hold text
    "<pwn-a>bold</pwn-a>",
    "<script>pwn(1)</script>",
    "<img src=x onerror=pwn(2)>",
    "<svg/onload=pwn(3)>",
    "</title><pwn-b>",
    "</style><pwn-c>",
    "</textarea><pwn-d>",
    "</script><pwn-e>",
    "</SCRIPT ><pwn-f>",
    "--><pwn-g>",
    "<!--<script>pwn",
    "]]><pwn-h>",
    "</svg></math><pwn-i>",
    "<pwn-j",
    "<<pwn-k>>",
    "<a href=javascript:pwn(4)>read on</a>",
    "<iframe srcdoc='<script>pwn(5)</script>'></iframe>",
    "<base href=//there.example/>",
    "<meta http-equiv=refresh content=0;url=//there.example>",
    "<link rel=stylesheet href=//there.example/a.css>",
    "<form action=//there.example><button>go",
    "<template shadowrootmode=open><pwn-l>",
    # out of attributes
    '" pwn="1',
    "' pwn='1",
    '"><pwn-m>',
    "'><pwn-n>",
    '" onfocus="pwn(6)" autofocus x="',
    "` pwn=`1",
    "x pwn=1 y",
    '\\" pwn=\\"1',
    # entities that something might decode once more
    "&lt;pwn-o&gt;",
    "&amp;lt;pwn-p&amp;gt;",
    "&#60;pwn-q&#62;",
    "&#x3c;pwn-r&#x3e;",
    "%3Cpwn-s%3E",
    "\\u003cpwn-t\\u003e",
    "\uff1cpwn-u\uff1e",
    # addresses
    "javascript:pwn(7)",
    "JaVaScRiPt\t:pwn(8)",
    "java\nscript:pwn(9)",
    " javascript:pwn(10)",
    "data:text/html,<pwn-v>",
    "vbscript:pwn(11)",
    "//there.example/a",
    "http:javascript:pwn(12)",
    'https://there.example/"onmouseover=pwn(13)',
    "https://there.example@127.0.0.1/-/enter",
    # templates, data and style sheets
    "{{ 7919 * 7907 }}",
    "{% raw %}{{ settings }}",
    "${7919*7907}",
    "{{ ''.__class__.__mro__ }}",
    '{"claim": "</script><pwn-w>"}',
    "@import '//there.example/a.css';",
    "red;background:url(//there.example)",
    # what acts on a terminal, a log or the direction of reading
    "\x1b[31mred\x1b[0m",
    "\x1b]8;;http://there.example\x07here\x1b]8;;\x07",
    "\u202egnitirw sdrawkcab\u202c",
    "one\r\nSet-Cookie: pwn=1",
    "zero\u200bwidth\ufeff",
    "=cmd|' /C calc'!A0",
    "a" * 990,
    "\U0001f9c0" * 200,
)
ACTING = "\x1b\x07\r\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Characters that no page shows."""
MADE = str(7919 * 7907)
"""What a template would make of two of them; long enough to be in no id."""
FILLED_IN = "a template within words was filled in"
"""Seen by a number that stands in none of our strings; others may hold it."""
_LOADING = ("src", "srcset", "srcdoc", "data", "poster", "background", "ping", "xlink:href")
_NEVER = (
    "iframe, object, embed, base, frame, applet, template, marquee, img, video, style, "
    "meta[http-equiv='refresh' i][content*='url' i]"
)


def find_faults(html: str) -> Iterator[str]:
    """Yield what on a page was made by words instead of by the room."""
    tree = LexborHTMLParser(html)
    for node in tree.css("*"):
        yield from _faults_of(node)
    yield from (f"a {node.tag}" for node in tree.css(_NEVER))
    yield from (f"a character that acts: {char!r}" for char in ACTING if char in html)
    if MADE in html:
        yield FILLED_IN


def _faults_of(node: LexborNode) -> Iterator[str]:
    attributes = node.attributes
    if (node.tag or "").startswith("pwn"):
        yield f"an element {node.tag}"
    yield from (f"an attribute {name} of {node.tag}" for name in attributes if name.startswith(("pwn", "on", "style")))
    yield from (f"{name} of {node.tag} is {attributes[name]!r}" for name in _LOADING if not _is_ours(attributes, name))
    if node.tag == "script" and "src" not in attributes:
        yield from _faults_of_data(node)
    if node.tag in {"a", "area", "link", "use"} and not _leads_well(node):
        yield f"{node.tag} leads to {attributes.get('href')!r}"
    for name in ("action", "formaction"):
        if name in attributes and not _is_here(attributes[name] or "/"):
            yield f"a form is sent to {attributes[name]!r}"


def _is_ours(attributes: dict[str, str | None], name: str) -> bool:
    return name not in attributes or (attributes[name] or "").startswith("/-/static/")


def _faults_of_data(node: LexborNode) -> Iterator[str]:
    if node.attributes.get("type") != "application/json":
        yield "a script"
        return
    try:
        json.loads(node.text())
    except ValueError:
        yield f"data that is cut off: {node.text()[:80]!r}"


def _is_here(address: str) -> bool:
    return address.startswith(("#", "?", "/")) and not address.startswith(("//", "/\\"))


def _leads_well(node: LexborNode) -> bool:
    """Whether a link stays in the room, or leads to a web page that hears nothing of it."""
    address = node.attributes.get("href") or ""
    if _is_here(address):
        return True
    leaves = urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).hostname)
    return leaves and node.attributes.get("rel") == "noopener noreferrer nofollow"
