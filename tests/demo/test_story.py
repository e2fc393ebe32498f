"""The bundled story is complete, fictional where it must be, and says the same as its manifest."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest

from sayso.demo import Report, story_reports
from sayso.ingest import Captured, read_bytes

KINDS = {
    "original", "declared_rewrite", "undeclared_rewrite", "reprint", "statement", "interview", "opinion",
    "correction", "retraction",
}  # fmt: skip
REPORTS = story_reports()
by_name = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name)


def test_at_least_twelve_reports_of_at_least_eight_outlets() -> None:
    assert len(REPORTS) >= 12
    assert len({report.outlet for report in REPORTS}) >= 8


def test_every_file_of_the_folder_is_in_the_manifest_and_the_other_way_round() -> None:
    folder = REPORTS[0].resource
    with REPORTS[0].as_path() as path:
        assert sorted(file.name for file in path.parent.iterdir()) == sorted(report.name for report in REPORTS)
    assert folder.is_file()


def test_reports_are_listed_in_the_order_of_their_names() -> None:
    assert all(first.name < second.name for first, second in pairwise(REPORTS))


def test_each_kind_of_dependence_is_told() -> None:
    assert {report.kind for report in REPORTS} >= {
        "reprint",
        "declared_rewrite",
        "undeclared_rewrite",
        "correction",
        "retraction",
    }
    assert {report.kind for report in REPORTS} <= KINDS


def test_text_html_and_pdf_are_all_there() -> None:
    assert {report.name.rpartition(".")[2] for report in REPORTS} == {"txt", "html", "pdf"}


@by_name
def test_a_report_derives_only_from_reports_that_were_out_by_then(report: Report) -> None:
    dates = {other.name: date.fromisoformat(other.published) for other in REPORTS}
    for upstream in report.derives_from:
        assert dates[upstream] <= date.fromisoformat(report.published)


@by_name
def test_text_and_pdf_need_to_be_given_what_pages_say_themselves(report: Report) -> None:
    assert report.given.published == (None if report.name.endswith(".html") else report.published)


@by_name
def test_a_report_is_read_as_the_manifest_says(report: Report) -> None:
    captured = next(iter(read_bytes(report.read_bytes(), name=report.name, given=report.given)))
    assert isinstance(captured, Captured)
    document = captured.document
    stated = (document.title.value, document.publisher.value, document.published.value)
    assert stated == (report.title, report.outlet, report.published)
    assert document.language == "en"


@by_name
def test_a_page_carries_its_own_date_and_outlet(report: Report) -> None:
    if report.name.endswith(".html"):
        page = report.read_bytes().decode("cp1252" if b"windows-1252" in report.read_bytes() else "utf-8")
        assert f'"{report.published}' in page
        assert report.outlet in page


@by_name
def test_addresses_never_resolve(report: Report) -> None:
    hosts = re.findall(rb"https?://([^/\"\s]+)", report.read_bytes())
    assert re.match(r"https://[a-z]+\.example/", report.url)
    assert all(host.endswith((b".example", b"schema.org", b"ogp.me")) for host in hosts)


def test_the_reprint_carries_every_sentence_of_the_agency() -> None:
    contents = {report.name: report.read_bytes().decode("utf-8", "ignore") for report in REPORTS}
    agency = contents["02-wire-report.txt"].split("(Lowland Wire) - ")[1].split("(Reporting by")[0]
    for paragraph in agency.strip().split("\n\n"):
        assert paragraph.strip() in contents["03-coast-today-reprint.html"]
