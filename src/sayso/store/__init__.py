"""The only importer of SQLAlchemy: schema, migrations, Store (add), View (read)."""

from __future__ import annotations

from sayso.store import index_schema as _index_schema  # noqa: F401 - its tables belong to the schema
from sayso.store.dates import first_day, last_day
from sayso.store.desk import Export, Mark
from sayso.store.guard import check_analysis
from sayso.store.replies import documents_of
from sayso.store.store import Added, Store
from sayso.store.view import ClaimPlace, ClaimQuery, Heading, PassagePlace, Refused, Size, View
from sayso.store.watching import Watch

__all__ = [
    "Added",
    "ClaimPlace",
    "ClaimQuery",
    "Export",
    "Heading",
    "Mark",
    "PassagePlace",
    "Refused",
    "Size",
    "Store",
    "View",
    "Watch",
    "check_analysis",
    "documents_of",
    "first_day",
    "last_day",
]
