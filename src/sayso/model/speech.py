"""Who says what, as words of the text: the spans that chains of say-so are made of."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model.spans import Reason, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionSpans:
    """One act of saying as it stands in the text: whose words, by which cue, and what is said (PolNeAR's three spans).

    ``source`` is the whole noun phrase of whoever is reported to hold the content, None where nobody is named
    ("reportedly"). ``contents`` has more than one span where the cue interrupts what is said, and none where somebody
    keeps silent about nothing in particular. ``kind`` is the cue's kind as the guidelines of the annotated set name it:
    say, report, think, claim, confirm, deny, direct, commit, assess, nocomment, credit or hearsay.
    """

    cue: Span
    kind: str
    source: Span | None = None
    contents: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
