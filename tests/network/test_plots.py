"""Pictures tell what they show, leave nothing out in silence, and are the same each time."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from kg.errors import QueryError, ViewError
from kg.network import actor_network, communities, example_network
from kg.network.example import told_network
from kg.network.plots import Picture, drawing, matrix, timeline, who_says_what


@pytest.mark.parametrize("form", ["svg", "png", "pdf"])
def test_charts_are_saved_alike_each_time(form: str, tmp_path: Path) -> None:
    first = who_says_what(example_network(), lang="en").save(tmp_path / f"a.{form}")
    again = who_says_what(example_network(), lang="en").save(tmp_path / f"b.{form}")
    assert first.read_bytes() == again.read_bytes() != b""


def test_other_formats_are_refused(tmp_path: Path) -> None:
    ties = actor_network(example_network())
    assert drawing(ties, lang="en").save(tmp_path / "a.svg").read_text().startswith("<svg")
    with pytest.raises(ViewError, match=r"Write \.svg\."):
        drawing(ties, lang="en").save(tmp_path / "a.png")
    with pytest.raises(ViewError, match=r"Write \.svg, \.png or \.pdf\."):
        matrix(example_network(), lang="en").save(tmp_path / "a.gif")
    with pytest.raises(ViewError, match="Choose one of: en, fr"):
        matrix(example_network(), lang="xx")


def test_without_matplotlib_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with pytest.raises(ViewError, match=r"pip install 'kg-news\[plots\]'"):
        matrix(example_network(), lang="en")


def test_a_drawing_is_well_formed_and_has_every_name() -> None:
    ties = actor_network(example_network())
    picture = drawing(ties, groups=communities(ties), lang="en")
    root = ET.fromstring(picture.svg)
    texts = {one.text for one in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Osterov", "Mezin", "Union", "Rebels", "sanctioned, accused"} & texts
    assert "Union –[accused, sanctioned]→ Mezin (against each other)" in picture.alt
    assert "Ministry –[metWith]– Torvik" in picture.alt  # what is symmetric is one line


def test_what_is_denied_is_drawn_as_denied() -> None:
    picture = drawing(example_network(), lang="en")
    assert "Osterov –[spokeWith]– Mezin (denied)" in picture.alt
    assert "Torvik –[accused]→ Mezin (possible, planned or over)" in picture.alt


def test_what_is_left_out_is_told() -> None:
    day = "2025-03-08"
    claims = told_network(
        tuple(("a", day, f"p{at}", "praised", "boss", f"p{at}", "") for at in range(20))
    )
    assert drawing(claims, most=5, lang="en").alt.splitlines()[-1] == "16 more are not shown."
    assert who_says_what(claims, most=5, lang="en").alt.endswith("15 more are not shown.")
    assert timeline(claims, "boss", most=5, lang="en").alt.endswith("15 more are not shown.")
    assert matrix(claims, most=5, lang="en").alt.endswith("15 more are not shown.")


def test_a_chart_about_one_has_what_is_said_of_it() -> None:
    told = who_says_what(example_network(), "Mezin", lang="en").alt.splitlines()
    assert told == ["Who says what of Mezin", "Ministry: affirmed 1", "Rebels: denied 1"]
    with pytest.raises(QueryError, match="names no node"):
        timeline(example_network(), "Nobody", lang="en")


def test_nothing_to_show_is_told() -> None:
    empty = told_network(())
    pictures: list[Picture] = [f(empty, lang="en") for f in (drawing, who_says_what, matrix)]
    assert {picture.alt.splitlines()[1] for picture in pictures} == {"Nothing to show."}
