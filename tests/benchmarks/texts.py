"""French news prose of any length, made up: what a document of 1 MB may hold.

Every report has a cast of its own, so that names go on appearing as a text grows, as they do in
a book or a parliament's minutes; a few persons and places come back throughout.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

__all__ = ["text_of"]

_STARTS = ("Bar", "Cor", "Del", "Fer", "Gal", "Kar", "Lor", "Mar", "Nor", "Pel", "Ros", "Tal")
_MIDDLES = ("an", "el", "in", "ov", "ard", "ent", "im", "ol")
_ENDS = ("ac", "ek", "ian", "is", "ot", "sky", "val", "zin")
_FIRST = ("Anna", "Boris", "Clara", "David", "Elena", "Félix", "Greta", "Hugo", "Irina", "Jonas")
_DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTHS = ("janvier", "mars", "juin", "septembre", "novembre")

_SENTENCES = (
    "Le ministre {minister} a annoncé {day} que les habitants de {town} recevraient une aide.",
    "{mayor}, la maire de {town}, a démenti avoir signé un accord avec {firm}.",
    "« Nous n'avons jamais reçu cette lettre », a déclaré {mayor} devant la presse.",
    "Selon {witness}, un journaliste de {other}, les combats ont repris en {month} 20{year}.",
    "{firm} a vendu trois usines à {rival} pour {number} millions d'euros.",
    "Elle a ajouté que la décision du tribunal de {other} serait respectée.",
    "Le {date} {month}, {general} avait ordonné à ses soldats de quitter {town}.",
    "Le général {general} accuse {minister} d'avoir transmis des documents à {firm}.",
    "« Ces accusations sont fausses et personne ne les a vérifiées », a répondu {minister}.",
    "Il espère que {mayor} acceptera de négocier avant la fin du mois de {month}.",
    "La police de {town} a arrêté {number} personnes, dont le directeur de {firm}, {witness}.",
    "Le parlement n'a pas adopté la loi que {minister} avait présentée en {month} dernier.",
    "{rival}, qui emploie {number} ouvriers à {other}, pourrait fermer son usine.",
    "D'après un communiqué du ministère de la Défense, l'armée contrôle la route de {town}.",
    "Ce document, publié {day} par {witness}, contient les noms de {number} prisonniers.",
    "{mayor} et {witness} ont participé à une réunion à {other}, mais ils n'ont rien signé.",
    "La France et l'Allemagne ont demandé à {rival} de livrer les médicaments promis.",
    "Si le cessez-le-feu est respecté, {general} retirera ses troupes de {town}.",
)  # fmt: skip


def text_of(size: int, seed: int = 1) -> str:
    """Return whole paragraphs of ``size`` characters at most, the same for the same arguments."""
    parts, length = [], 0
    for paragraph in _paragraphs(random.Random(seed)):
        length += len(paragraph) + 2
        if length > size:
            break
        parts.append(paragraph)
    return "\n\n".join(parts)


def _paragraphs(draw: random.Random) -> Iterator[str]:
    known = [_cast(draw) for _ in range(3)]
    while True:
        cast = {**_cast(draw), **draw.choice(known)} if draw.random() < 0.3 else _cast(draw)
        for _ in range(4):  # of one report
            shapes = draw.sample(_SENTENCES, 5)
            yield " ".join(shape.format_map({**cast, **_numbers(draw)}) for shape in shapes)


def _cast(draw: random.Random) -> dict[str, str]:
    def word() -> str:
        return draw.choice(_STARTS) + draw.choice(_MIDDLES) + draw.choice(_ENDS)

    persons = {
        role: f"{draw.choice(_FIRST)} {word()}"
        for role in ("minister", "mayor", "general", "witness")
    }
    places = {role: word() for role in ("town", "other")}
    firms = {role: f"la société {word()}" for role in ("firm", "rival")}
    return {**persons, **places, **firms}


def _numbers(draw: random.Random) -> dict[str, str]:
    return {
        "day": draw.choice(_DAYS),
        "month": draw.choice(_MONTHS),
        "date": str(draw.randrange(2, 28)),
        "year": f"{draw.randrange(10, 25)}",
        "number": str(draw.randrange(2, 90)),
    }
