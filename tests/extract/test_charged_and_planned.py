"""Charges, what is expected, elected, allowed or one of two, and who says so behind the rest."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

Read = Callable[[str], tuple[Claim, ...]]


def told(claims: tuple[Claim, ...], relation: str) -> set[str]:
    """What is told of a relation's claims: polarity, modality and status."""
    return {
        f"{'not ' * claim.negated}{claim.modality.value} {claim.status.value}"
        for claim in claims
        if claim.predicate.id == relation
    }


@pytest.mark.parametrize(
    ("text", "relation", "how"),
    [
        # a court is to find it out
        (
            "Elle était jugée pour enlèvement de deux journalistes.",
            "kg:arrested",
            "possible current",
        ),
        ("Deux frères sont jugés pour avoir aidé les assaillants.", "kg:aided", "possible current"),
        ("Il est soupçonné d'attentat contre le palais.", "kg:attacked", "possible current"),
        (
            "Le ministre est mis en examen pour assassinat d'un opposant.",
            "kg:killed",
            "possible current",
        ),
        (
            "Les rebelles sont accusés de pillage, d'avoir volé du blé et tué des civils.",
            "kg:killed",
            "possible current",
        ),
        (
            "Il comparaît pour vol et pour avoir aidé des trafiquants.",
            "kg:aided",
            "possible current",
        ),
        ("Il a été condamné pour avoir tué sa voisine.", "kg:killed", "asserted current"),
        ("Elle est mise en examen pour le meurtre de son rival.", "kg:killed", "asserted current"),
        # expected, announced, with its day
        ("Le président devrait signer l'accord à Genève.", "kg:signed", "possible planned"),
        ("Le pont devrait être détruit au printemps.", "kg:destroyed", "possible planned"),
        ("La reine devait rencontrer le pape.", "kg:metWith", "possible planned"),
        ("Le roi doit rencontrer le pape demain.", "kg:metWith", "asserted planned"),
        ("Le roi doit rencontrer le pape.", "kg:metWith", "ordered current"),
        ("Paul Marchand a annoncé quitter le parti.", "kg:resignedFrom", "asserted planned"),
        ("Le pape annonce se rendre en Égypte.", "kg:visited", "asserted planned"),
        ("Anna Delmas a annoncé diriger le parti.", "kg:ledBy", "asserted current"),
        # elected, and not in office yet
        ("Anna Delmas est élue présidente du Brésil.", "kg:holdsPosition", "asserted planned"),
        ("Paul Marchand a été élu président.", "kg:holdsPosition", "asserted planned"),
        (
            "Anna Delmas a été élue présidente du Brésil en 2014.",
            "kg:holdsPosition",
            "asserted current",
        ),
        ("Anna Delmas a été élue maire de Lorn.", "kg:holdsPosition", "asserted current"),
        # what let one win is told of who won
        ("Ce but permet à la France de battre le Brésil.", "kg:defeated", "asserted current"),
        ("Son avance lui permet de remporter la course.", "kg:won", "asserted current"),
        ("La loi permet à la police d'arrêter des suspects.", "kg:arrested", "possible current"),
        # one of two
        (
            "Soit l'armée a attaqué le village, soit les rebelles ont tué les habitants.",
            "kg:killed",
            "possible current",
        ),
        (
            "Soit ils vivent à Lorn, soit ils travaillent à Dorvil.",
            "kg:locatedIn",
            "possible current",
        ),
        # nobody wants to
        (
            "Le président n'a manifesté aucune volonté de rencontrer le chef rebelle.",
            "kg:metWith",
            "not wanted current",
        ),
        (
            "Le pays n'avait aucune intention d'attaquer son voisin.",
            "kg:attacked",
            "not wanted current",
        ),
        ("Le pays a l'intention d'attaquer son voisin.", "kg:attacked", "wanted current"),
        # a state that something may come of
        (
            "La présence à Dorvil du bureau de l'Union africaine pourrait être contestée.",
            "kg:locatedIn",
            "asserted current",
        ),
        (
            "La présence de Paul Marchand à Dorvil pourrait aggraver la crise.",
            "kg:locatedIn",
            "asserted current",
        ),
        # what one condemns, looks into or regrets there was
        ("L'Union a condamné l'attentat contre Paul Marchand.", "kg:attacked", "asserted current"),
        ("La police veut enquêter sur le meurtre du maire.", "kg:killed", "asserted current"),
        ("Il appelle à célébrer la libération du journaliste.", "kg:released", "asserted current"),
        ("Il appelle à la libération du journaliste.", "kg:released", "ordered current"),
        (
            "Elle devient la première boxeuse française à remporter un titre.",
            "kg:won",
            "asserted current",
        ),
        (
            "Il a été écarté, permettant à son frère de diriger le parti.",
            "kg:ledBy",
            "asserted current",
        ),
        (
            "L'élue, membre du MRC au moment des faits, a détourné des fonds.",
            "kg:memberOf",
            "asserted ended",
        ),
        # who was there, and is no longer told to be
        (
            "Cent soldats ont été tués alors qu'ils se trouvaient dans un camp.",
            "kg:locatedIn",
            "asserted ended",
        ),
        ("L'écrivaine est morte à Dorvil, où elle résidait.", "kg:locatedIn", "asserted ended"),
        ("L'usine se trouvait à Dorvil.", "kg:locatedIn", "asserted current"),
        ("Paul Marchand dirige le club de 1990 à 2001.", "kg:ledBy", "asserted ended"),
        ("Elle préside la banque de 2004 à 2012.", "kg:ledBy", "asserted ended"),
        ("Elle préside la banque depuis 2012.", "kg:ledBy", "asserted current"),
    ],
)
def test_how_it_is_told(claims_of: Read, text: str, relation: str, how: str) -> None:
    assert told(claims_of(text), relation) == {how}


@pytest.mark.parametrize(
    ("text", "relation", "holders"),
    [
        (
            "Un suspect a été tué après avoir tenté de voler une arme, selon le parquet.",
            "kg:killed",
            {"le parquet"},
        ),
        (
            "Trois civils sont morts en essayant de fuir, selon la Croix-Rouge.",
            "kg:died",
            {"la Croix-Rouge"},
        ),
        (
            "Deux otages ont été libérés après avoir passé un an en prison, d'après le ministère.",
            "kg:released",
            {"le ministère"},
        ),
        (
            "Pour l'avocat de la famille, les policiers ont abattu l'homme.",
            "kg:killed",
            {"l'avocat de la famille"},
        ),
        ("Pour ses proches, la police a tué le jeune homme.", "kg:killed", {"ses proches"}),
        (
            "La famille conteste cette version. Pour elle, les policiers ont abattu l'homme.",
            "kg:killed",
            {"elle"},
        ),
        ("Pour les habitants, la police a libéré deux otages.", "kg:released", set()),
        # who has yet to say it holds nothing
        ("Le ministre devrait annoncer que l'armée quitte le Mali.", "kg:withdrewFrom", set()),
        ("Le président dira demain que la France soutient le Liban.", "kg:supports", set()),
        (
            "Le porte-parole pourrait déclarer que le Front a attaqué le village.",
            "kg:attacked",
            set(),
        ),
        (
            "Le ministre pouvait dire que le Front a attaqué le village.",
            "kg:attacked",
            {"Le ministre"},
        ),
    ],
)
def test_who_says_so(claims_of: Read, text: str, relation: str, holders: set[str]) -> None:
    found = [claim for claim in claims_of(text) if claim.predicate.id == relation]
    assert found
    assert {claim.holder.text for claim in found if claim.holder is not None} == holders
