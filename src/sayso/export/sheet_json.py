"""The claim sheet as JSON: exactly the names that ``docs/sheet.md`` promises, and a few more.

Names and meanings are a promise to users: adding is free, changing one needs a new ``sheet`` number. The result is
plain dictionaries and lists in a fixed order, so that the same sheet is the same JSON, byte for byte.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from sayso.ask.answers import AttributedStatement, ClaimSheet, Count, Summary, Tie, TimelineEntry
from sayso.ask.criminal import step_of
from sayso.ask.decency import find_private
from sayso.export.reply_json import at_claim_to_json
from sayso.export.review_json import claim_review_to_json
from sayso.model.claims import Argument, Attribution, Claim, Response, Source
from sayso.model.documents import Document
from sayso.model.mentions import Cue, DocumentEntity, Toponym
from sayso.model.provenance import StatedDerivation
from sayso.model.spans import Reason, Span, cover
from sayso.model.times import Timex

SHEET = 1
"""The number of the promise."""

Json = dict[str, Any]
_SURROGATE = re.compile("[\\ud800-\\udfff]")


def sheet_to_json(sheet: ClaimSheet) -> Json:
    """Return a sheet as JSON-safe dictionaries and lists, in the order of the promise."""
    private = find_private(sheet.analysis)
    return {
        "sheet": SHEET,
        "document": _document(sheet.document, sheet.analysis.extractor),
        "text": sheet.document.text,
        "summary": _summary(sheet.summary),
        "zones": [
            {**_at(zone.span), "kind": zone.kind.value, "reason": zone.reason.note or zone.reason.rule}
            for zone in sheet.document.zones
        ],
        "entities": [_entity(entity, private) for entity in sheet.entities],
        "claims": [
            {
                **_claim(c, s),
                "elsewhere": _elsewhere(c, sheet),
                "reviews": _reviews(c.id, sheet),
                "replies": _replies(c.id, sheet),
            }
            for c, s in zip(sheet.claims, sheet.statements, strict=True)
        ],
        "ties": [_tie(tie) for tie in sheet.ties],
        "responses": [_response(response, sheet.claims) for response in sheet.responses],
        "derivations": [_derivation(derivation) for derivation in sheet.derivations],
        "timeline": [_timeline_entry(entry) for entry in sheet.timeline.dated],
        "tensions": [
            {"kind": tension.kind.value, "note": tension.note, "claims": list(tension.claims)}
            for tension in sheet.tensions
        ],
        "excluded": [
            {**_at(item.span), "text": item.text, "kind": item.kind, "reason": item.reason} for item in sheet.excluded
        ],
        **_additions(sheet),
    }


def sheet_to_text(sheet: ClaimSheet) -> str:
    """Return a sheet as JSON text: indented, ending in a newline, every character as itself.

    A lone surrogate, which no encoding can write, stays what it is as an escape.
    """
    text = json.dumps(sheet_to_json(sheet), ensure_ascii=False, indent=2)
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _additions(sheet: ClaimSheet) -> Json:
    """Return what stands in a sheet beyond the promise."""
    return {
        "undated": [_timeline_entry(entry) for entry in sheet.timeline.undated],
        "ahead": [_timeline_entry(entry) for entry in sheet.timeline.ahead],
        "unanswered": [
            {"entity": u.entity, "name": u.name, "claims": list(u.claims), "sentence": u.sentence}
            for u in sheet.unanswered
        ],
        "questions": [{"kind": q.kind, "text": q.text, "claims": list(q.claims)} for q in sheet.questions],
        "lost_reviews": _reviews(None, sheet),
        "lost_replies": _replies(None, sheet),
        "abstentions": [{**_at(gap.span), "text": gap.text, "rule": gap.rule, "note": gap.note} for gap in sheet.gaps],
    }


def _at(span: Span) -> Json:
    return {"start": span.start, "end": span.end}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _document(document: Document, extractor: str) -> Json:
    capture = document.capture
    stated = {
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "url": document.url,
    }
    return {
        "id": document.id,
        **{name: stated[name].value for name in ("title", "publisher", "published")},
        "language": document.language,
        "sha256": capture.sha256,
        "characters": len(document.text),
        "url": document.url.value,
        "byline": list(document.byline),
        "given_id": document.given_id,
        "bases": {name: value.basis.value for name, value in stated.items()},
        "name": capture.name,
        "bytes": capture.size,
        "media_type": capture.media_type,
        "charset": capture.charset,
        "charset_basis": capture.charset_basis,
        "replaced": capture.replaced,
        "completeness": document.completeness.value,
        "notes": [_reason(note) for note in document.notes],
        "extractor": extractor,
    }


def _summary(summary: Summary) -> Json:
    return {
        "line": summary.line,
        "counts": {count.key: count.number for count in summary.counts},
        "core_event": {
            "claims": list(summary.core_event.claims),
            "dated": summary.core_event.dated,
            "time": _time(summary.core_event.time),
        },
        "members": {count.key: _members(count) for count in summary.counts if count.members},
    }


def _members(count: Count) -> list[Json]:
    return [
        {"label": member.label, "spans": [_pair(span) for span in member.spans], "claims": list(member.claims)}
        for member in count.members
    ]


def _entity(entity: DocumentEntity, private: Mapping[str, str]) -> Json:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [_pair(span) for span in entity.mentions],
        "references": [_pair(span) for span in entity.references],
        "is_media": entity.is_media,
        "government_of": entity.government_of,
        "private": entity.id in private,
        "described": private.get(entity.id),
    }


def _claim(claim: Claim, statement: AttributedStatement) -> Json:
    extent = cover(claim.citation.spans)
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "predicate": claim.predicate,
        "family": claim.family,
        "subject": _argument(claim.subject),
        "object": _argument(claim.object),
        "participants": [{"role": p.role, **(_argument(p.argument) or {})} for p in claim.participants],
        "quote": claim.citation.quote,
        **_at(extent),
        "spans": [_pair(span) for span in claim.citation.spans],
        "source": _source(claim.source),
        "chain": [_step(step) for step in claim.chain],
        "standing": claim.standing.value,
        "stance": claim.stance.value,
        "mode": claim.mode.value,
        "hedge_scope": claim.hedge_scope.value,
        "evidence": claim.evidence.value,
        "time": _time(claim.time),
        "place": _place(claim.place),
        "responses": list(claim.responses),
        "reasons": [_reason(reason) for reason in claim.reasons],
        "head": _pair(claim.head),
        "cues": [_cue(cue) for cue in claim.cues],
        "quoted_direct": claim.quoted_direct,
        "criminal_step": step_of(claim),
        "restates": list(claim.restates),
        "challenges": list(claim.challenges),
        "statement": statement.sentence,
        "answers": list(statement.responses),
    }


def _reviews(claim: str | None, sheet: ClaimSheet) -> list[Json]:
    """Return what people decided about a claim; with ``None``, about words of which no claim is left."""
    return [claim_review_to_json(each) for each in sheet.reviews if each.claim == claim]


def _replies(claim: str | None, sheet: ClaimSheet) -> list[Json]:
    """Return what was put and answered about a claim; with ``None``, about words of which no claim is left."""
    return [at_claim_to_json(each) for each in sheet.replies if each.claim == claim]


def _elsewhere(claim: Claim, sheet: ClaimSheet) -> list[Json] | None:
    """Return what the rest of the collection holds on a claim; ``None`` where the report was read by itself."""
    if sheet.elsewhere is None:
        return None
    return [
        {
            "kind": found.kind,
            "sentence": found.sentence,
            "reports": [report.id for report in found.reports],
            "claims": [c.claim.id for c in found.claims],
        }
        for found in sheet.elsewhere
        if found.claim == claim.id
    ]


def _argument(argument: Argument | None) -> Json | None:
    return None if argument is None else {"name": argument.name, "entity": argument.entity}


def _source(source: Source) -> Json:
    return {"kind": source.kind.value, "label": source.label, "entity": source.entity}


def _step(step: Attribution) -> Json:
    return {
        "source": _source(step.source),
        "cue": None if step.cue is None else _cue(step.cue),
        "stance": step.stance.value,
        "link": step.link.value,
    }


def _cue(cue: Cue) -> Json:
    return {"text": cue.text, **_at(cue.span), "type": cue.kind.value}


def _time(time: Timex | None) -> Json | None:
    if time is None:
        return None
    return {
        "text": time.text,
        "start": time.start,
        "end": time.end,
        "kind": time.kind.value,
        "anchor": time.anchor,
        "span": _pair(time.span),
    }


def _place(place: Toponym | None) -> Json | None:
    if place is None:
        return None
    return {
        "text": place.text,
        "name": place.name,
        "precision": place.precision.value,
        "note": place.note,
        "country": place.country,
        "geonames": place.geonames,
        "reasons": [_reason(reason) for reason in place.reasons],
        "span": _pair(place.span),
        "entity": place.entity,
    }


def _reason(reason: Reason) -> Json:
    start, end = (None, None) if reason.span is None else (reason.span.start, reason.span.end)
    return {"rule": reason.rule, "note": reason.note, "start": start, "end": end}


def _tie(tie: Tie) -> Json:
    return {
        "a": tie.a.entity,
        "b": tie.b.entity,
        "relation": tie.relation,
        "standing": tie.standing.value,
        "claims": list(tie.claims),
        "directed": tie.directed,
        "presupposed": tie.presupposed,
        "inferred": tie.inferred,
        "a_words": tie.a.words,
        "b_words": tie.b.words,
        "responses": list(tie.responses),
        "note": tie.note,
        "words": tie.words,
    }


def _response(response: Response, claims: Sequence[Claim]) -> Json:
    same = [claim for claim in claims if claim.citation.spans == response.citation.spans]
    own = [claim for claim in same if claim.source.label == response.by.name]
    stated = next((claim.standing for claim in (*own, *same)), None)
    return {
        "id": response.id,
        "kind": response.kind.value,
        "standing": stated.value if stated is not None else None,
        "by": _argument(response.by),
        "about": response.about,
        "quote": response.citation.quote,
        **_at(cover(response.citation.spans)),
        "claims": list(response.claims),
        "spans": [_pair(span) for span in response.citation.spans],
        "reasons": [_reason(reason) for reason in response.reasons],
    }


def _derivation(derivation: StatedDerivation) -> Json:
    return {
        "kind": derivation.kind.value,
        "credit": derivation.credit.value if derivation.credit is not None else None,
        "upstream": derivation.upstream,
        "reported_on": derivation.reported_on,
        "scope": derivation.scope.value,
        "quote": derivation.citation.quote,
        **_at(cover(derivation.citation.spans)),
        "entity": derivation.entity,
    }


def _timeline_entry(entry: TimelineEntry) -> Json:
    return {
        "start": entry.start,
        "end": entry.end,
        "text": entry.text,
        "claim": entry.claim,
        "standing": entry.standing.value,
    }
