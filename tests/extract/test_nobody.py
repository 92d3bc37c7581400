"""Open claims that say nothing: of dummies, of parts of a name, with what is another verb's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Claims = Callable[[str], tuple[Claim, ...]]


def open_claims(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    """What is said of whom, without relation."""
    return {
        (claim.subject.text, claim.predicate.text or "", claim.object.text)
        for claim in claims
        if claim.subject is not None and claim.object is not None and claim.layer.value == "surface"
    }


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Pour garantir la paix, il faut un accord.", "garantir"),
        ("En attendant la réunion, il est nécessaire que le maire signe le décret.", "attendant"),
        ("C'est un accord complet, sans oublier les îles.", "oublier"),
        ("La commission a lu un rapport sur la manière de traiter les déchets.", "traiter"),
    ],
)
def test_a_dummy_does_nothing(claims_of: Claims, text: str, verb: str) -> None:
    assert not any(said == verb for _, said, _ in open_claims(claims_of(text)))


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Le maire veut un accord pour garantir la paix.", ("Le maire", "garantir", "la paix")),
        (
            "En attendant la réunion, le maire a signé le décret.",
            ("le maire", "attendant", "la réunion"),
        ),
        ("Cela a servi à financer le pont.", ("Cela", "a servi à financer", "le pont")),
    ],
)
def test_whoever_acts_does_what_stands_beside(
    claims_of: Claims, text: str, claim: tuple[str, str, str]
) -> None:
    assert claim in open_claims(claims_of(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Les habitants de la rue Valin ont protesté.", "Valin"),
        ("L'usine Corvex a fermé en mars.", "Corvex"),
        ("On a fermé la mosquée Al-Noura.", "Al-Noura"),
        ("La boutique Tolin se trouve à Lorn.", "Tolin"),
    ],
)
def test_a_name_is_not_said_of_its_noun(claims_of: Claims, text: str, name: str) -> None:
    assert not any(said == name for _, said, _ in open_claims(claims_of(text)))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Le film tourné par Ana Lorens et présenté par Ivan Morel a plu.", {"Ana Lorens"}),
        ("Des vidéos tournées par un voisin et publiées par la presse mentent.", {"un voisin"}),
        ("Le texte voté par la chambre et signé par la reine est connu.", {"la chambre"}),
    ],
)
def test_a_verb_has_one_agent(claims_of: Claims, text: str, said: set[str]) -> None:
    first = [
        claim
        for claim in open_claims(claims_of(text))
        if claim[1] in ("tourné", "tournées", "voté")
    ]
    assert {agent for _, _, agent in first} == said


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Le taux est fixé à deux grammes par litre.", "litre"),
        ("Le musée accueille mille visiteurs par jour.", "jour"),
        ("Le club loue la salle deux soirs par mois.", "mois"),
        ("Quant au pont, le maire promet des travaux.", "pont"),
    ],
)
def test_rates_and_topics_are_no_arguments(claims_of: Claims, text: str, rate: str) -> None:
    assert not any(object_ == rate for _, _, object_ in open_claims(claims_of(text)))
