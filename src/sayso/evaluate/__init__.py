"""Scores against annotated sets, with floors that only an explicit flag lowers."""
