"""The shared vocabulary: frozen, slotted, keyword-only dataclasses.

No I/O, no clock, and no other import of sayso. Terms are those of ``docs/glossary.md``; the JSON names are those of
the claim sheet (``docs/sheet.md``).
"""
