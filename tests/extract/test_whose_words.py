"""Who says it: sources without a comma or a capital, marks that quote nothing, what is given."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

HELD = [
    # a source at the end, or of a name that nothing tells to be one
    ("Anna Delmas est jugée pour vol par le tribunal de Lorn d'après le journal Le Relais.",
     "kg:tried", "journal Le Relais"),
    ("Ivan Morel a visité l'usine de Lorn d'après la police.", "kg:visited", "la police"),
    ("D'après mediaplus, Ivan Morel a visité Ostrel.", "kg:visited", "mediaplus"),
    # whose a communiqué of the press is
    ("Selon un communiqué de presse du Front, l'armée a attaqué Ostrel.", "kg:attacked",
     "le Front"),
    # "pour lui" before his words; words of his
    ("Pour elle, « l'armée a attaqué Ostrel ».", "kg:attacked", "elle"),
    ("Les paroles de la maire sont : « L'armée a attaqué Ostrel. »", "kg:attacked", "la maire"),
    # all of a quotation is whose its beginning is
    ("Ana Lorens a demandé d'éviter « de parler, c'est là que l'armée a attaqué Ostrel ».",
     "kg:attacked", "Ana Lorens"),
    # the outer source wins
    ("Selon le Front, « l'armée a attaqué Ostrel » et « [l]'agence a reconnu que tout brûle ».",
     "kg:attacked", "le Front"),
    # who is named behind both parts of a sentence says both, whoever spoke before
    ("« Rien », a dit Ana Lorens.\n« L'armée a attaqué Homs » et « le dit », a ajouté Paul Varga.",
     "kg:attacked", "Paul Varga"),
    ("Ana Lorens a dit : « Non. » « Le Front a quitté Homs » mais « reste », ajoute la police.",
     "kg:withdrewFrom", "la police"),
    ("« Nous partons », a dit Ana Lorens.\n« Le Front a quitté Homs. Nous restons. » Elle a ri.",
     "kg:withdrewFrom", "Ana Lorens"),
    # "et que" goes on with what is said, relative clauses in it, too
    ("Ana Lorens a dit qu'elle aime Ostrel et que Paul Morel, qui a rejeté l'enquête, a menti.",
     "kg:rejected", "Ana Lorens"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "holder"), HELD)
def test_who_says_it(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, relation: str, holder: str
) -> None:
    found = {
        one.holder.text.removeprefix("du ") if one.holder and one.holder.text else None
        for one in claims_of(text)
        if one.predicate.id == relation
    }
    assert {one and one.removeprefix("le ") for one in found} == {holder.removeprefix("le ")}


OWN = [
    ("Le tireur a été trouvé mort dans sa chambre.", "kg:died"),
    ("La région peut espérer ouvrir un front contre le régime de Paul Varga.", "kg:ledBy"),
    ('En 9"72 devant Paul Varga, Ivan Morel a remporté la médaille d\'or.', "kg:won"),
    ("Ils se partagent les villages « libérés ».", "kg:captured"),
    ("Ivan Morel a attaqué Ostrel. La ville parlera demain ».", "kg:attacked"),
    ("Il venait de loin (il disait : « Je suis né loin d'ici. »), il a visité Ostrel.",
     "kg:visited"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation"), OWN)
def test_the_text_says_so_itself(
    claims_of: Callable[[str], tuple[Claim, ...]], text: str, relation: str
) -> None:
    assert not [
        one for one in claims_of(text) if one.predicate.id == relation and one.holder is not None
    ]
