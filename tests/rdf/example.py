"""One small document with hand-made claims, for tests of stores, quads and queries."""

from __future__ import annotations

from dataclasses import replace

from kg.model import (
    Claim,
    Document,
    Entity,
    Layer,
    Literal,
    Mention,
    Modality,
    Predicate,
    Quotation,
    Role,
    Span,
    TimeExpression,
)

TEXT = (
    "Le général Milan Osterov a envoyé une lettre à Rado Mezin en février 2025. "
    "Selon le ministère, le Front n'a pas respecté l'accord. "
    "La ville de Varesk est contrôlée par le Front. "
    "Rado Mezin espère contrôler Ostrel."
)
DOCUMENT = Document(
    id="exemple",
    text=TEXT,
    lang="fr",
    title="Une lettre",
    published="2025-03-08",
    source="Agence d'exemple",
    url="https://example.org/lettre",
)


def span(text: str, after: int = 0) -> Span:
    start = TEXT.index(text, after)
    return Span(start, start + len(text), text)


def mention(text: str, entity: str, kind: str, after: int = 0) -> Mention:
    at = span(text, after)
    return Mention(
        at.start, at.end, at.text, head=(at.start, at.end), type=kind, entity=f"kge:{entity}"
    )


def predicate(text: str, relation: str) -> Predicate:
    at = span(text)
    return Predicate(at.start, at.end, at.text, id=relation, lemma=text)


def claim(number: int, sentence: int, **parts: object) -> Claim:
    sentences = [part + "." for part in TEXT.rstrip(".").split(". ")]
    sentences = [part.replace("..", ".") for part in sentences]
    return replace(
        Claim(
            id=f"sha256:{number:064x}",
            doc=DOCUMENT.id,
            event=f"exemple#e{number}",
            subject=OSTEROV,
            predicate=predicate("a envoyé", "kg:sent"),
            object=None,
            role=Role.OBJ,
            evidence=span(sentences[sentence]),
            lang=DOCUMENT.lang,
        ),
        **parts,  # type: ignore[arg-type]
    )


OSTEROV = mention("Le général Milan Osterov", "milan-osterov", "kg:Person")
MEZIN = mention("Rado Mezin", "rado-mezin", "kg:Person")
LETTER = mention("une lettre", "exemple/lettre", "kg:Message")
MINISTRY = mention("le ministère", "ministere", "kg:Ministry")
FRONT = mention("le Front", "front", "kg:ArmedGroup")
ACCORD = mention("l'accord", "accord", "kg:Agreement")
VARESK = mention("La ville de Varesk", "varesk", "kg:City")
OSTREL = mention("Ostrel", "ostrel", "kg:City")
_FEBRUARY = span("en février 2025")
FEBRUARY = TimeExpression(_FEBRUARY.start, _FEBRUARY.end, _FEBRUARY.text, value="2025-02")
_DATE = Literal(
    _FEBRUARY.start, _FEBRUARY.end, _FEBRUARY.text, value="2025-02", datatype="xsd:gYearMonth"
)

SENT = claim(1, 0, object=LETTER, time=FEBRUARY)
SENT_TO = claim(
    2, 0, subject=LETTER, predicate=predicate("a envoyé", "kg:sentTo"), object=MEZIN, time=FEBRUARY
)
DENIED = claim(
    3,
    1,
    subject=FRONT,
    predicate=predicate("respecté", "kg:compliedWith"),
    object=ACCORD,
    negated=True,
    holder=MINISTRY,
    outer_holders=(OSTEROV, MEZIN),
)
CONTROLLED = claim(
    4, 2, subject=VARESK, predicate=predicate("contrôlée", "kg:controlledBy"), object=FRONT
)
HOPED = claim(
    5,
    3,
    subject=MEZIN,
    predicate=predicate("contrôler", "kg:controls"),
    object=OSTREL,
    modality=Modality.WANTED,
    holder=MEZIN,
)
OPEN = claim(6, 0, predicate=predicate("a envoyé", "open:envoyer en urgence"), object=_DATE)
# a letter was sent, nobody knows by whom
HAPPENED = replace(
    claim(8, 0, subject=None, object=LETTER, layer=Layer.EVENT, time=FEBRUARY, place=OSTREL),
    number=1,
)
CLAIMS = (SENT, SENT_TO, DENIED, CONTROLLED, HOPED, OPEN)
QUOTATIONS = (
    Quotation(
        id=f"sha256:{7:064x}",
        doc=DOCUMENT.id,
        content=span("le Front n'a pas respecté l'accord"),
        direct=False,
        speaker=MINISTRY,
        cue=span("Selon"),
        claims=(DENIED.id,),
    ),
)
ENTITIES = {
    each.iri: each
    for each in (
        Entity("kge:milan-osterov", "Milan Osterov", "kg:Person", names=("M. Osterov",)),
        Entity("kge:rado-mezin", "Rado Mezin", "kg:Person"),
        Entity("kge:exemple/lettre", "une lettre", "kg:Message"),
        Entity("kge:ministere", "ministère karvénien de la Défense", "kg:Ministry"),
        Entity(
            "kge:front",
            "Front de la Drenna",
            "kg:ArmedGroup",
            same_as=("http://www.wikidata.org/entity/Q1",),
            reason="same name",
        ),
        Entity("kge:accord", "accord", "kg:Agreement"),
        Entity("kge:varesk", "Varesk", "kg:City"),
        Entity("kge:ostrel", "Ostrel", "kg:City"),
        Entity("kge:unused", "never mentioned", "kg:City"),
    )
}
