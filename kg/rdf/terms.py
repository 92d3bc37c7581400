"""The terms of the vocabulary in which documents, claims and mentions are written.

The writer (``quads.py``) and the reader (``claims.py``) share these names; README-level account::

    kgd:<doc>                 schema:NewsArticle with its text, and the name of its graph
    kgd:<doc>#paragraph=0,35  a paragraph, with its place in its name: what it is for
    kgd:<doc>#page=2          kg:Page: where in the text it begins and ends
    kgc:<sha>                 kg:Claim: rdf:subject/predicate/object, holder, polarity, sentence …
    kgd:<doc>#char=3,8        a span of the text (RFC 5147); it has no quads of its own
    kgd:<doc>#mention=3,8,…   a mention of an entity, with its span in its name
    kgd:<doc>#quotation=3,8,… kg:Quotation: content, speaker, cue, claims
    kgv:<event>               an event, shared by the claims read from it, with its actors
    kgt:<time>                time:Interval, with its time:Instants #begin and #end
    kge:<entity>              the entity: class, labels, owl:sameAs
"""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg.iris import PREFIXES, expand

__all__ = ["PASSIVE", "Terms", "member"]

PASSIVE = "passive"
"""The value of kg:voice where a claim's words are in the passive."""


def _node(name: str) -> NamedNode:
    return NamedNode(expand(name))


class Terms:
    """A namespace of ``NamedNode`` constants, never instantiated."""

    TYPE = _node("rdf:type")
    SUBJECT = _node("rdf:subject")
    PREDICATE = _node("rdf:predicate")
    OBJECT = _node("rdf:object")
    SEQ = _node("rdf:Seq")

    ARTICLE = _node("schema:NewsArticle")
    TEXT = _node("schema:text")
    HAS_PARAGRAPH = _node("kg:paragraph")
    PARAGRAPH = _node("kg:Paragraph")
    PARAGRAPH_KIND = _node("kg:paragraphKind")
    HAS_PAGE = _node("kg:page")
    PAGE = _node("kg:Page")
    POSITION = _node("schema:position")
    HEADLINE = _node("schema:headline")
    PUBLISHED = _node("schema:datePublished")
    PUBLISHER = _node("schema:publisher")
    AUTHOR = _node("schema:author")
    URL = _node("schema:url")
    LANGUAGE = _node("schema:inLanguage")
    DOCUMENT_ID = _node("schema:identifier")
    TEXT_HASH = _node("kg:textHash")
    COPY_OF = _node("kg:copyOf")
    DERIVED_FROM = _node("prov:wasDerivedFrom")

    CLAIM = _node("kg:Claim")
    EVENT = _node("kg:event")
    HOLDER = _node("kg:holder")
    HOLDER_VIA = _node("kg:holderVia")
    POLARITY = _node("kg:polarity")
    MODALITY = _node("kg:modality")
    TENSE = _node("kg:tense")
    STATUS = _node("kg:status")
    LAYER = _node("kg:layer")
    ROLE = _node("kg:role")
    TIME = _node("kg:time")
    TIME_VALUE = _node("kg:timeValue")
    SAID = _node("kg:said")
    ENDED_BY = _node("kg:endedBy")
    HELD = _node("kg:held")
    CONTRADICTS = _node("kg:contradicts")
    STANDS_WITH = _node("kg:standsWith")
    KEEPS = _node("kg:keeps")
    PLACE = _node("kg:place")
    NUMBER = _node("kg:number")
    CONFIDENCE = _node("kg:confidence")
    CONFIDENCE_REASONS = _node("kg:confidenceReasons")
    INFERRED = _node("kg:inferred")
    RULE = _node("kg:rule")
    RESTS_ON = _node("kg:restsOn")
    SENTENCE = _node("kg:sentence")
    LEMMA = _node("kg:lemma")
    PLOVER = _node("kg:plover")
    VOICE = _node("kg:voice")
    OBJECT_VALUE = _node("kg:objectValue")
    OBJECT_DATATYPE = _node("kg:objectDatatype")

    SUBJECT_MENTION = _node("kg:subjectMention")
    OBJECT_MENTION = _node("kg:objectMention")
    HOLDER_MENTION = _node("kg:holderMention")
    VIA_MENTIONS = _node("kg:viaMentions")
    PLACE_MENTION = _node("kg:placeMention")
    PREDICATE_SPAN = _node("kg:predicateSpan")
    OBJECT_SPAN = _node("kg:objectSpan")
    TIME_SPAN = _node("kg:timeSpan")
    EVIDENCE = _node("kg:evidence")

    MENTIONS = _node("kg:mentions")
    MENTION = _node("kg:Mention")
    DENOTES = _node("kg:denotes")
    RESOLVED_AS = _node("kg:resolvedAs")
    BODY_RESOLVED_AS = _node("kg:postBodyResolvedAs")
    PART = _node("kg:mentionPart")
    KIND = _node("kg:mentionKind")
    CLASS = _node("kg:mentionClass")
    NAME = _node("kg:mentionName")
    POST_TITLE = _node("kg:postTitle")
    POST_BODY = _node("kg:postBody")
    HEAD = _node("kg:head")
    ANTECEDENT = _node("kg:antecedent")
    HAS_SELECTOR = _node("oa:hasSelector")
    HAS_SOURCE = _node("oa:hasSource")
    POSITION_SELECTOR = _node("oa:TextPositionSelector")
    QUOTE_SELECTOR = _node("oa:TextQuoteSelector")
    START = _node("oa:start")
    END = _node("oa:end")
    EXACT = _node("oa:exact")

    QUOTATION = _node("kg:Quotation")
    CONTENT = _node("kg:content")
    CONTENT_SPAN = _node("kg:contentSpan")
    DIRECT = _node("kg:direct")
    SPEAKER = _node("kg:speaker")
    SPEAKER_MENTION = _node("kg:speakerMention")
    CUE_SPAN = _node("kg:cueSpan")
    QUOTES = _node("kg:quotes")
    IN_QUOTATION = _node("kg:inQuotation")

    SEM_EVENT = _node("sem:Event")
    HAS_ACTOR = _node("sem:hasActor")
    HAPPENED_ON = _node("kg:happenedOn")
    HAPPENED_IN = _node("kg:happenedIn")

    HAS_TIME = _node("time:hasTime")
    INTERVAL = _node("time:Interval")
    INSTANT = _node("time:Instant")
    HAS_BEGINNING = _node("time:hasBeginning")
    HAS_END = _node("time:hasEnd")
    IN_YEAR = _node("time:inXSDgYear")
    IN_MONTH = _node("time:inXSDgYearMonth")
    IN_DAY = _node("time:inXSDDate")
    IN_TIME = _node("time:inXSDDateTime")  # OWL-Time would have zones, which news leave out
    IN_TIME_STAMP = _node("time:inXSDDateTimeStamp")

    LABEL = _node("skos:prefLabel")
    ALT_LABEL = _node("skos:altLabel")
    HIDDEN_LABEL = _node("skos:hiddenLabel")
    SAME_AS = _node("owl:sameAs")
    REASON = _node("skos:note")


def member(position: int) -> NamedNode:
    """Return ``rdf:_1`` for position 1, and so on: the members of an ``rdf:Seq`` in order.

    >>> member(2).value.rpartition("#")[2]
    '_2'
    """
    return NamedNode(f"{PREFIXES['rdf']}_{position}")
