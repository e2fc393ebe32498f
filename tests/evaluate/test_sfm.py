"""Names and postings as a benchmark: brat files read, postings paired and counted over reports, on invented lines."""

from __future__ import annotations

from pathlib import Path

from sayso.evaluate.sfm import Posting, PostingTally, evaluate_sfm, parse_report, posting_figures, score_postings

TEXT = "Colonel Idris Conteh, commander of the Halvard Coast Guard, waved to the gulls on Sunday.\n"
ANN = (
    "T1\tPerson 8 20\tIdris Conteh\nT2\tOrganization 39 58\tHalvard Coast Guard\nT3\tTitle 22 31\tcommander\n"
    "R1\tis_posted Arg1:T1 Arg2:T2\t\nR2\thas_title Arg1:T1 Arg2:T3\t\n"
)
OURS = ((("Idris Conteh", "Conteh"), ("Halvard Coast Guard",), "commander of the Halvard Coast Guard"),)
BESIDE = ((("Mara Quill",), ("Harbour Trust",), "Mara Quill of the Harbour Trust"),)


def test_a_report_has_names_and_postings_with_their_titles() -> None:
    report = parse_report("a", TEXT, ANN, {})
    assert sorted(report.names.values()) == ["Organization", "Person"]
    assert report.postings == (Posting("Idris Conteh", "Halvard Coast Guard", ("commander",)),)


def test_claims_over_all_reports_need_every_report_that_carries_them() -> None:
    tally = PostingTally()
    score_postings(parse_report("a", TEXT, ANN, {}), OURS, tally)
    score_postings(parse_report("b", TEXT, ANN, {}), BESIDE, tally)
    figures = {figure.name: figure.value for figure in posting_figures(tally, {"a": "2020-01-01", "b": "2020-02-01"})}
    assert figures["postings recall"] == figures["postings precision"] == 0.5
    assert figures["postings found: their title is in the words"] == 1.0
    assert figures["claims over all reports: number of citing reports right"] == 0.0
    assert {example.kind for example in tally.examples} == {"missed posting: person tied to none", "spurious posting"}


def test_a_folder_of_reports_is_read_and_scored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.ann").write_text(ANN)
    (tmp_path / "a_meta.txt").write_text("Title: Gulls\nPublication date: 2020-01-05\n")
    report = evaluate_sfm(tmp_path, "")
    assert report.documents == 1
    assert report.figure("Person exact and typed F1").value == 1.0
    assert report.figure("postings F1").n == 1
