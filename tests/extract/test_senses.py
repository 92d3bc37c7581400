"""What a verb means is told by its object, its subject and what stands beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

SENSES = {
    # contests
    "L'armée a éliminé trois miliciens.": "L'armée | kg:killed | trois miliciens",
    "Ana Lorens a éliminé la championne Inga Holm en demi-finale.": (
        "Ana Lorens | kg:defeated | Inga Holm"
    ),
    "Le club de Varesk a éliminé l'équipe d'Ostrel.": "",
    "La coureuse résiste au retour de sa rivale.": "",
    "Le parti a résisté au gouvernement.": "Le parti | kg:opposes | gouvernement",
    "Le skieur accuse un retard de deux minutes.": "",
    "Le maire accuse le préfet.": "Le maire | kg:accused | le préfet",
    "Elle défend son titre à Genève.": "",
    "Ana Lorens défend le préfet.": "Ana Lorens | kg:supports | le préfet",
    "Le peloton prend la tête du classement général.": "",
    "Le match oppose la Suède à la Norvège.": "",
    # meetings, prizes
    "Ana Lorens a reçu le prix Ivan Morel.": "Ana Lorens | kg:won | le prix Ivan Morel",
    "Ana Lorens a reçu Ivan Morel.": "Ana Lorens | kg:metWith | Ivan Morel",
    "Les policiers ont retrouvé Ivan Morel.": "",
    # what is formed, adopted, garanti
    "Les manifestants ont formé une chaîne humaine.": "",
    "Les manifestants ont formé un barrage.": "",
    "Ivan Morel a formé un parti.": "Ivan Morel | kg:founded | un parti",
    "Le parlement a adopté la loi.": "Le parlement | kg:votedFor | la loi",
    "Le parlement a adopté le traité.": "Le parlement | kg:signed | le traité",
    "Le consul a conclu son discours.": "",
    "Le gouvernement garantit la sécurité des diplomates.": "",
    # complements tell the sense
    "La Suède invite ses ressortissants à quitter le pays.": (
        "La Suède | kg:requestedFrom | ses ressortissants"
    ),
    "La Suède invite le président à Stockholm.": "La Suède | kg:invited | le président",
    "Les secouristes se concentrent sur la ville de Lorn.": "",
    "Les combats se concentrent dans la ville de Lorn.": (
        "Les combats | kg:locatedIn | la ville de Lorn"
    ),
    # no agents, no posts
    "Les voisins ont été évacués par précaution.": "",
    "Dix pays ont voté contre : la Suède et la Norvège.": "",
    "Ana Lorens, représentant la Suède, a remporté la course.": ("Ana Lorens | kg:won | la course"),
    "Une vingtaine de blessés se trouvent dans un état grave.": "",
    "Le cortège prend la rue de Varesk.": "",
    # a reflexive is another verb
    "Des passants s'en sont pris à des vitrines de magasins.": "",
    "Le soldat s'est exécuté.": "",
    "Le club de Varesk se propose d'organiser un tournoi.": "",
    "Elle s'est procuré des armes.": "",
    # what one is called, or chosen as
    "Ana Lorens, élue joueuse de l'année, est partie.": "",
    "Le coureur est élu le plus combatif de l'étape.": "",
    "Ivan Morel a été élu dimanche par le Parlement.": ("le Parlement | kg:elected | Ivan Morel"),
    "Ivan Morel a été nommé ministre.": "Ivan Morel | kg:holdsPosition | ministre",
    "Anna Delmas nommée présidente du conseil": (
        "Anna Delmas | kg:holdsPosition | présidente du conseil"
    ),
    # requests without what is requested
    "À la demande des policiers, les grévistes sont partis.": "",
    "Les revendications du syndicat sont connues.": "",
    "Les électeurs étaient appelés aux urnes.": "",
    "La fédération a déposé une réclamation.": "La fédération | kg:requested | une réclamation",
    "Le ministre appelle à la prudence.": "Le ministre | kg:requested | la prudence",
    # damage, shops, squares
    "Des casseurs ont vandalisé une voiture.": "",
    "Des casseurs ont incendié une voiture.": "Des casseurs | kg:destroyed | une voiture",
    "Les clients ont pris d'assaut les magasins.": "",
    "Trois cents grévistes occupent la place du Marché.": "",
    "L'armée occupe la ville de Lorn.": "L'armée | kg:controls | la ville de Lorn",
    # who is sent, moved, put somewhere
    "La fédération a envoyé ses meilleurs patineurs à Genève.": "",
    "L'armée a envoyé des renforts à Genève.": "L'armée | kg:deployed | des renforts",
    "Une mobilisation des écologistes a eu lieu.": "",
    "Il est resté travailler à Genève.": "",
    # words
    "Ana Lorens attaque Ivan Morel sur son bilan.": "",
    "Corvex a mis en place une version de la plateforme en ligne.": "",
    "Corvex a mis en ligne une vidéo.": "Corvex | kg:published | une vidéo",
    "Les autorités font état de dix morts.": "",
    "Le Front se bat pour la seconde place.": "",
    "L'entraîneur remplace Ivan Morel par Ana Lorens.": "",
    "Ana Lorens remplace Ivan Morel.": "Ana Lorens | kg:succeeded | Ivan Morel",
    "Ana Lorens a assisté à l'explosion d'une étoile.": "",
    "Les voyageurs possèdent un visa.": "",
}


@pytest.mark.parametrize(("sentence", "claim"), SENSES.items())
def test_the_sense_of_a_word(stated: Callable[[str], set[str]], sentence: str, claim: str) -> None:
    found = stated(sentence)
    assert claim in found if claim else not found


STANDINGS = {
    # purposes
    "La reine s'est rendue à Lorn afin de rencontrer le maire.": "kg:metWith wanted",
    "La reine s'est rendue à Lorn afin notamment de rencontrer le maire.": "kg:metWith wanted",
    "L'armée est partie afin de libérer la ville de Lorn.": "kg:captured wanted",
    # the noun behind an expression tells
    "Ivan Morel avait fait part de son désir de tuer des policiers.": "kg:killed wanted",
    "La ministre a fait part de sa volonté de rencontrer le roi.": "kg:metWith wanted",
    "Le groupe a rendu compte de ses efforts pour libérer les otages.": "kg:released wanted",
    # the one of many
    "Ana Lorens est la première femme à diriger le parti.": "kg:ledBy asserted",
    "Ana Lorens est la plus jeune députée à présider la commission.": "kg:ledBy asserted",
    "Ivan Morel fut le seul ministre à rencontrer le roi.": "kg:metWith asserted",
    # not the first time
    "Ce n'est pas la première fois que l'armée attaque la ville de Lorn.": "kg:attacked asserted",
    "Ce n'est pas la dernière fois que la reine rencontre le maire.": "kg:metWith asserted",
    "Ce n'était pas la seule fois que les rebelles bombardaient Lorn.": "kg:attacked asserted",
}


@pytest.mark.parametrize(("sentence", "told"), STANDINGS.items())
def test_how_it_stands(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, told: str
) -> None:
    claims = claims_of(sentence)
    assert told in {f"{c.predicate.id} {c.modality.value}" for c in claims if not c.negated}


@pytest.mark.parametrize(
    "sentence",
    [
        "Une amende de 0,5 % est président de la commission.",
        "C'est au procureur de la République de le dire.",
        "Celui qui était président du parti a démissionné.",
    ],
)
def test_nobody_holds_no_post(stated: Callable[[str], set[str]], sentence: str) -> None:
    assert not any("kg:holdsPosition" in claim for claim in stated(sentence))


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Les filles du ministre n'ont été présentes ni à Lorn ni en Suède.", "kg:locatedIn"),
        ("Les soldats ne sont entrés ni dans la ville ni dans le camp.", "kg:movedTo"),
        ("La reine n'a rencontré ni le maire ni le préfet.", "kg:metWith"),
    ],
)
def test_neither_nor(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, relation: str
) -> None:
    found = [claim for claim in claims_of(sentence) if claim.predicate.id == relation]
    assert [claim.negated for claim in found] == [True, True]


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("Une adolescente nommée Sarah est partie.", None),
        ("Le maire se tue dans un accident.", "kg:died"),
        ("Le détenu s'est suicidé.", "kg:died"),
        ("Ils déplorent les critiques du gouvernement.", None),
        ("Les suspects ont été transférés en garde à vue.", None),
        ("Des spectateurs étaient positionnés dans le virage.", None),
        ("Les magasins ont été pris d'assaut.", None),
    ],
)
def test_what_is_done_to_somebody(
    claims_of: Callable[[str], tuple[Claim, ...]], sentence: str, relation: str | None
) -> None:
    found = {
        claim.predicate.id
        for claim in claims_of(sentence)
        if claim.subject is None and claim.predicate.id.startswith("kg:")
    }
    assert found == ({relation} if relation else set())


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # the discipline, the text, the post, the law, whole
        (
            "Le patinage individuel messieurs est remporté par Paul Marchand.",
            "Paul Marchand | kg:won | Le patinage individuel messieurs",
        ),
        (
            "Le simple dames a été remporté par Anna Delmas.",
            "Anna Delmas | kg:won | Le simple dames",
        ),
        (
            "Renault a publié une mise à jour de sécurité.",
            "Renault | kg:published | une mise à jour de sécurité",
        ),
        (
            "Le président directeur général de Renault, Paul Marchand, est parti.",
            "Paul Marchand | kg:holdsPosition | Le président directeur général de Renault",
        ),
        (
            "Anna Delmas a voté contre la loi du mariage pour tous.",
            "Anna Delmas | kg:opposes | la loi du mariage pour tous",
        ),
        # words are no weapons
        (
            "L'attaque virulente du ministre contre l'ONU a surpris.",
            "ministre | kg:criticized | l'ONU",
        ),
        # who does it as a tribute pays it
        (
            "Des soldats ont formé une haie d'honneur en hommage aux infirmiers.",
            "Des soldats | kg:praised | infirmiers",
        ),
        # whose plan it is
        ("Le plan du gouvernement a été rejeté.", "gouvernement | kg:proposed | Le plan"),
        ("Le projet de la fondation est connu.", None),
        ("Ce titre lui permet de poursuivre son projet de doublé.", None),
        # a request is not what it asks for
        ("La demande présentée par la Russie est longue.", None),
        # a road is left, a match is played
        ("Les soldats ont libéré le rond-point.", None),
        ("Dans le derby, Montpellier a tenu tête à Toulouse.", None),
    ],
)
def test_what_is_meant(
    stated: Callable[[str], set[str]], sentence: str, expected: str | None
) -> None:
    assert stated(sentence) == ({expected} if expected else set())


def test_a_campaign_elects_nobody_and_a_third_place_is_no_win(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> None:
    """Voters elect, winners win; who goes and beats somebody has done so."""
    text = "La campagne a porté Paul Brun au pouvoir. La troisième est remportée par Léa Dumas."
    assert not {c.predicate.id for c in claims_of(text)} & {"kg:elected", "kg:won"}
    claims = claims_of("Les électeurs ont porté Léa Dumas au pouvoir.")
    assert "kg:elected" in {c.predicate.id for c in claims}
    claims = claims_of("Le club se rassure en allant battre Lorn.")
    assert [c.status.value for c in claims if c.predicate.id == "kg:defeated"] == ["current"]
