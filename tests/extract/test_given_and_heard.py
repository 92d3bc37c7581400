"""What is taken for given, only heard of or yet to be, and whose the words between marks are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Read = Callable[[str], tuple[Claim, ...]]
Standings = Callable[[str, str], set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "relation", "modality", "status"),
    [
        # where an event is to which nobody goes, what a debate is about that somebody may stop
        (
            "Elle ne comptait pas se rendre à la manifestation à Paris.",
            "kg:happenedIn",
            "asserted",
            "current",
        ),
        (
            "Un élu aurait parlé pendant la réunion entre Anna Delmas et Paul Marchand.",
            "kg:metWith",
            "asserted",
            "current",
        ),
        (
            "Le ministre pourrait revenir sur ses propositions de réforme.",
            "kg:proposed",
            "asserted",
            "current",
        ),
        (
            "Le président lancera les consultations sur l'Europe en avril.",
            "kg:about",
            "asserted",
            "current",
        ),
        # … but not what is to be made
        (
            "Le gouvernement envisage l'organisation d'un sommet à Genève.",
            "kg:happenedIn",
            "wanted",
            "current",
        ),
        ("Elle tiendra dimanche un rassemblement à Paris.", "kg:happenedIn", "asserted", "planned"),
        ("Elle a tenu dimanche un rassemblement à Paris.", "kg:happenedIn", "asserted", "current"),
        # a conditional of its own is hearsay
        ("L'aéroport serait cerné par l'armée.", "kg:besieged", "possible", "current"),
        ("Le parti serait dirigé par Paul Marchand.", "kg:ledBy", "possible", "current"),
        (
            "Si l'armée attaquait, l'aéroport serait cerné par les rebelles.",
            "kg:besieged",
            "hypothetical",
            "current",
        ),
        # a condition told as past beside what is so
        (
            "Si Anna Delmas a été libérée, l'inquiétude est grande pour Paul Marchand.",
            "kg:released",
            "asserted",
            "current",
        ),
        ("Il est triste d'entendre que Paul Marchand est mort.", "kg:died", "asserted", "current"),
        ("Le général entend attaquer la ville de Dorvil.", "kg:attacked", "wanted", "current"),
        (
            "Le ministre veut partir avant qu'il n'annonce sa candidature.",
            "kg:announced",
            "hypothetical",
            "current",
        ),
        (
            "Les réfugiés ont fui le camp où vivaient des milliers de Syriens.",
            "kg:locatedIn",
            "asserted",
            "ended",
        ),
    ],
)
def test_how_it_stands(
    standings: Standings, text: str, relation: str, modality: str, status: str
) -> None:
    assert standings(text, relation) == {(modality, status)}


@pytest.mark.parametrize(
    ("text", "relation", "holder"),
    [
        ("Anna Delmas « félicite chaleureusement » Paul Marchand.", "kg:praised", "Anna Delmas"),
        (
            "Le Sénat a « enjoint au ministre de publier un rapport ».",
            "kg:requestedFrom",
            "Le Sénat",
        ),
        ("Elle a exhorté le maire à « expulser tous les squatteurs ».", "kg:expelled", "Elle"),
        (
            "Il a réclamé un vote sur « toutes les lois votées par le Parlement ».",
            "kg:votedFor",
            "Il",
        ),
        ("Les soldats « ont massacré les civils du village ».", "kg:killed", "?"),
        # who does something says nothing of it
        ("L'armée lance l'offensive à Lyon contre les rebelles.", "kg:happenedIn", ""),
        # of two figures each has its source
        (
            "Les marches organisées à Lyon ont réuni 20 élus selon le maire et 40 selon les chefs.",
            "kg:happenedIn",
            "",
        ),
        ("Pour certains, Paul Marchand dirige le parti.", "kg:ledBy", "certains"),
        ("Pour d'autres, Paul Marchand dirige le parti.", "kg:ledBy", "d'autres"),
        ("Selon la police, l'accident a eu lieu à Lyon.", "kg:happenedIn", "la police"),
        (
            "Anna Delmas a rappelé dans un communiqué que le parti soutient la loi.",
            "kg:supports",
            "Anna Delmas",
        ),
    ],
)
def test_who_says_so(claims_of: Read, text: str, relation: str, holder: str) -> None:
    """A question mark is an unknown speaker, the empty string the text itself."""
    found = {
        (claim.holder.text or "?") if claim.holder is not None else ""
        for claim in claims_of(text)
        if claim.predicate.id == relation
    }
    assert found == {holder}


def test_a_headline_has_a_verb(stated: Callable[[str], set[str]]) -> None:
    assert stated("Un séisme de magnitude 6,4 frappe Taïwan") == {
        "Un séisme de magnitude 6,4 | kg:happenedIn | Taïwan"
    }
