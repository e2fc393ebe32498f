"""Bytes to documents: readers, metadata, zones, passages, and the archive of captured bytes."""

from __future__ import annotations

from sayso.ingest.readers import read_bytes, read_document
from sayso.ingest.results import Captured, Refusal

__all__ = ["Captured", "Refusal", "read_bytes", "read_document"]
