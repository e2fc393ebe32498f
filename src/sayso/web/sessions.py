"""What opens the room: a token that is used once, and the session that it is exchanged for.

Several processes serve one room. A session is therefore signed with a secret of the run, and a token that was given out
is a file named by its hash: whoever takes the file away first has used it. Neither outlives the run.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

_SIGNED = "sayso session "


def give_out(folder: Path) -> str:
    """Return a new token that the processes which look into this folder take, once."""
    token = secrets.token_urlsafe(32)
    os.close(os.open(folder / _hash(token), os.O_CREAT | os.O_EXCL, 0o600))
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


class Sessions:
    """Who has been let in during this run.

    ``folder`` is where tokens that were given out lie; without it ``token`` is the only one, in this process.
    """

    def __init__(self, *, secret: str, token: str = "", folder: Path | None = None) -> None:
        self._secret = secret.encode()
        self._folder = folder
        self._tokens = {_hash(token)} if token and folder is None else set()

    def enter(self, token: str) -> str | None:
        """Use up a token and return a new session; ``None`` if it was never given out, or was used."""
        return self._new() if self._use(_hash(token)) else None

    def knows(self, session: str) -> bool:
        """Tell whether a session is one of this run."""
        name, _, signature = session.partition(".")
        return hmac.compare_digest(self._sign(name).encode(), signature.encode("utf-8", "replace"))

    def _use(self, hashed: str) -> bool:
        known = [os.listdir(self._folder)] if self._folder is not None else [sorted(self._tokens)]
        found = [name for name in known[0] if hmac.compare_digest(name.encode(), hashed.encode())]
        return bool(found) and self._take_away(found[0])

    def _take_away(self, name: str) -> bool:
        if self._folder is None:
            self._tokens.discard(name)
            return True
        try:
            (self._folder / name).unlink()
        except FileNotFoundError:  # another process was quicker
            return False
        return True

    def _new(self) -> str:
        name = secrets.token_hex(16)
        return f"{name}.{self._sign(name)}"

    def _sign(self, name: str) -> str:
        return hmac.new(self._secret, f"{_SIGNED}{name}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()
