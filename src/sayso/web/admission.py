"""Who may ask: whether a request came from the room's own pages, from the person who opened it, and in good measure.

The threats are other pages in the same browser, which can send requests but neither read nor forge certain headers, and
names that are made to point at this machine (``SECURITY.md``). Every check is a line of :data:`CHECKS`, in this order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sayso.web.faults import Fault
from sayso.web.forms import MOST_BYTES, URLENCODED

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
STATIC = ("/-/static/", "/-/style/")
ENTRANCE = "/-/enter"
METHODS = ("GET", "HEAD", "POST")
LONGEST_PATH = 2_000
LONGEST_QUERY = 8_000
_BODIES = (URLENCODED, "application/json")
_ONCE = ("host", "origin", "content-type", "content-length", "sec-fetch-site", "sec-fetch-mode", "sec-fetch-dest")
_OWN = ("same-origin", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a request says of itself. ``headers`` are in lower case, each with all that was sent under its name."""

    method: str
    path: str
    query: str = ""
    scheme: str = "http"
    headers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def header(self, name: str) -> str | None:
        """Return a header that is sent once, or ``None``."""
        return next(iter(self.headers.get(name, ())), None)

    @property
    def host(self) -> str:
        """The name that was asked for."""
        return (self.header("host") or "").lower()

    @property
    def is_safe(self) -> bool:
        """Whether nothing is changed by it."""
        return self.method in {"GET", "HEAD"}

    def cookies(self, name: str) -> tuple[str, ...]:
        """Return the values of a cookie; other pages of this machine can add some of their own."""
        pairs = (pair.strip().partition("=") for line in self.headers.get("cookie", ()) for pair in line.split(";"))
        return tuple(value for key, _, value in pairs if key == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Who is let in: ``hosts`` are the names that are answered (all if empty); ``knows`` tells a session.

    ``knows`` is ``None`` where everybody may come in.
    """

    hosts: frozenset[str] = frozenset()
    knows: Callable[[str], bool] | None = None

    def lets_in(self, asked: Asked) -> bool:
        """Tell whether somebody has been let in before."""
        return self.knows is None or any(map(self.knows, asked.cookies(cookie_name(asked.host))))


def hosts_of(names: Iterable[str], port: int) -> tuple[str, ...]:
    """Return the values of Host by which a room on a port is asked for: names may bring a port of their own."""
    full = [name if _has_port(name) else f"{name}:{port}" for name in names]
    bare = [name.removesuffix(":80") for name in full if name.endswith(":80")]
    return tuple(dict.fromkeys(name.lower() for name in (*full, *bare)))


def _has_port(name: str) -> bool:
    return name.rpartition("]")[2].rpartition(":")[2].isdigit() and ":" in name.rpartition("]")[2]


def cookie_name(host: str) -> str:
    """Return the name of the cookie of a session: ports share their cookies, rooms must not."""
    port = host.rpartition("]")[2].rpartition(":")[2]
    return f"sayso-{port}" if port.isdigit() else "sayso"


def refusal(asked: Asked, door: Door) -> Fault | None:
    """Return why a request is turned away, or ``None``."""
    return next((fault for check in CHECKS if (fault := check(asked, door)) is not None), None)


def _check_once(asked: Asked, door: Door) -> Fault | None:
    if all(len(asked.headers.get(name, ())) < 2 for name in _ONCE):
        return None
    return Fault(status=400, what="The browser says something twice that can be said once.", next="")


def _check_host(asked: Asked, door: Door) -> Fault | None:
    if not door.hosts or asked.host in door.hosts:
        return None
    return Fault(
        status=421,
        what="This room does not answer to that name.",
        next="Open it at the address that `sayso serve` prints; --known-as adds another name.",
    )


def _check_measure(asked: Asked, door: Door) -> Fault | None:
    if asked.method not in METHODS:
        return Fault(status=405, what="Pages are asked for, and forms sent; nothing else.", next="")
    if len(asked.path) > LONGEST_PATH or len(asked.query) > LONGEST_QUERY:
        return Fault(status=414, what="The address is too long.", next="Ask for less at once.")
    return None


def _check_sender(asked: Asked, door: Door) -> Fault | None:
    is_fine = _may_look(asked) if asked.is_safe else _may_send(asked, door)
    if is_fine:
        return None
    return Fault(
        status=403,
        what="This came from another page in your browser, and was not done.",
        next="Open the page here, and do it there.",
    )


def _may_look(asked: Asked) -> bool:
    """Whether a page is looked at, not embedded, read or run by another: a link from anywhere may lead here."""
    if (asked.header("sec-fetch-site") or "none") in _OWN:
        return True
    return asked.header("sec-fetch-mode") == "navigate" and asked.header("sec-fetch-dest") == "document"


def _may_send(asked: Asked, door: Door) -> bool:
    """Whether a form comes from a page of the room.

    A browser says where a request comes from in Sec-Fetch-Site, which no page can forge; where it does not, the origin
    must be ours. "null" is what our own pages are called too, as they hand on no referrer, so it proves nothing and
    counts only beside Sec-Fetch-Site. Whoever says neither is no browser, and has no business with a session.
    """
    site, origin = asked.header("sec-fetch-site"), asked.header("origin")
    if site is not None and site not in _OWN:
        return False
    if origin is None:
        return site is not None or not asked.cookies(cookie_name(asked.host))
    return origin.lower() == f"{asked.scheme}://{asked.host}" or (origin == "null" and site == "same-origin")


def _check_body(asked: Asked, door: Door) -> Fault | None:
    if asked.is_safe:
        return None
    length = asked.header("content-length") or "0"
    if not (length.isascii() and length.isdigit()):
        return Fault(status=400, what="The length of what is sent is no number.", next="")
    if len(length) > len(str(MOST_BYTES)) or int(length) > MOST_BYTES:
        return Fault(status=413, what=f"What is sent is too large: {MOST_BYTES:,} bytes are taken.", next="Send less.")
    kind, is_empty = asked.header("content-type"), int(length) == 0 and "transfer-encoding" not in asked.headers
    if not (kind is None and is_empty) and (kind or "").partition(";")[0].strip().lower() not in _BODIES:
        return Fault(status=415, what="Only forms and JSON are taken.", next="")
    return None


def _check_session(asked: Asked, door: Door) -> Fault | None:
    if asked.path.startswith(STATIC) or asked.path == ENTRANCE or door.lets_in(asked):
        return None
    return Fault(
        status=401,
        what="This room is locked.",
        next="Open it at the address that `sayso serve` prints.",
    )


CHECKS = (_check_once, _check_host, _check_measure, _check_sender, _check_session, _check_body)
"""What is looked at, in this order; the first that objects turns the request away."""
