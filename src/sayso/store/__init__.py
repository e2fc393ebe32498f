"""The only importer of SQLAlchemy: schema, migrations, Store (add), View (read)."""

from __future__ import annotations

from sayso.store.store import Added, Store
from sayso.store.view import ClaimPlace, ClaimQuery, Heading, PassagePlace, Refused, Size, View

__all__ = ["Added", "ClaimPlace", "ClaimQuery", "Heading", "PassagePlace", "Refused", "Size", "Store", "View"]
