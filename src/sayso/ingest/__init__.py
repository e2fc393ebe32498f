"""Bytes to documents: readers, metadata, zones, passages, and the archive of captured bytes."""
