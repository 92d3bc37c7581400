"""Whom one tells something, what one leaves, and pronouns whose class is known, not who it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.pipeline

Stated = Callable[[str], set[str]]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Anna Delmas a dit à Marc Dubon que le pont tiendrait.",
            "Anna Delmas | kg:spokeWith | Marc Dubon",
        ),
        ("Marc Dubon a quitté le Mali.", "Marc Dubon | kg:withdrewFrom | le Mali"),
        ("Marc Dubon a dirigé cette région.", "cette région | kg:ledBy | Marc Dubon"),
        ("Les élus du Sénat ont voté.", "Les élus | kg:memberOf | Sénat"),
        # it is one of two men, whichever
        (
            "Paul Salvi est le frère de Marc Ostrov. L'enquête dit que les soldats l'ont abattu.",
            "les soldats | kg:killed | l'",
        ),
    ],
)
def test_it_is_stated(stated: Stated, text: str, claim: str) -> None:
    assert claim in stated(text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Anna Delmas a confié la voiture à Marc Dubon.", "kg:spokeWith"),
        ("Le club a échangé un joueur avec Lorn.", "kg:spokeWith"),
        ("Marc Dubon a quitté le terrain.", "kg:withdrewFrom"),
    ],
)
def test_it_is_not(stated: Stated, text: str, relation: str) -> None:
    assert not any(relation in one for one in stated(text))
