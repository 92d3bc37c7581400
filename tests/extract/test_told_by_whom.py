"""Whose words they are, and how they stand, where the words between hide it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

Read = Callable[[str], tuple[Claim, ...]]


def _one(claims: tuple[Claim, ...], relation: str) -> Claim:
    found = [claim for claim in claims if claim.predicate.id == relation]
    assert len(found) == 1, [(c.predicate.id, c.predicate.text) for c in claims]
    return found[0]


@pytest.mark.parametrize(
    ("text", "relation", "holder"),
    [
        # "que" behind a circumstance
        (
            "Le ministre a rappelé lors d'une visite à Lorn que la France soutient les rebelles.",
            "kg:supports",
            "Le ministre",
        ),
        (
            "Il a confié lors d'une visite à Ostrel que la Suède finance le groupe.",
            "kg:funds",
            "Il",
        ),
        (
            "Anna Delmas a déclaré lors d'une réunion à Ostrel que l'armée a détruit le pont.",
            "kg:destroyed",
            "Anna Delmas",
        ),
        # several who think so
        ("Pour certains élus, le préfet soutient le projet.", "kg:supports", "certains élus"),
        ("Pour plusieurs experts, l'armée a détruit le pont.", "kg:destroyed", "plusieurs experts"),
        ("Pour certains députés, l'armée a détruit le pont.", "kg:destroyed", "certains députés"),
    ],
)
def test_who_holds_it(claims_of: Read, text: str, relation: str, holder: str) -> None:
    claim = _one(claims_of(text), relation)
    assert claim.holder is not None
    assert claim.holder.text == holder


@pytest.mark.parametrize(
    "text",
    [
        "Pour les habitants, la mairie finance un centre.",
        "Pour certains quartiers, la mairie finance un centre.",
    ],
)
def test_for_whom_is_no_holder(claims_of: Read, text: str) -> None:
    assert _one(claims_of(text), "kg:funds").holder is None


@pytest.mark.parametrize(
    ("text", "relation", "negated", "modality"),
    [
        # a particle alone denies a perfect, too
        ("Le maire n'a pu rencontrer le ministre.", "kg:metWith", True, "asserted"),
        ("Le maire n'a pas pu rencontrer le ministre.", "kg:metWith", True, "asserted"),
        ("Le syndicat n'a cessé de soutenir le projet.", "kg:supports", False, "asserted"),
        ("Anna Delmas n'a cessé de critiquer le projet.", "kg:criticized", False, "asserted"),
        # two purposes
        (
            "Il est venu pour rencontrer le maire et visiter Lorn.",
            "kg:visited",
            False,
            "wanted",
        ),
        (
            "Le syndicat a défilé afin de protester contre la loi et critiquer le ministre.",
            "kg:criticized",
            False,
            "wanted",
        ),
    ],
)
def test_how_it_stands(
    claims_of: Read, text: str, relation: str, negated: bool, modality: str
) -> None:
    claim = _one(claims_of(text), relation)
    assert (claim.negated, claim.modality) == (negated, modality)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Les loups étaient auparavant présents dans l'Ouest des États-Unis.", "ended"),
        ("Des forges étaient autrefois situées à Lorn.", "ended"),
        ("L'usine se trouvait à Lorn.", "current"),
    ],
)
def test_an_adverb_tells_what_is_over(claims_of: Read, text: str, status: str) -> None:
    assert _one(claims_of(text), "kg:locatedIn").status == status


def test_lists_in_the_same_order(stated: Callable[[str], set[str]]) -> None:
    found = stated("Paul Marchand et Anna Delmas sont nés respectivement à Genève et à Oslo.")
    assert found == {
        "Paul Marchand | kg:bornIn | Genève",
        "Anna Delmas | kg:bornIn | Oslo",
    }
    found = stated("Paul Marchand et Anna Delmas sont morts respectivement à Rome et à Oslo.")
    assert "Anna Delmas | kg:diedIn | Rome" not in found
    assert len(stated("Paul Marchand et Anna Delmas ont visité Genève et Oslo.")) == 4


def test_senses(stated: Callable[[str], set[str]]) -> None:
    assert not stated("Les soldats ont fait fuir les assaillants.")
    assert not stated("La police a mis en fuite les voleurs.")
    assert "Les soldats | kg:fledFrom | la ville" in stated("Les soldats ont fui la ville.")
    assert not stated("Une déviation de la ligne 12 a été mise en place.")
    assert not stated("Une extension de la ligne a été mise en service.")
    assert stated("Le rapport a été mis en ligne par la mairie.")
    assert not any("praised" in one for one in stated("Le ministre a salué la foule."))
    assert not any("praised" in one for one in stated("Anna Delmas saluait des passants."))
    assert any("praised" in one for one in stated("Le ministre a salué les pompiers."))


@pytest.mark.parametrize(
    "text",
    [
        "Le jeu consiste à envoyer un message.",
        "L'exercice consistait à évacuer un village.",
        "Cela équivaut à soutenir le régime.",
    ],
)
def test_what_something_consists_of_is_done_by_nobody(
    stated: Callable[[str], set[str]], text: str
) -> None:
    assert not stated(text)


def test_a_count_keeps_its_words(stated: Callable[[str], set[str]]) -> None:
    found = stated("La France a envoyé pas moins de 300 soldats à Ostrel.")
    assert "La France | kg:deployed | pas moins de 300 soldats" in found
    found = stated("La Suède n'a pas envoyé de soldats, mais des armes.")
    assert not any("pas" in one for one in found)


def test_the_first_time_is_announced_by_nobody(stated: Callable[[str], set[str]]) -> None:
    for text in (
        "C'est l'une des premières fois que la Turquie annonce un accord.",
        "C'est une des rares fois que la Suède annonce un accord.",
        "C'est la première fois que la Suède annonce un accord.",
    ):
        assert not any("fois" in one for one in stated(text)), text


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a critiqué une loi destinée, selon lui, à diviser les communes.",
        "La CGT a dénoncé une mesure visant, selon elle, à briser la grève.",
        "Paul Marchand a condamné un texte conçu, selon lui, pour affaiblir les communes.",
    ],
)
def test_a_source_within_a_participle_says_no_more(claims_of: Read, text: str) -> None:
    assert _one(claims_of(text), "kg:criticized").holder is None


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Le maire a appelé le préfet afin de rencontrer le ministre.", "Le maire"),
        ("Anna Delmas a demandé un visa afin de rencontrer le ministre.", "Anna Delmas"),
        ("Le syndicat a sollicité le maire afin de rencontrer le ministre.", "Le syndicat"),
    ],
)
def test_whose_aim_it_is(claims_of: Read, text: str, subject: str) -> None:
    claim = _one(claims_of(text), "kg:metWith")
    assert claim.subject is not None
    assert (claim.subject.text, claim.modality) == (subject, "wanted")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("La course, qui devait avoir lieu à Lorn, a été annulée.", "cancelled"),
        ("Le concert, qui devait se tenir à Ostrel, a été annulé.", "cancelled"),
        ("Le débat, qui devait avoir lieu à Lorn, a été déprogrammé.", "cancelled"),
        ("Le sommet, qui devait avoir lieu à Oslo, a été reporté.", "planned"),
    ],
)
def test_what_was_expected_and_called_off(claims_of: Read, text: str, status: str) -> None:
    assert _one(claims_of(text), "kg:happenedIn").status == status


def test_nobody_meets_himself(claims_of: Read) -> None:
    for text in (
        "Anna Delmas a rencontré Anna Delmas.",
        "Le préfet Paul Marchand s'est entretenu avec Paul Marchand.",
        "Paul Marchand a battu Paul Marchand.",
    ):
        found = {claim.predicate.id for claim in claims_of(text)}
        assert found.isdisjoint({"kg:metWith", "kg:spokeWith", "kg:defeated"}), text


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("« Nous rejetons ce projet », a dit la porte-parole du parti, Anna Delmas.", "parti"),
        ("« Nous rejetons ce projet », a dit un porte-parole du syndicat.", "syndicat"),
        (
            "« Nous rejetons ce projet », a dit Anna Delmas, porte-parole du syndicat.",
            "syndicat",
        ),
        ("« Nous rejetons ce projet », a dit Anna Delmas, maire de Lorn.", "Anna Delmas"),
        ("« Je rejette ce projet », a dit la porte-parole du parti, Anna Delmas.", "Anna Delmas"),
    ],
)
def test_we_are_whom_one_speaks_for(claims_of: Read, text: str, who: str) -> None:
    claim = _one(claims_of(text), "kg:rejected")
    assert claim.subject is not None
    assert claim.subject.antecedent is not None
    assert text[slice(*claim.subject.antecedent)] == who


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Un homme d'un autre pays a perpétré un attentat à Oslo.", "un attentat | Oslo"),
        ("Un groupe d'un village voisin a commis une attaque à Lorn.", "une attaque | Lorn"),
        ("Le procès du chef s'ouvre à Oslo.", "Le procès du chef | Oslo"),
        ("Une nouvelle fenêtre s'ouvre sur la vallée.", None),
        ("La terrasse s'ouvre sur la plaine d'Ostrel.", None),
        ("L'affaire intervient à Lorn.", None),
    ],
)
def test_what_was_where(claims_of: Read, text: str, place: str | None) -> None:
    found = [
        f"{claim.subject.text} | {claim.object.text}"
        for claim in claims_of(text)
        if claim.predicate.id == "kg:happenedIn" and claim.subject and claim.object
    ]
    assert found == ([place] if place else [])
