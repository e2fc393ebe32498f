"""What people decided, written out as annotated reports, is read back by the readers of annotated sets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sayso.ask.correcting import read_field
from sayso.evaluate.annotated import AnnotatedArticle
from sayso.export.annotated import annotate, annotate_report
from sayso.model.analysis import Analysis
from sayso.model.claims import Claim, ClaimKind, Mode, ResponseKind, SourceKind, Stance, Standing
from sayso.model.judgements import Corrected, Decision, Fault, Review
from sayso.model.mentions import Cue, CueKind, DocumentEntity, EntityType
from sayso.model.spans import Span
from tests.ask import factories as f
from training.reports import faults_of, read_reports

TEXT = (
    "Odile Marsh met Piet Lund in Saltby in March 2024, the Tallow Guild said.\n"
    "The Marrow Choir denies that they sang. The hall isn't open. Ana Reyl declined to comment."
)


def at(words: str, nth: int = 0) -> Span:
    return f.at(words, nth, TEXT)


def cue(words: str, kind: CueKind, entry: str = "say") -> Cue:
    return Cue(span=at(words), text=words, kind=kind, entry=entry)


def person(name: str) -> DocumentEntity:
    return f.entity(name, EntityType.PERSON, mentions=(at(name),))


MARSH, LUND, REYL = map(person, ("Odile Marsh", "Piet Lund", "Ana Reyl"))
GUILD = f.entity("Tallow Guild", mentions=(at("Tallow Guild"),))
CHOIR = f.entity("Marrow Choir", mentions=(at("Marrow Choir"),))
GUILD_SAYS = f.step(
    f.source(SourceKind.ORGANISATION, "the Tallow Guild", GUILD, at("the Tallow Guild")),
    cue("said", CueKind.ATTRIBUTION),
)
CHOIR_DENIES = f.step(
    f.source(SourceKind.ORGANISATION, "The Marrow Choir", CHOIR, at("The Marrow Choir")), cue("denies", CueKind.DENIAL)
)
MET = f.claim(
    "Odile Marsh met Piet Lund in Saltby in March 2024",
    text=TEXT,
    predicate="met",
    subject=f.named(MARSH),
    object=f.named(LUND),
    chain=[GUILD_SAYS],
    time=replace(f.MARCH, text="March 2024", span=at("March 2024")),
    head=at("met"),
)
SANG = f.claim(
    "that they sang", text=TEXT, chain=[CHOIR_DENIES], standing=Standing.DENIED, stance=Stance.CT_NEG, head=at("sang")
)
OPEN = f.claim("The hall isn't open", text=TEXT, head=at("is", 0), predicate="open")
SILENT = f.claim(
    "Ana Reyl declined to comment", ClaimKind.NON_COMMENT, text=TEXT, standing=Standing.SILENCE, subject=f.named(REYL)
)
ANSWER = replace(
    f.response("The Tallow Guild has consistently denied", ResponseKind.DECLINED, f.named(REYL), about="the meeting"),
    citation=SILENT.citation,
)
READ = f.analysis(
    [MET, SANG, OPEN, SILENT],
    [MARSH, LUND, REYL, GUILD, CHOIR],
    of=f.document(TEXT, title="Sung or not", published="2024-04-02"),
    responses=[ANSWER],
)


def decided(claim: Claim, decision: Decision = Decision.CONFIRMED, *rest: object, **named: object) -> Review:
    return f.reviewed_as(claim, READ.document.id, decision, *rest, **named)


def corrected(claim: Claim, field: str, value: str) -> Review:
    made = Corrected(field=field, was=read_field(claim, field), value=value)
    return decided(claim, Decision.CORRECTED, Fault.OTHER, (made,))


def read_back(tmp_path: Path, *reviews: Review, of: Analysis = READ) -> AnnotatedArticle:
    path = tmp_path / "out.ann.txt"
    path.write_text(annotate([of], reviews), encoding="utf-8")
    (article,) = read_reports(path)
    assert list(faults_of(article)) == []
    assert article.text.strip() == TEXT
    return article


def marks(article: AnnotatedArticle) -> set[tuple[str, str, str]]:
    return {(mark.tag, mark.value, article.words(mark)) for mark in article.marks}


def test_a_confirmed_claim_is_marked_with_all_that_it_says(tmp_path: Path) -> None:
    article = read_back(tmp_path, decided(MET))
    assert article.published == "2024-04-02"
    assert marks(article) == {
        ("p", "T", "met"),
        ("x1", "", "Odile Marsh met Piet Lund in Saltby in March 2024"),
        ("s1", "", "the Tallow Guild"),
        ("c1", "say", "said"),
        ("n", "PER", "Odile Marsh"),
        ("n", "PER", "Piet Lund"),
        ("n", "ORG", "Tallow Guild"),
        ("t", "2024-03", "March 2024"),
    }
    assert article.ties == (("Odile Marsh", "met", "Piet Lund", "T", "Odile Marsh met Piet Lund in"),)


def test_only_what_people_decided_is_marked_and_what_they_rejected_is_listed(tmp_path: Path) -> None:
    article = read_back(tmp_path, decided(SANG), decided(MET, Decision.REJECTED, Fault.NOISE, number=2))
    assert {mark.kind for mark in article.marks} == {"p", "x", "s", "c", "n"}
    assert ("p", "D", "sang") in marks(article)
    assert ("c1", "deny", "denies") in marks(article)
    text = (tmp_path / "out.ann.txt").read_text("utf-8")
    listed = text.partition("=== REVIEWED\n")[2].splitlines()
    assert [line.split(" | ")[1:3] for line in listed] == [["rejected", "noise"], ["confirmed", ""]]
    assert "Odile Marsh met Piet Lund" in listed[0]


def test_a_correction_is_marked_as_the_person_has_it(tmp_path: Path) -> None:
    assert ("p", "H", "met") in marks(read_back(tmp_path, corrected(MET, "standing", "hedged")))
    assert ("t", "2024-03-05", "March 2024") in marks(read_back(tmp_path, corrected(MET, "time", "2024-03-05")))
    own = marks(read_back(tmp_path, corrected(MET, "source", "this article")))
    assert ("p", "A", "met") in own
    assert not [mark for mark in own if mark[0][0] in "scx"]


def test_a_silence_is_a_response_and_a_mark_never_breaks_a_word(tmp_path: Path) -> None:
    article = read_back(tmp_path, decided(SILENT), decided(OPEN, number=2))
    assert article.responses == (("Ana Reyl", "declined", "the meeting"),)
    assert not [mark for mark in article.marks if mark.kind == "p"]  # "is" is half of "isn't"


def test_marks_that_would_cross_are_left_out(tmp_path: Path) -> None:
    crossing = replace(SANG, id="clm-x", citation=f.said_at("denies that they", TEXT), head=at("that"))
    article = read_back(tmp_path, decided(SANG), decided(crossing, number=2), of=replace(READ, claims=(SANG, crossing)))
    assert {("p", "D", "sang"), ("p", "D", "that")} <= marks(article)


def test_a_source_and_a_content_without_their_act_are_left_out(tmp_path: Path) -> None:
    split = Cue(span=Span(at("said").start, at("said").end - 1), text="sai", kind=CueKind.ATTRIBUTION, entry="say")
    claim = replace(MET, chain=(*MET.chain[:-1], replace(MET.chain[-1], cue=split)))
    article = read_back(tmp_path, decided(claim), of=replace(READ, claims=(claim,)))
    assert {mark.kind for mark in article.marks} == {"p", "n", "t"}


@pytest.mark.parametrize(
    ("standing", "mode", "cue_kind", "letter"),
    [
        (Standing.HEARSAY, Mode.HEARSAY, None, "R"),
        (Standing.FORECAST, Mode.FORECAST, None, "F"),
        (Standing.HYPOTHETICAL, Mode.CONDITIONAL, None, "Y"),
        (Standing.DENIED, Mode.OWN_VOICE, CueKind.NEGATION, "N"),
        (Standing.ASSERTED, Mode.PRESUPPOSED, None, "P"),
        (Standing.ASSERTED, Mode.OWN_VOICE, None, "A"),
    ],
)
def test_each_standing_has_its_letter(
    tmp_path: Path, standing: Standing, mode: Mode, cue_kind: CueKind | None, letter: str
) -> None:
    cues = (cue("The hall", cue_kind),) if cue_kind else ()
    claim = replace(OPEN, standing=standing, mode=mode, cues=cues, head=at("open"))
    article = read_back(tmp_path, decided(claim), of=replace(READ, claims=(claim,)))
    assert marks(article) == {("p", letter, "open")}


def test_a_report_of_which_nothing_was_decided_and_one_that_reads_like_tags_are_left_out() -> None:
    assert annotate_report(READ, []) is None
    assert annotate_report(READ, [decided(MET, withdrawn_at="2024-04-03")]) is None
    assert annotate_report(READ, [decided(MET, Decision.SKIPPED)]) is None
    tagged = "See <n ORG> here."
    odd = f.analysis([f.claim("See", text=tagged)], of=f.document(tagged))
    assert annotate_report(odd, [f.reviewed_as(odd.claims[0], odd.document.id, Decision.CONFIRMED)]) is None


def test_an_undated_report_says_so() -> None:
    undated = replace(READ, document=f.document(TEXT, title="Sung or not"))
    review = f.reviewed_as(MET, undated.document.id, Decision.CONFIRMED)
    assert (annotate_report(undated, [review]) or "").startswith("=== REPORT 0000-00-00\n")
