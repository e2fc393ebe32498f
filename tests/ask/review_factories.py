"""Reports of six claims each, and the same reports as another extractor reads them: for tests of decisions."""

from __future__ import annotations

from dataclasses import replace

from sayso.model.analysis import Analysis
from sayso.model.claims import Argument, Claim, Standing
from sayso.model.mentions import EntityType
from tests.ask import factories as f

WHEN = "2024-04-01T08:00:00Z"
THINGS = ("a bazaar", "a fair", "a reading", "a dance", "a supper", "a concert")
MARSH = f.entity("Odile Marsh", EntityType.PERSON)
REPORTS, EACH = 40, len(THINGS)


def read(number: int, extractor: str = "1") -> Analysis:
    """One report of six claims, each of its own words."""
    sentences = [f"Odile Marsh opened {thing} in hall {number} of Saltby" for thing in THINGS]
    text = ". ".join(sentences) + "."
    document = f.document(text, title=f"Day {number}", publisher="Quay Gazette", published="2024-03-04")
    claims = [
        f.claim(words, text=text, subject=f.named(MARSH), object=Argument(name=thing), head=f.at("opened", n, text))
        for n, (words, thing) in enumerate(zip(sentences, THINGS, strict=True))
    ]
    place = replace(MARSH, mentions=tuple(f.at("Odile Marsh", n, text) for n in range(EACH)))
    return replace(f.analysis(claims, [place], of=document), extractor=extractor)


def read_again(number: int) -> Analysis:
    """The same report by another extractor: it cuts words otherwise, misses a claim, and hears a doubt in another."""
    before = read(number, "2")
    kept = [_otherwise(claim, n) for n, claim in enumerate(before.claims) if n != 5]
    return replace(before, claims=tuple(kept))


def _otherwise(claim: Claim, number: int) -> Claim:
    if number == 3:  # other words, another id
        span = claim.citation.spans[0]
        cut = replace(span, start=span.start + len("Odile Marsh "))
        words = claim.citation.quote.removeprefix("Odile Marsh ")
        return replace(claim, id=f"{claim.id}-cut", citation=replace(claim.citation, quote=words, spans=(cut,)))
    return replace(claim, standing=Standing.HEDGED) if number == 4 else claim


def place_of(quote: str) -> int:
    """Return the how-manieth claim of its report has these words."""
    return next(number for number, thing in enumerate(THINGS) if thing in quote)
