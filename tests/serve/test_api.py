"""The JSON interface as its own description tells it: told by schemathesis and by hand."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import jsonschema
import pytest
import schemathesis

from kg.graph import KnowledgeGraph
from tests.serve.conftest import Served

pytestmark = pytest.mark.pipeline

CASES = (
    ("/api/stats", {}),
    ("/api/documents", {"limit": "3"}),
    ("/api/document", {"id": "01-message-secret"}),
    ("/api/claims", {"about": "kge:milan-osterov"}),
    ("/api/claims", {"relation": "sent", "denied": "true"}),
    ("/api/claims", {"holder": "document", "since": "2025-03", "limit": "5"}),
    ("/api/entities", {"text": "oster"}),
    ("/api/entity", {"name": "Milan Osterov"}),
    ("/api/search", {"text": "mesage secret", "limit": "5"}),
    ("/api/search", {"text": "oster*", "about": "Rado Mezin", "since": "2025-03"}),
    ("/api/claims", {"lens": "holder=Front de la Drenna", "limit": "5"}),
    ("/api/stats", {"lens": "sources=2"}),
    ("/api/ask", {"question": "holders", "lens": "holder=Front de la Drenna; sources=1"}),
    ("/api/questions", {}),
    ("/api/ask", {"question": "who-denies-what"}),
    ("/api/desk", {}),
    ("/api/desk", {"lang": "en", "lens": "holder=Front de la Drenna"}),
    ("/api/part", {"entity": "Milan Osterov", "document": "01-message-secret"}),
    ("/api/part", {"text": "oster", "relation": "controls", "limit": "9"}),
)


def fetched(served: Served, path: str, **given: str) -> Any:
    answer = served.get(f"{path}?{urlencode(given)}" if given else path)
    assert (answer.status, answer.media) == (200, "application/json")
    return json.loads(answer.body)


@pytest.mark.parametrize(("path", "given"), CASES)
def test_answers_are_as_described(served: Served, path: str, given: dict[str, str]) -> None:
    described = fetched(served, "/openapi.json")
    operation = described["paths"][path]["get"]
    schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
    whole = {**schema, "components": described["components"]}
    found = fetched(served, path, **given)
    assert found
    jsonschema.validate(found, whole)


def test_pages_make_up_the_whole(served: Served, served_store: Any) -> None:
    found: list[str] = []
    offset: int | None = 0
    while offset is not None:
        part = fetched(served, "/api/claims", limit="100", offset=str(offset))
        found += [claim["id"] for claim in part["items"]]
        offset = part["next"]
    with KnowledgeGraph.open(served_store, read_only=True) as graph:
        assert found == [claim.id for claim in graph.claims()]


def test_claims_are_those_of_the_graph(served: Served, served_store: Any) -> None:
    found = fetched(served, "/api/claims", about="Milan Osterov", limit="1000")["items"]
    with KnowledgeGraph.open(served_store, read_only=True) as graph:
        wanted = {claim.id: claim for claim in graph.claims(about="Milan Osterov")}
    assert {claim["id"] for claim in found} == set(wanted)
    for claim in found:
        assert claim["sentence"] == wanted[claim["id"]].evidence.text
        assert claim["negated"] == wanted[claim["id"]].negated


def test_a_problem_says_what_to_do(served: Served) -> None:
    answer = served.get(f"/api/claims?about={quote('Osterof')}")
    assert answer.status == 404
    assert "Near: kge:milan-osterov" in json.loads(answer.body)["error"]


def test_schemathesis_finds_nothing(served: Served) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    schema = schemathesis.openapi.from_url(f"{served.base}/openapi.json")
    operations = [one.ok() for one in schema.get_all_operations()]
    assert len(operations) == 11
    cases = st.one_of([operation.as_strategy() for operation in operations])

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(cases)
    def check(case: Any) -> None:
        case.call_and_validate()

    check()
