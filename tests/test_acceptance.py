"""What the first article must show, and the scores on the two gold sets.

The article and the gold files are no part of this repository: these tests run where a folder with
them lies beside the checkout (or where KG_SHARED names it).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg import KnowledgeGraph
from kg.cli import main
from kg.rdf import spans_checked

SHARED = Path(os.environ.get("KG_SHARED", Path(__file__).parent.parent.parent / "shared"))

pytestmark = [
    pytest.mark.pipeline,
    pytest.mark.skipif(
        not (SHARED / "seed").is_dir(), reason=f"the gold files are not in {SHARED}"
    ),
]


def extract(out: Path, *arguments: object) -> Path:
    with pytest.raises(SystemExit) as leaving:
        main(["extract", *map(str, arguments), "-o", str(out)])
    assert not leaving.value.code
    return out


def score(script: str, *arguments: object) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, SHARED / script, *map(str, arguments), "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def graph() -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.build(SHARED / "seed" / "docs") as built:
        yield built


def test_every_span_of_every_claim_of_the_seed_is_its_text(graph: KnowledgeGraph) -> None:
    checked = spans_checked(graph.store)
    assert checked.same == checked.spans > 50
    assert checked.claims == len(graph.claims())


def test_who_sent_what_to_whom(graph: KnowledgeGraph) -> None:
    rows = graph.query("SELECT ?who ?what ?to WHERE { ?who kg:sent ?what . ?what kg:sentTo ?to }")
    senders = {(who, to) for who, _, to in rows}
    assert ("kge:valeri-guerassimov", "kge:joseph-dunford") in senders
    assert any("message" in str(what) for _, what, _ in rows)


def test_who_controls_and_leads(graph: KnowledgeGraph) -> None:
    controlled = graph.query("SELECT ?place ?by WHERE { ?place kg:controlledBy ?by }")
    assert any("zone" in str(a) and "coalition" in str(b) for a, b in controlled)
    led = graph.query("SELECT ?who ?by WHERE { ?who kg:ledBy ?by }")
    assert any("coalition" in str(a) and b == "kge:united-states" for a, b in led)


def test_what_is_denied_is_no_fact_and_has_its_holder(graph: KnowledgeGraph) -> None:
    assert graph.query("SELECT ?who WHERE { ?who kg:compliedWith ?what }").rows == ()
    denied = graph.ask("who-denies-what", lang="en").records()
    assert any(
        row["relation"] == "complied with"
        and row["negated"] is True
        and "ministère russe de la Défense" in str(row["holder"])
        for row in denied
    )


def test_states_are_linked(graph: KnowledgeGraph) -> None:
    same = graph.query("SELECT ?same WHERE { kge:united-states owl:sameAs ?same }")
    assert ("wd:Q30",) in same.rows


def test_typed_claims_and_quotations_of_the_article(tmp_path: Path) -> None:
    claims = extract(tmp_path / "claims.jsonl", SHARED / "seed" / "docs")
    quotes = extract(tmp_path / "quotes.jsonl", SHARED / "seed" / "docs", "--quotes")
    found = score("tools/score_typed.py", SHARED / "seed", claims, "--quotes", quotes)
    typed = found["typed"]
    assert typed["F1"] >= 0.50
    assert typed["spurious on boilerplate"] == 0


def test_facts_of_the_development_gold(tmp_path: Path) -> None:
    folder = SHARED / "devgold"
    claims = extract(tmp_path / "dev.jsonl", folder / "fr_dev.jsonl", "--layer", "surface")
    found = score(
        "devgold/score.py", folder / "fr_dev_facts.jsonl", folder / "fr_dev.conllu", claims
    )
    assert found["F1"] >= 0.40
