"""Calibration finds what goes wrong, and says honestly how far its table can be relied on."""

from __future__ import annotations

import json
import math
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg import bundled
from kg.evaluate import evaluate
from kg.evaluate.confidence.fitting import CAUTION, Observation, as_toml, cross_validated, fit
from kg.evaluate.confidence.judged import judged_typed
from kg.evaluate.confidence.reliability import reliability
from kg.evaluate.golds.files import read_gold
from kg.extract.statements.confidence import load
from kg.extract.statements.doubts import DOUBTS
from kg.ontology import load as load_knowledge


def made_up(count: int, seed: int = 1) -> list[Observation]:
    """Claims that are right nine times of ten, but three of ten with "below", whatever else."""
    draw = random.Random(seed)
    seen = []
    for i in range(count):
        found = {name: float(draw.random() < 0.4) for name in DOUBTS}
        right = draw.random() < (0.3 if found["below"] else 0.9)
        seen.append(Observation(found, right, f"s{i // 3}"))
    return seen


def cautious(share: float) -> float:
    """What is said where a share of claims is right: a little less."""
    return 1 / (1 + math.exp(CAUTION - math.log(share / (1 - share))))


def test_the_doubt_that_tells_costs_most_and_none_pays() -> None:
    table = fit(made_up(6000))
    assert all(cost > 0 for cost in table.open.costs.values())
    assert max(table.open.costs, key=lambda name: table.open.costs[name]) == "below"
    nothing = dict.fromkeys(DOUBTS, 0.0)
    # a claim with no doubt at all is surer than the mean one: others cost next to nothing, not none
    assert table(nothing, None) == pytest.approx(cautious(0.9), abs=0.06)
    assert table({**nothing, "below": 1.0}, None) == pytest.approx(cautious(0.3), abs=0.12)


def test_figures_are_those_of_claims_not_learnt_from() -> None:
    found = cross_validated(made_up(2000))
    assert found is not None
    assert found.claims == 2000
    assert found.brier < 0.8 * found.constant
    assert found.calibration_error < 0.12  # the caution included
    (_, half), _, _ = found.above
    assert half.precision == pytest.approx(0.9, abs=0.03)


def test_where_nothing_tells_nothing_is_gained() -> None:
    draw = random.Random(2)
    noise = [  # so many that what chance seems to tell of each doubt costs next to nothing
        Observation({n: draw.random() for n in DOUBTS}, draw.random() < 0.7, f"s{i}")
        for i in range(2000)
    ]
    found = cross_validated(noise)
    assert found is not None
    price = (0.7 - cautious(0.7)) ** 2  # of saying less than the share of claims that are right
    assert found.brier == pytest.approx(found.constant + price, abs=0.005)


def test_what_no_parser_tells_is_left_at_its_usual_size() -> None:
    seen = [
        Observation({n: s for n, s in one.doubts.items() if n != "tree"}, one.right, one.group)
        if i % 2
        else one
        for i, one in enumerate(made_up(300))
    ]
    told = [one.doubts["tree"] for one in seen if "tree" in one.doubts]
    assert fit(seen).typical["tree"] == pytest.approx(sum(told) / len(told), abs=0.001)


def test_a_table_comes_back_from_its_file(tmp_path: Path) -> None:
    table = fit(made_up(300))
    path = tmp_path / "confidence.toml"
    path.write_text(as_toml(table, "made of\n\nnothing"), encoding="utf-8")
    assert load(path) == table
    assert tomllib.loads(path.read_text(encoding="utf-8"))["reasons"]


def test_reliability_of_no_claims_is_none() -> None:
    assert reliability([]) is None
    assert cross_validated([]) is None


def test_confidences_that_are_shares_have_no_calibration_error() -> None:
    said = [(0.25, i % 4 == 0) for i in range(400)] + [(0.75, i % 4 > 0) for i in range(400)]
    found = reliability(said)
    assert found is not None
    assert found.calibration_error == pytest.approx(0, abs=0.01)
    assert found.brier == pytest.approx(0.1875)


def gold_as_claims() -> list[dict[str, Any]]:
    """The gold of the samples as a system would give it, with its evidence spans made up."""
    lines = (bundled.gold() / "gold_typed.jsonl").read_text(encoding="utf-8").splitlines()
    found = []
    for line in map(json.loads, lines):
        if line["predicate"]["id"] != "open":
            one = {**line, "evidence": {"start": line["subject"]["start"], "end": 9999}}
            found.append(one)
    return found


def test_the_gold_is_right_and_a_spoilt_holder_makes_a_claim_wrong() -> None:
    gold, ontology = read_gold(bundled.gold()), load_knowledge("fr").ontology
    claims = [line for line in gold_as_claims() if not line.get("optional")]
    judged = list(judged_typed(gold, claims, ontology))
    assert len(judged) >= 90
    assert all(one.right for one in judged)
    spoilt = [{**line, "attributed_to": line["object"]} for line in claims]
    wrong = [one for one in judged_typed(gold, spoilt, ontology) if not one.right]
    assert len(wrong) > 0.8 * len(judged)


@pytest.mark.pipeline
def test_on_texts_that_rules_were_made_with_confidence_is_not_too_high() -> None:
    found = evaluate().reliability
    assert found is not None
    assert found.claims > 80
    assert all(score.precision > least for least, score in found.above)
    assert found.above[0][1].recall >= found.above[2][1].recall
