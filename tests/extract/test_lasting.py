"""What was so for a time and is over; what must, may or could be, and what was done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.extract.claims import Extraction
from kg.model import Claim, Status

Read = Callable[[str], tuple[Claim, ...]]


def of(claims: tuple[Claim, ...], relation: str) -> list[Claim]:
    return [claim for claim in claims if claim.predicate.id == relation]


@pytest.mark.parametrize(
    ("text", "relation", "status"),
    [
        ("Elle était ministre de la Santé du royaume.", "kg:holdsPosition", "ended"),
        ("Paul Marchand fut député et conseiller du roi.", "kg:holdsPosition", "ended"),
        ("Il a été ministre des Transports de 2002 à 2007.", "kg:holdsPosition", "ended"),
        ("Anna Delmas a dirigé le Parti rural pendant dix ans.", "kg:ledBy", "ended"),
        ("La milice contrôlait la ville de Dorvil.", "kg:controls", "ended"),
        ("La ministre s'opposait au projet de loi.", "kg:opposes", "ended"),
        ("Anna Delmas militait pour la réforme.", "kg:supports", "ended"),
        ("Anna Delmas a soutenu la réforme.", "kg:supports", "current"),
        ("Anna Delmas soutenait toujours la réforme.", "kg:supports", "current"),
        ("La milice contrôlait encore la ville de Dorvil.", "kg:controls", "current"),
        ("La coalition dirigée par Paul Marchand a signé l'accord.", "kg:ledBy", "current"),
        ("Paul Marchand est devenu ministre des Transports.", "kg:holdsPosition", "current"),
        ("Il a déclaré que Paul Marchand était ministre.", "kg:holdsPosition", "current"),
        ("Le maire de Lorn de 2001 à 2008, Paul Marchand, est jugé.", "kg:holdsPosition", "ended"),
        ("Paul Marchand, maire de Lorn depuis 2014, est jugé.", "kg:holdsPosition", "current"),
        ("Paul Marchand est maire de Lorn depuis 2014.", "kg:holdsPosition", "current"),
        ("Anna Delmas, ministre sous Charles de Gaulle, est morte.", "kg:holdsPosition", "ended"),
        ("Alors maire de Lorn, Paul Marchand avait signé.", "kg:holdsPosition", "ended"),
        ("L'ex-Premier ministre Paul Marchand a voté.", "kg:holdsPosition", "ended"),
        ("La démission du ministre Paul Marchand surprend.", "kg:holdsPosition", "ended"),
        ("Elle exige la démission du ministre Paul Marchand.", "kg:holdsPosition", "current"),
        ("Le sénateur Paul Marchand est mort lundi à Lorn.", "kg:holdsPosition", "ended"),
        ("Le pays pleure la mort du président Paul Marchand.", "kg:holdsPosition", "ended"),
        ("Le porte-parole de la milice, Paul Marchand, a été tué.", "kg:spokespersonFor", "ended"),
        ("Anna Delmas était la femme de Paul Marchand, mort en 2004.", "kg:marriedTo", "ended"),
        ("Le président Paul Marchand s'est retiré du pouvoir.", "kg:holdsPosition", "ended"),
        ("La ministre Anna Delmas a quitté le gouvernement.", "kg:holdsPosition", "ended"),
        ("Le sénateur Paul Marchand pourrait mourir.", "kg:holdsPosition", "current"),
        ("Le sénateur Paul Marchand n'est pas mort.", "kg:holdsPosition", "current"),
        ("Deux gardes du préfet Paul Marchand ont été tués.", "kg:holdsPosition", "current"),
        ("La ministre Anna Delmas va démissionner.", "kg:holdsPosition", "current"),
    ],
)
def test_what_is_over(claims_of: Read, text: str, relation: str, status: str) -> None:
    found = of(claims_of(text), relation)
    assert found
    assert {claim.status for claim in found} == {Status(status)}


def test_a_death_ends_what_the_whole_text_tells_of_somebody(claims_of: Read) -> None:
    text = (
        "L'écrivain Paul Marchand est mort. Il est membre de l'Académie depuis 1990. "
        "Sa sœur, Anna Delmas, est maire de Lorn."
    )
    claims = claims_of(text)
    assert {claim.status for claim in of(claims, "kg:memberOf")} == {Status.ENDED}
    assert {claim.status for claim in of(claims, "kg:holdsPosition")} == {Status.CURRENT}


@pytest.mark.parametrize(
    ("text", "relation", "negated", "modality"),
    [
        ("La Garde a dû envoyer des renforts à Dorvil.", "kg:deployed", False, "asserted"),
        ("La Garde doit envoyer des renforts à Dorvil.", "kg:deployed", False, "ordered"),
        ("La Garde aurait dû envoyer des renforts.", "kg:deployed", False, "ordered"),
        ("Les rebelles ont pu quitter la ville de Dorvil.", "kg:withdrewFrom", False, "asserted"),
        ("Le raid a permis à l'armée de reprendre Dorvil.", "kg:captured", False, "asserted"),
        ("La loi permet aux familles de publier leurs photos.", "kg:published", False, "possible"),
        ("Le général a contraint l'armée à quitter Dorvil.", "kg:withdrewFrom", False, "asserted"),
        ("Trois experts interdits d'entrer au Burundi.", "kg:movedTo", True, "ordered"),
        ("Si la police a arrêté trois hommes, elle n'a rien saisi.", "kg:arrested", False,
         "asserted"),
        ("Si l'armée attaque la ville, les rebelles partiront.", "kg:attacked", False,
         "hypothetical"),
        ("Si Lorn a remporté le tournoi, Dorvil décroche la coupe.", "kg:won", False, "asserted"),
        ("Si la police avait arrêté trois hommes, cela aiderait.", "kg:arrested", False,
         "hypothetical"),
        ("Comme si cela ne suffisait pas, Paul Marchand a quitté le Parti rural.",
         "kg:resignedFrom", False, "asserted"),
        ("Il est à noter que Paul Marchand a rencontré Anna Delmas.", "kg:metWith", False,
         "asserted"),
        ("Les rebelles ne pourront quitter la ville de Dorvil.", "kg:withdrewFrom", True,
         "possible"),
        ("Rien ne dit que Paul Marchand a été tué.", "kg:killed", False, "possible"),
        ("On a rejeté l'idée d'envoyer Paul Marchand rencontrer Anna Delmas.", "kg:metWith",
         False, "possible"),
        ("Elle devient la première athlète à remporter ce titre.", "kg:won", False, "asserted"),
        ("La bataille pour la reprise de Mossoul a commencé.", "kg:captured", False, "wanted"),
        ("L'appel à la libération de Paul Marchand a été lu.", "kg:released", False, "ordered"),
        ("Deux membres de l'ONU seraient entendus.", "kg:memberOf", False, "asserted"),
    ],
)  # fmt: skip
def test_how_it_stands(
    claims_of: Read, text: str, relation: str, negated: bool, modality: str
) -> None:
    found = of(claims_of(text), relation)
    assert found
    assert {(claim.negated, claim.modality.value) for claim in found} == {(negated, modality)}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Les syndicats appellent à une grève à Lorn le 30 mars.", "kg:requested"),
        ("La ministre annonce une réforme le 20 mars.", "kg:announced"),
        ("La CGT demande l'ouverture de négociations le 20 mars.", "kg:requested"),
    ],
)
def test_what_is_asked_for_is_asked_today(claims_of: Read, text: str, relation: str) -> None:
    (claim,) = of(claims_of(text), relation)
    assert claim.status is Status.CURRENT
    assert claim.time is None


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Il veut maintenir deux fonds soutenant le Parti rural.", "kg:supports"),
        ("Elle souhaite garder les accords concernant la sécurité.", "kg:about"),
        ("Il compte rencontrer la coalition dirigée par Paul Marchand.", "kg:ledBy"),
    ],
)
def test_what_is_beside_a_wish_is_not_planned(claims_of: Read, text: str, relation: str) -> None:
    found = of(claims_of(text), relation)
    assert {claim.status for claim in found} <= {Status.CURRENT}


@pytest.mark.parametrize(
    ("text", "relation", "holder"),
    [
        (
            "Un homme avait été arrêté, mais finalement libéré samedi, selon Le Parisien.",
            "kg:arrested",
            "Le Parisien",
        ),
        (
            "Les deux hommes ont été arrêtés, selon ce qu'a confié la ministre.",
            "kg:arrested",
            "la ministre",
        ),
        (
            "La ministre a affirmé que le texte est prêt et critiqué l'opposition.",
            "kg:criticized",
            None,
        ),
        (
            "La ministre s'est engagée à aider les maires et annoncé une réforme.",
            "kg:announced",
            None,
        ),
    ],
)
def test_whose_it_is(claims_of: Read, text: str, relation: str, holder: str | None) -> None:
    (claim,) = of(claims_of(text), relation)
    assert (claim.holder.text if claim.holder else None) == holder


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The militia has held the airport since May.", "current"),
        ("The rebels, who have controlled Varesk since 2021, left no message.", "current"),
        ("The port has been controlled by the rebels since March.", "current"),
        ("The militia held the airport until May.", "ended"),
        ("The group had controlled the town since 2014.", "ended"),
    ],
)
def test_a_perfect_of_english_lasts(
    read_english: Callable[[str], Extraction], text: str, status: str
) -> None:
    found = read_english(text).claims
    (claim,) = (c for c in found if c.predicate.id in ("kg:controls", "kg:controlledBy"))
    assert claim.status is Status(status)
