"""What only may be so, is yet to come or is over, by the clause or phrase that it stands in."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Standings = Callable[[str, str], set[tuple[str, str]]]


@pytest.mark.parametrize(
    ("text", "relation", "modality", "status"),
    [
        # what is expected is no order, unless somebody calls for it
        ("Anna Delmas devrait annoncer sa démission.", "kg:announced", "possible", "planned"),
        ("Le convoi devait se rendre à Genève.", "kg:movedTo", "possible", "planned"),
        ("Le traité devrait être signé à Genève.", "kg:signed", "possible", "planned"),
        (
            "« Ces hommes devraient être libérés », a dit Anna Delmas.",
            "kg:released",
            "ordered",
            "planned",
        ),
        # what one says to do on a day ahead
        (
            "Anna Delmas a annoncé se rendre à Genève le 25 mars.",
            "kg:visited",
            "asserted",
            "planned",
        ),
        (
            "Anna Delmas a annoncé rencontrer Paul Marchand le 20 mars.",
            "kg:metWith",
            "asserted",
            "planned",
        ),
        ("Anna Delmas a affirmé soutenir Paul Marchand.", "kg:supports", "asserted", "current"),
        # charges
        (
            "Ils étaient jugés pour séquestration de trois otages.",
            "kg:arrested",
            "possible",
            "current",
        ),
        (
            "Paul Marchand est jugé pour le meurtre d'Anna Delmas.",
            "kg:killed",
            "asserted",
            "current",
        ),
        ("Il est soupçonné du meurtre d'Anna Delmas.", "kg:killed", "asserted", "current"),
        (
            "L'armée est accusée de vol, d'avoir pillé des camps, d'avoir tué des soldats.",
            "kg:killed",
            "possible",
            "current",
        ),
        # who has yet to say it does not hold it
        (
            "Anna Delmas devrait annoncer sa démission du gouvernement.",
            "kg:resignedFrom",
            "possible",
            "planned",
        ),
        (
            "Ces pays ne montrent aucun empressement à sanctionner la Russie.",
            "kg:sanctioned",
            "wanted",
            "current",
        ),
        # alternatives
        (
            "Qu'ils vivent à Genève ou à Paris, ces artistes sont menacés.",
            "kg:locatedIn",
            "hypothetical",
            "current",
        ),
        (
            "Soit il a été tué, soit le Front a libéré Paul Marchand.",
            "kg:released",
            "possible",
            "current",
        ),
        (
            "Soit que la ville l'aide, soit que le Front ait libéré Paul Marchand.",
            "kg:released",
            "possible",
            "current",
        ),
        # what is taken for given
        (
            "La présence de l'ONU à Genève pourrait gêner le Front.",
            "kg:locatedIn",
            "asserted",
            "current",
        ),
        # one of several who did it
        (
            "La Suède est le quatrième pays à signer le traité.",
            "kg:signed",
            "asserted",
            "current",
        ),
        # where one was
        (
            "Ils ont été tués alors qu'ils se trouvaient à Genève.",
            "kg:locatedIn",
            "asserted",
            "ended",
        ),
        ("Anna Delmas logeait à Genève.", "kg:locatedIn", "asserted", "ended"),
        ("Les soldats étaient présents à Genève.", "kg:locatedIn", "asserted", "ended"),
        ("Le camp était situé à Genève.", "kg:locatedIn", "asserted", "current"),
        # elected, and not in office yet
        ("Anna Delmas est élue présidente du Brésil.", "kg:holdsPosition", "asserted", "planned"),
        (
            "Anna Delmas a été élue présidente avec 55 % des voix.",
            "kg:holdsPosition",
            "asserted",
            "planned",
        ),
        ("Anna Delmas a été élue présidente du parti.", "kg:holdsPosition", "asserted", "current"),
        (
            "Anna Delmas a été élue présidente du Brésil en 2019.",
            "kg:holdsPosition",
            "asserted",
            "current",
        ),
        (
            "Anna Delmas, élue présidente du Brésil, a parlé.",
            "kg:holdsPosition",
            "asserted",
            "current",
        ),
    ],
)
def test_how_it_stands(
    standings: Standings, text: str, relation: str, modality: str, status: str
) -> None:
    assert standings(text, relation) == {(modality, status)}
