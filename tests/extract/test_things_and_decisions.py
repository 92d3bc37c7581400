"""What things bring about, what is decided, sieges that end, what a date of its own puts behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.model import Claim

pytestmark = pytest.mark.pipeline

STANDINGS = [
    # no thing orders: it makes somebody do it, or may
    ("La maire craint que les combats poussent les habitants à quitter la ville.",
     "kg:fledFrom", ("possible", "current")),
    ("Ces combats forcent les habitants à quitter la ville.", "kg:fledFrom",
     ("possible", "current")),
    ("Le pont aurait été bombardé, forçant son évacuation.", "kg:evacuated",
     ("possible", "current")),
    ("La maire force les habitants à quitter la ville.", "kg:fledFrom", ("ordered", "current")),
    ("Ces combats ont forcé les habitants à quitter la ville.", "kg:fledFrom",
     ("asserted", "current")),
    # what is decided is still to be done
    ("La maire a décidé la création d'un tribunal à Ostrel.", "kg:founded",
     ("asserted", "planned")),
    ("Le ministre a acté la fondation d'une école.", "kg:founded", ("asserted", "planned")),
    ("La création d'un tribunal a été actée.", "kg:founded", ("asserted", "planned")),
    # a siege that is broken is over; one that somebody wants to break is not
    ("L'armée brise le siège de Homs.", "kg:besieged", ("asserted", "ended")),
    ("L'armée a levé le siège de la ville.", "kg:besieged", ("asserted", "ended")),
    ("L'armée combat afin de briser le siège de Homs.", "kg:besieged", ("asserted", "current")),
    ("L'armée n'a pas levé le siège de Homs.", "kg:besieged", ("asserted", "current")),
    # courage and mistakes are seen in what was done
    ("Anna Delmas a eu le courage de quitter le gouvernement.", "kg:resignedFrom",
     ("asserted", "current")),
    ("Ivan Morel a commis l'erreur de quitter le parti.", "kg:resignedFrom",
     ("asserted", "current")),
    ("Le journal a pris l'initiative de publier la lettre.", "kg:published",
     ("asserted", "current")),
    # elected, and not in office yet
    ("La vice-présidente élue, Anna Delmas, arrive lundi.", "kg:holdsPosition",
     ("asserted", "planned")),
    # what has a date that is over has been, whatever is made of it
    ("Ivan Morel est accusé d'avoir truqué les élections de 2014.", "kg:happenedOn",
     ("asserted", "current")),
    ("Elle voudrait oublier l'attentat du 3 mars 2015.", "kg:happenedOn", ("asserted", "current")),
    ("Ils pourraient commenter le scrutin de 2020.", "kg:happenedOn", ("asserted", "current")),
    # whose somebody is and where he lives is so, whatever others want to do with him
    ("Il voulait tuer des membres du parti.", "kg:memberOf", ("asserted", "current")),
    ("Les secours veulent aider des habitants de hameaux isolés.", "kg:locatedIn",
     ("asserted", "current")),
    ("Il tentait d'entrer dans un hôpital de Montréal.", "kg:locatedIn", ("asserted", "current")),
    ("Elle veut devenir membre du parti.", "kg:memberOf", ("wanted", "current")),
    ("Il n'a pas vu de membres du parti.", "kg:memberOf", ("possible", "current")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "standing"), STANDINGS)
def test_how_it_stands(
    standings: Callable[[str, str], set[tuple[str, str]]],
    text: str,
    relation: str,
    standing: tuple[str, str],
) -> None:
    assert standing in standings(text, relation)


CONDITIONS = [
    # "si" with an imperfect beside what has happened contrasts two facts
    ("Si le Front contrôlait Homs, l'armée a repris la ville.", "kg:controls", "asserted"),
    ("Si l'armée avait attaqué Homs en 2012, elle a repris Alep en 2016.", "kg:attacked",
     "asserted"),
    ("Si aucune équipe ne prenait part à l'épreuve, Ivan Morel a gagné la course.",
     "kg:participatedIn", "asserted"),
    ("Si l'armée attaquait Homs, le Front fuirait.", "kg:attacked", "hypothetical"),
    # "même si" beside a future is a condition
    ("Même si Paul Varga réussit à former la coalition, il partira.", "kg:founded",
     "hypothetical"),
    ("Même si Ana Lorens remporte l'élection, il partira.", "kg:won", "hypothetical"),
    ("Même si l'armée a attaqué Homs, le Front restera.", "kg:attacked", "asserted"),
    # words between commas do not part a perfect
    ("Les rebelles semblent avoir, depuis mars, quitté la ville.", "kg:withdrewFrom", "possible"),
    ("L'armée paraît avoir, au moins en partie, repris la ville.", "kg:captured", "possible"),
    ("Le Front semble avoir, selon la police, attaqué la ville.", "kg:attacked", "possible"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "relation", "modality"), CONDITIONS)
def test_conditions_and_appearances(
    standings: Callable[[str, str], set[tuple[str, str]]], text: str, relation: str, modality: str
) -> None:
    assert {one for one, _ in standings(text, relation)} == {modality}


def test_who_is_set_against_others_did_what_is_told_of_him(
    claims_of: Callable[[str], tuple[Claim, ...]],
) -> None:
    for text in (
        "Elle défend une politique proche de celle de Lorn et non la loi votée par le Front.",
        "Elle défend l'accord et non le texte signé par Paul Varga.",
        "Il a lu le rapport, non la lettre envoyée par Ana Lorens.",
    ):
        deeds = [c for c in claims_of(text) if c.predicate.lemma in ("voter", "signer", "envoyer")]
        assert deeds
        assert not any(claim.negated for claim in deeds)
