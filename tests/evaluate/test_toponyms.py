"""Countries of places as a benchmark: both formats read, on invented sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import EvaluationError
from sayso.evaluate.points import country_at
from sayso.evaluate.toponym_sets import read_places
from sayso.evaluate.toponyms import evaluate_toponyms, largest_site, most_populous

TEXT = "Mara Quill sailed from Lisbon to Norway on Sunday, and never came back."
GWN = f"""<articles><article file="0"><title>A voyage</title><link>http://post.example/a</link><text>{TEXT}</text>
<toponyms><toponym><extractedName>Lisbon</extractedName><type>Literal</type><start>23</start><end>29</end>
<geonamesID>2267057</geonamesID><latitude>38.72</latitude><longitude>-9.13</longitude></toponym>
<toponym><extractedName>Norway</extractedName><type>Literal</type><start>33</start><end>39</end><geonamesID/>
<latitude>60.0</latitude><longitude>10.0</longitude></toponym></toponyms></article></articles>"""
LGL = f"""<articles><article docid="1"><title>A voyage</title><url>http://post.example/a</url><text>{TEXT}</text>
<toponyms><toponym><start>23</start><end>29</end><phrase>Lisbon</phrase><gaztag geonameid="1"><lat>38.7</lat>
<lon>-9.1</lon><country geonameid="2">Portugal</country></gaztag></toponym></toponyms></article></articles>"""


def test_countries_are_scored_where_gold_resolves_a_place(tmp_path: Path) -> None:
    (tmp_path / "GWN.xml").write_text(GWN)
    report = evaluate_toponyms(tmp_path, "gwn")
    figure = report.figure("country, places given")
    assert (figure.value, figure.n, figure.baseline) == (1.0, 1, 1.0)
    exact = report.figure("exact place, places given")
    assert (exact.value, exact.n) == (1.0, 1)
    assert report.figure("exact place right where one is told").value == 1.0
    assert report.figure("places found: recall").n == 2
    assert any("1 that gold does not resolve" in note for note in report.notes)


def test_the_other_set_names_its_countries(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL)
    (article,) = read_places(tmp_path / "lgl.xml")
    assert [(place.words, place.country, place.number) for place in article.places] == [("Lisbon", "PT", 1)]


def test_another_place_is_wrong_and_shown(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL)
    report = evaluate_toponyms(tmp_path, "lgl")
    assert report.figure("exact place, places given").value == 0.0
    assert [(one.kind, one.gold, one.ours) for one in report.examples] == [("another place", "1", "2267057")]


def test_a_set_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"GWN\.xml"):
        evaluate_toponyms(tmp_path, "gwn")


def test_points_lie_in_the_country_of_the_nearest_town() -> None:
    assert country_at(52.52, 13.40) == "DE"
    assert country_at(-33.87, 151.21) == "AU"
    assert country_at(0.0, -150.0) is None


def test_the_baseline_takes_the_largest_place_of_a_name() -> None:
    assert most_populous("Paris") == "FR"
    assert most_populous("Norwegian") == "NO"
    assert largest_site("Houston") == 4699066
    assert largest_site("Quindle-under-Fenn") is None
