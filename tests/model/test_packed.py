"""Claims → bytes → claims gives the same claims, whatever stands in them."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import HealthCheck, given, settings

from kg.model import Claim, Document, Entity, Quotation
from kg.model.packed import pack, unpack
from tests.rdf.strategies import readings

Reading = tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(readings())
def test_what_was_packed_is_read_back(reading: Reading) -> None:
    document, claims, *_ = reading
    packed = pack(claims)
    assert list(unpack(packed, document.id, document.text)) == claims
    some = frozenset(claim.id for claim in claims[::2])
    wanted = [claim for claim in claims if claim.id in some]
    assert list(unpack(packed, document.id, document.text, some)) == wanted
    assert pack(iter(claims)) == packed


def test_damaged_bytes_are_no_claims() -> None:
    with pytest.raises(zlib.error):
        list(unpack(pack([])[:-1] + b"x", "d", ""))
