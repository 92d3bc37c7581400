"""Hypothesis strategies for documents and the claims, quotations and entities read from them."""

from __future__ import annotations

from operator import attrgetter

from hypothesis import strategies as st

from kg.model import (
    UNKNOWN_SPEAKER,
    Claim,
    Conclusion,
    Document,
    Entity,
    Layer,
    Literal,
    Mention,
    MentionKind,
    Modality,
    Paragraph,
    ParagraphKind,
    Predicate,
    Quotation,
    Role,
    Span,
    Status,
    Tense,
    TimeExpression,
    Value,
)

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12)
TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=5)
IDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
CLASSES = st.sampled_from(["kg:Person", "kg:City", "kg:Message"])
ENTITIES = st.one_of(
    st.sampled_from(["kge:milan-osterov", "kge:doc-1/lettre-12"]), IDS.map(lambda i: f"kge:{i}")
)
RELATIONS = st.one_of(
    st.sampled_from(["kg:sent", "kg:controls"]), WORDS.map(lambda lemma: f"open:{lemma}")
)
DATES = st.sampled_from(
    [
        "2018",
        "2018-07",
        "2018-07-05",
        "2018-07-05T15:00",
        "2018-07-05T15:00:30Z",
        "2018-03/2018-06",
        "2014/..",
    ]
)
VALUES = st.one_of(
    st.tuples(st.sampled_from(["007", "12", "douze"]), st.just("xsd:integer")),
    st.tuples(st.sampled_from(["1.50", "3"]), st.sampled_from(["xsd:decimal", "xsd:int"])),
    st.tuples(st.just("2018-07"), st.just("xsd:gYearMonth")),
    st.tuples(WORDS, st.just("xsd:string")),
)
SHAS = st.text("0123456789abcdef", min_size=64, max_size=64).map(lambda sha: f"sha256:{sha}")


@st.composite
def offsets(draw: st.DrawFn, text: str) -> tuple[int, int]:
    start = draw(st.integers(0, len(text)))
    return start, draw(st.integers(start, len(text)))


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start, end = draw(offsets(text))
    return Span(start, end, text[start:end])


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    start, end = draw(offsets(text))
    return Mention(
        start,
        end,
        text[start:end],
        head=draw(offsets(text)),
        kind=draw(st.sampled_from(MentionKind)),
        type=draw(st.none() | CLASSES),
        name=draw(st.none() | WORDS),
        antecedent=draw(st.none() | offsets(text)),
        entity=draw(st.none() | ENTITIES),
        part=draw(st.integers(0, 2)),
        found=draw(st.none() | ENTITIES),
    )


@st.composite
def objects(draw: st.DrawFn, text: str) -> Mention | Literal | None:
    if draw(st.booleans()):
        return draw(st.none() | mentions(text))
    start, end = draw(offsets(text))
    value, datatype = draw(VALUES)
    return Literal(start, end, text[start:end], value=value, datatype=datatype)


@st.composite
def claims(draw: st.DrawFn, doc: str, text: str) -> Claim:
    at, when = draw(spans(text)), draw(spans(text))
    time = TimeExpression(when.start, when.end, when.text, value=draw(st.none() | DATES))
    layer = draw(st.sampled_from(Layer))
    nobody = layer is Layer.EVENT and draw(st.booleans())
    return Claim(
        id=draw(SHAS),
        doc=doc,
        event=draw(IDS),
        subject=None if nobody else draw(mentions(text)),
        predicate=Predicate(
            at.start,
            at.end,
            at.text,
            id=draw(RELATIONS),
            lemma=draw(WORDS),
            plover=draw(st.none() | st.just("CONSULT")),
            passive=draw(st.booleans()),
        ),
        object=draw(objects(text)),
        role=draw(st.sampled_from(Role)),
        evidence=draw(spans(text)),
        lang=draw(st.sampled_from(["fr", "en"])),
        layer=layer,
        negated=draw(st.booleans()),
        modality=draw(st.sampled_from(Modality)),
        tense=draw(st.none() | st.sampled_from(Tense)),
        status=draw(st.sampled_from(Status)),
        holder=draw(st.none() | st.just(UNKNOWN_SPEAKER) | mentions(text)),
        outer_holders=tuple(draw(st.lists(st.just(UNKNOWN_SPEAKER) | mentions(text), max_size=2))),
        time=draw(st.none() | st.just(time)),
        place=draw(st.none() | mentions(text)),
        number=draw(st.none() | st.integers(0, 10**6)),
        confidence=draw(st.floats(0, 1)),
        confidence_reasons=tuple(draw(st.lists(st.sampled_from(["a", "b c"]), max_size=2))),
    )


@st.composite
def conclusions(draw: st.DrawFn) -> Conclusion:
    """Values as stores give them: what a rule concludes was read from one."""
    text = draw(WORDS)
    literal = draw(
        st.sampled_from(
            [
                Value("7", "xsd:integer"),
                Value("1.5", "xsd:decimal"),
                Value("2018-07", "xsd:gYearMonth"),
                Value(text),
                Value(text, "rdf:langString", "fr"),
            ]
        )
    )
    return Conclusion(
        id=draw(SHAS),
        rule=draw(st.sampled_from(["inverse", "control-inside"])),
        subject=draw(ENTITIES),
        predicate=draw(RELATIONS),
        object=draw(ENTITIES | st.just(literal)),
        sources=tuple(sorted(draw(st.sets(SHAS, min_size=1, max_size=3)))),
        holder=draw(st.none() | ENTITIES),
        time=draw(st.none() | DATES),
        confidence=draw(st.floats(0, 1)),
        plover=draw(st.none() | st.just("CONSULT")),
    )


@st.composite
def quotations(draw: st.DrawFn, doc: str, text: str, made: list[Claim]) -> Quotation:
    quoted = draw(st.lists(st.sampled_from(made), unique=True)) if made else []
    return Quotation(
        id=draw(SHAS),
        doc=doc,
        content=draw(spans(text)),
        direct=draw(st.booleans()),
        speaker=draw(st.none() | mentions(text)),
        cue=draw(st.none() | spans(text)),
        claims=tuple(claim.id for claim in sorted(quoted, key=attrgetter("text_order"))),
    )


@st.composite
def paragraphs(draw: st.DrawFn, text: str) -> tuple[Paragraph, ...]:
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kinds = st.sampled_from(ParagraphKind)
    return tuple(
        Paragraph(*place, draw(kinds)) for place in zip(cuts[::2], cuts[1::2], strict=False)
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    return Document(
        id=draw(IDS),
        text=text,
        paragraphs=draw(paragraphs(text)),
        lang=draw(st.sampled_from(["fr", "en"])),
        title=draw(st.none() | WORDS),
        published=draw(st.none() | DATES),
        source=draw(st.none() | WORDS),
        url=draw(st.none() | WORDS),
    )


@st.composite
def readings(
    draw: st.DrawFn,
) -> tuple[Document, list[Claim], list[Quotation], dict[str, Entity]]:
    document = draw(documents())
    read = draw(
        st.lists(claims(document.id, document.text), max_size=3, unique_by=lambda claim: claim.id)
    )
    quoted = draw(
        st.lists(
            quotations(document.id, document.text, read), max_size=2, unique_by=attrgetter("id")
        )
    )
    names = st.lists(WORDS, max_size=2, unique=True).map(lambda found: tuple(sorted(found)))
    entities = {
        mention.entity: Entity(
            iri=mention.entity,
            label=draw(WORDS),
            type=draw(CLASSES),
            same_as=("http://www.wikidata.org/entity/Q1",),
            names=draw(names),
            reason=draw(WORDS),
        )
        for claim in read
        for mention in (claim.subject, None if claim.holder == UNKNOWN_SPEAKER else claim.holder)
        if mention is not None and mention.entity is not None
    }
    return document, read, quoted, entities
