"""Who says it, in small texts of many kinds: ``speakers.txt``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.extract.claims import Extraction
from kg.model import Modality

pytestmark = pytest.mark.pipeline
Read = Callable[[str], Extraction]


def lines(name: str) -> list[str]:
    table = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [line for line in table if line and not line.startswith("#")]


LINES = lines("speakers.txt")


@pytest.mark.parametrize("line", lines("english_speakers.txt"))
def test_who_holds_it_in_english(read_english: Read, line: str) -> None:
    test_who_holds_it(read_english, line)


@pytest.mark.parametrize("line", LINES)
def test_who_holds_it(read: Read, line: str) -> None:
    who, text = line.split(" | ", 1)
    found = read(text.replace("\\n", "\n"))
    (claim,) = [claim for claim in found.claims if claim.predicate.id == "kg:captured"]
    holder = "-" if claim.holder is None else claim.holder.text or "?"
    assert holder == who
    if who == "?":
        assert not claim.is_plain


def test_the_table_has_many_kinds() -> None:
    assert len(LINES) >= 40


@pytest.mark.parametrize(
    "text",
    ["Les rebelles ont repris le port, dit-on.", "On dit que les rebelles ont repris le port."],
)
def test_hearsay_is_no_fact(read: Read, text: str) -> None:
    (claim,) = [claim for claim in read(text).claims if claim.predicate.id == "kg:captured"]
    assert claim.modality is Modality.POSSIBLE


def test_a_pronoun_of_nobody_is_no_fact(read: Read) -> None:
    (claim,) = read("Il a rencontré Paul Marchand.").claims
    assert not claim.is_plain
