"""What is not yet, no longer, or of another: steps, future seen from the past, pairs in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

Read = Callable[[str], tuple[Claim, ...]]
Standings = Callable[[str, str], set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "relation", "standing"),
    [
        (
            "Le préfet a dit que vingt soldats allaient être déployés à Lorn.",
            "kg:deployed",
            ("asserted", "planned"),
        ),
        (
            "Le maire a annoncé que la ville allait signer le traité.",
            "kg:signed",
            ("asserted", "planned"),
        ),
        (
            "Elle affirmait que Lorn allait livrer des chars.",
            "kg:delivered",
            ("asserted", "planned"),
        ),
        (
            "C'est un premier pas vers la libération des otages.",
            "kg:released",
            ("wanted", "current"),
        ),
        (
            "Ce vote est une étape importante avant la signature du traité.",
            "kg:signed",
            ("wanted", "current"),
        ),
        (
            "L'accord ouvre un chemin vers la libération des otages.",
            "kg:released",
            ("wanted", "current"),
        ),
        ("La libération des otages reste hypothétique.", "kg:released", ("possible", "current")),
        ("La libération attendue des otages tarde.", "kg:released", ("asserted", "planned")),
        (
            "Une hypothétique arrestation du général est un danger.",
            "kg:arrested",
            ("possible", "current"),
        ),
        (
            "Non contents de signer le traité, ils ont fondé un parti.",
            "kg:signed",
            ("asserted", "current"),
        ),
    ],
)
def test_what_is_not_yet_or_is(
    claims_of: Read, standings: Standings, text: str, relation: str, standing: tuple[str, str]
) -> None:
    assert standings(text, relation) == {standing}
    assert not any(one.negated for one in claims_of(text) if one.predicate.id == relation)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kidal, fief des rebelles, a été reprise par l'armée.", "ended"),
        ("L'armée a pris le village de Tessit, tenu par les rebelles.", "ended"),
        ("Les soldats se sont emparés de Raqqa, bastion des rebelles.", "ended"),
        ("L'armée veut prendre le village de Tessit, tenu par les rebelles.", "current"),
        ("L'armée a bombardé le village de Tessit, tenu par les rebelles.", "current"),
    ],
)
def test_what_others_take_one_has_no_longer(claims_of: Read, text: str, status: str) -> None:
    found = [one for one in claims_of(text) if one.predicate.id == "kg:controlledBy"]
    assert {one.status.value for one in found} == {status}


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        (
            "Paul Marchand et Anna Delmas ont été élus respectivement maire et députée.",
            {("Paul Marchand", "maire"), ("Anna Delmas", "députée")},
        ),
        (
            "Ivan Morel et Ana Lorens ont été nommés respectivement préfet et juge.",
            {("Ivan Morel", "préfet"), ("Ana Lorens", "juge")},
        ),
        (
            "Ivan Morel et Ana Lorens ont été nommés maire et députée.",
            {
                ("Ivan Morel", "maire"),
                ("Ivan Morel", "députée"),
                ("Ana Lorens", "maire"),
                ("Ana Lorens", "députée"),
            },
        ),
    ],
)
def test_pairs_in_order(claims_of: Read, text: str, posts: set[tuple[str, str]]) -> None:
    found = {
        (one.subject.text, one.object.text)
        for one in claims_of(text)
        if one.predicate.id == "kg:holdsPosition" and one.subject and one.object
    }
    assert found == posts


@pytest.mark.parametrize(
    "text",
    [
        "Anna Delmas a elle battu son record.",
        "Anna Delmas est arrivée. Elle a rencontré Anna Delmas.",
        "Anna Delmas a salué Anna Delmas.",
    ],
)
def test_nobody_does_it_to_himself(claims_of: Read, text: str) -> None:
    assert not [one for one in claims_of(text) if not one.predicate.id.startswith("open:")]


@pytest.mark.parametrize(
    ("text", "relation", "subject"),
    [
        ("Le syndicat a proposé aux maires de signer une charte.", "kg:signed", "maires"),
        (
            "La ministre propose à ses homologues de libérer les otages.",
            "kg:released",
            "ses homologues",
        ),
        ("Anna Delmas propose de signer le traité.", "kg:signed", "Anna Delmas"),
        (
            "La ministre ajoute qu'« il y a des mots qui comptent » en signant le traité.",
            "kg:signed",
            "La ministre",
        ),
        ("Les rebelles ont réussi une attaque contre la base.", "kg:attacked", "Les rebelles"),
    ],
)
def test_who_acts(claims_of: Read, text: str, relation: str, subject: str) -> None:
    found = {
        one.subject.text if one.subject else None
        for one in claims_of(text)
        if one.predicate.id == relation
    }
    assert found == {subject}


@pytest.mark.parametrize(
    "text",
    [
        "« Je ne me suis pas relâché », a dit Paul Marchand.",
        "« Je me suis libéré », a dit Paul Marchand.",
        "« Nous nous sommes relâchés », ont dit les joueurs.",
    ],
)
def test_what_one_does_to_oneself_is_done_to_nobody(claims_of: Read, text: str) -> None:
    assert not [one for one in claims_of(text) if one.predicate.id == "kg:released"]


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("Il rejoint Paris en 1950, où il fondera une revue.", "kg:founded", "current"),
        ("Il épouse en 1962 Anna Delmas, qui fondera un parti.", "kg:founded", "current"),
        ("Il arrive à Lorn en 1987, où il créera une association.", "kg:founded", "current"),
        (
            "La ministre se rend lundi à Nice, où elle rencontrera le maire.",
            "kg:metWith",
            "planned",
        ),
        ("La ministre rejoint Lorn, où elle rencontrera le maire.", "kg:metWith", "planned"),
    ],
)
def test_a_future_of_years_ago_is_past(
    standings: Standings, text: str, relation: str, status: str
) -> None:
    assert standings(text, relation) == {("asserted", status)}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Les bombardements russes et syriens ont fait vingt morts.", set()),
        ("Les bombardements russes et syriens sur Lorn ont duré.", {"russes", "syriens"}),
    ],
)
def test_those_who_bomb_together_do_not_bomb_each_other(
    read: Read, text: str, pairs: set[str]
) -> None:
    told = {
        (claim.subject.text, claim.object.text)
        for claim in read(text).claims
        if claim.predicate.id == "kg:attacked" and claim.subject and claim.object
    }
    assert told == {(one, "Lorn") for one in pairs}
