"""Numbered steps from one schema to the next, run by :mod:`sayso.store.upgrade`."""
