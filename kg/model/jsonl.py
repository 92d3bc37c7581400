"""Claims, quotations and times → JSON objects: the claims format, keys always in one order."""

from __future__ import annotations

import json
from typing import TypeAlias

from kg.model.claims import Claim, Layer, Modality, Status
from kg.model.conclusions import Conclusion
from kg.model.mentions import UNKNOWN_SPEAKER, Mention
from kg.model.quotations import Quotation
from kg.model.spans import Literal, Span, TimeExpression

__all__ = [
    "claim_to_json",
    "conclusion_to_json",
    "line",
    "mention_to_json",
    "quotation_to_json",
    "time_to_json",
]

Json: TypeAlias = dict[str, object]

_NOWHERE: Json = {"text": None, "start": None, "end": None}


def line(value: Json) -> str:
    r"""Return a JSON object as one line, letters kept as they are.

    >>> line({"doc": "été"})
    '{"doc": "été"}\n'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n"


def claim_to_json(claim: Claim) -> Json:
    """Return a claim in the claims format; every key is there, ``None`` where nothing is known.

    ``attributed_via`` stands only where there are outer holders, ``number`` only where there is
    one. All offsets are characters of the document's text, half-open.

    >>> from kg.model import Predicate, Role
    >>> found = Claim("sha256:0", "d", "d#e1", Mention(0, 3, "Ils"), Predicate(4, 11, "partent",
    ...     "open:partir", "partir"), None, Role.NONE, Span(0, 12, "Ils partent."), "fr")
    >>> claim_to_json(found)["subject"]
    {'text': 'Ils', 'start': 0, 'end': 3, 'type': None, 'entity': None}
    """
    result: Json = {
        "id": claim.id,
        "doc": claim.doc,
        "lang": claim.lang,
        "event": claim.event,
        "subject": _mention(claim.subject) if claim.subject is not None else None,
        "predicate": {
            "id": claim.predicate.id,
            **_span(claim.predicate),
            "lemma": claim.predicate.lemma,
            "plover": claim.predicate.plover,
            "passive": claim.predicate.passive,
        },
        "object": _object(claim.object),
        "role": claim.role.value,
        "layer": claim.layer.value,
        "negated": claim.negated,
        "modality": claim.modality.value,
        "tense": claim.tense.value if claim.tense is not None else None,
        "status": claim.status.value,
        "attributed_to": _holder(claim.holder) if claim.holder else None,
    }
    if claim.outer_holders:
        result["attributed_via"] = [_holder(holder) for holder in claim.outer_holders]
    result |= {
        "time": _time(claim.time) if claim.time else None,
        "place": _mention(claim.place) if claim.place else None,
        **({"number": claim.number} if claim.number is not None else {}),
        "evidence": {"start": claim.evidence.start, "end": claim.evidence.end},
        "confidence": round(claim.confidence, 4),
        "confidence_reasons": list(claim.confidence_reasons),
        "inferred": False,
    }
    return result


def conclusion_to_json(conclusion: Conclusion) -> Json:
    """Return what a rule concluded in the claims format: ``inferred``, without words of a text.

    ``evidence`` lists the claims that it rests on.

    >>> found = Conclusion("sha256:0", "inverse", "kge:front", "kg:controls", "kge:lissan")
    >>> conclusion_to_json(found)["subject"]
    {'text': None, 'start': None, 'end': None, 'type': None, 'entity': 'kge:front'}
    """
    value = conclusion.object
    return {
        "id": conclusion.id,
        "doc": None,
        "lang": None,
        "event": None,
        "subject": {**_NOWHERE, "type": None, "entity": conclusion.subject},
        "predicate": {
            "id": conclusion.predicate,
            **_NOWHERE,
            "lemma": None,
            "plover": conclusion.plover,
        },
        "object": (
            {**_NOWHERE, "type": None, "entity": value}
            if isinstance(value, str)
            else {**_NOWHERE, "value": value.value, "datatype": value.datatype}
        ),
        "role": None,
        "layer": Layer.FRAME.value,
        "negated": False,
        "modality": Modality.ASSERTED.value,
        "tense": None,
        "status": Status.CURRENT.value,
        "attributed_to": (
            {**_NOWHERE, "entity": conclusion.holder} if conclusion.holder is not None else None
        ),
        "time": {**_NOWHERE, "value": conclusion.time} if conclusion.time is not None else None,
        "place": None,
        "evidence": list(conclusion.sources),
        "confidence": round(conclusion.confidence, 4),
        "confidence_reasons": [],
        "inferred": True,
        "rule": conclusion.rule,
    }


def quotation_to_json(quotation: Quotation) -> Json:
    """Return reported speech in the claims format; ``content`` lies inside the outer marks.

    >>> quotation_to_json(Quotation("sha256:1", "d", Span(1, 4, "Non"), direct=True))["content"]
    {'start': 1, 'end': 4}
    """
    speaker, cue = quotation.speaker, quotation.cue
    return {
        "id": quotation.id,
        "doc": quotation.doc,
        "speaker": _holder(speaker) if speaker else None,
        "cue": _span(cue) if cue else None,
        "content": {"start": quotation.content.start, "end": quotation.content.end},
        "direct": quotation.direct,
        "claims": list(quotation.claims),
    }


def mention_to_json(doc: str, mention: Mention) -> Json:
    """Return a phrase that refers, with what it points back to and how probably (0..1).

    >>> found = Mention(20, 24, "Elle", head=(20, 24), antecedent=(0, 5), sureness=0.8)
    >>> mention_to_json("d", found)["antecedent"]
    {'start': 0, 'end': 5}
    """
    back, sure = mention.antecedent, mention.sureness
    return {
        "doc": doc,
        **_span(mention),
        "head": {"start": mention.head[0], "end": mention.head[1]},
        "kind": mention.kind.value,
        "type": mention.type,
        "name": mention.name,
        "antecedent": {"start": back[0], "end": back[1]} if back is not None else None,
        "sure": round(sure, 4) if sure is not None else None,
        "entity": mention.entity,
    }


def time_to_json(doc: str, time: TimeExpression) -> Json:
    """Return a time expression of the document ``doc`` with its ISO 8601 value.

    >>> time_to_json("d", TimeExpression(0, 7, "en 2018", "2018"))
    {'doc': 'd', 'text': 'en 2018', 'start': 0, 'end': 7, 'value': '2018'}
    """
    return {"doc": doc, **_time(time)}


def _span(span: Span) -> Json:
    return {"text": span.text, "start": span.start, "end": span.end}


def _mention(mention: Mention) -> Json:
    return {**_span(mention), "type": mention.type, "entity": mention.entity}


def _holder(mention: Mention) -> Json:
    where = _NOWHERE if mention == UNKNOWN_SPEAKER else _span(mention)
    return {**where, "entity": mention.entity}


def _time(time: TimeExpression) -> Json:
    return {**_span(time), "value": time.value}


def _object(value: Mention | Literal | None) -> Json | None:
    if value is None:
        return None
    if isinstance(value, Literal):
        return {**_span(value), "value": value.value, "datatype": value.datatype}
    return _mention(value)
