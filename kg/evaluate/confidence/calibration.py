"""Golds and verdicts of readers → what is known of the claims that they judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.assemble import Options, Reader
from kg.documents import read
from kg.errors import EvaluationError
from kg.evaluate.confidence.fitting import Observation
from kg.evaluate.confidence.judged import Judgement, judged_facts, judged_typed
from kg.evaluate.confidence.verdicts import judged_by_reading, read_verdicts
from kg.evaluate.golds.facts import read_facts
from kg.evaluate.golds.files import gold_documents, read_gold
from kg.evaluate.golds.lines import Json
from kg.evaluate.score import sentences_beside
from kg.model import OPEN, Document, Layer
from kg.model.jsonl import claim_to_json

__all__ = ["Verdicts", "observations"]


@dataclass(frozen=True, slots=True)
class Verdicts:
    """A file of verdicts (``kg.evaluate.confidence.verdicts``) and the folder of its documents.

    The documents are needed for verdicts that don't bear the doubts of their claims.
    """

    file: Path
    docs: Path | None = None


def observations(
    golds: Sequence[Path], options: Options, verdicts: Verdicts | None = None
) -> list[Observation]:
    """Read the documents of the golds and return what is known of each claim that they judge.

    A gold is a folder of typed gold, or a ``.jsonl`` file of facts with its treebank beside it.
    Where there are verdicts, claims with a relation of the vocabulary are learnt from these alone:
    rules are made while one looks at golds, so that golds flatter. Raises EvaluationError where
    documents of the verdicts are missing, or no claim is one that was judged.
    """
    reader = Reader(options.setup())
    found = [one for gold in golds for one in _observed(gold, reader)]
    if verdicts is None:
        return found
    by_reading = list(_read_by_somebody(verdicts, reader))
    return [one for one in found if one.relation is None] + by_reading


def _observed(gold: Path, reader: Reader) -> Iterator[Observation]:
    judged: Iterator[Judgement]
    if gold.is_file():
        facts = read_facts(gold, sentences_beside(gold))
        lang = reader.setup.code
        documents = [Document(name, s.text, lang=lang) for name, s in facts.sentences.items()]
        lines, doubts = _read(documents, reader)
        judged = judged_facts(facts, [one for one in lines if one["layer"] == Layer.SURFACE])
    else:
        lang = reader.setup.lang
        lines, doubts = _read(gold_documents(gold, lang), reader)
        judged = judged_typed(read_gold(gold, lang), lines, reader.knowledge.ontology)
    yield from _known(judged, doubts)


def _read_by_somebody(verdicts: Verdicts, reader: Reader) -> Iterator[Observation]:
    lines = read_verdicts(verdicts.file)
    for line in lines:
        if "doubts" in line:  # as it was read when it was judged, whether or not it still is
            yield Observation(line["doubts"], line["right"], line["doc"], line["relation"])
    if bare := [line for line in lines if "doubts" not in line]:
        yield from _read_again(bare, verdicts, reader)


def _read_again(lines: Sequence[Json], verdicts: Verdicts, reader: Reader) -> Iterator[Observation]:
    wanted = {line["doc"] for line in lines}
    documents = [one for one in read([verdicts.docs]) if one.id in wanted] if verdicts.docs else []
    missing = sorted(wanted - {one.id for one in documents})
    if missing:
        raise EvaluationError(
            f"has no document {missing[0]!r} ({len(missing)} of {len(wanted)} are missing)",
            place=str(verdicts.docs or verdicts.file),
            cure="Give the folder of the documents that were judged: --docs DIR.",
        )
    claims, doubts = _read(documents, reader)
    found = list(_known(judged_by_reading(lines, claims), doubts))
    if not found:
        raise EvaluationError(
            "judges no claim that is read from its documents",
            place=str(verdicts.file),
            cure="Give the documents that were judged, unchanged.",
        )
    yield from found


def _known(
    judged: Iterator[Judgement], doubts: Mapping[str, Mapping[str, float]]
) -> Iterator[Observation]:
    for one in judged:
        relation = one.claim["predicate"]["id"]
        known = None if relation.startswith(OPEN) else relation
        yield Observation(doubts[one.claim["id"]], one.right, one.group, known)


def _read(
    documents: Sequence[Document], reader: Reader
) -> tuple[list[Json], dict[str, Mapping[str, float]]]:
    from kg.annotate.docs import annotate
    from kg.extract.claims import extract

    lines: list[Json] = []
    doubts: dict[str, Mapping[str, float]] = {}
    with reader.threads.limit(limits=1):
        docs = annotate(documents, reader.pipeline, reader.language)
        for document, doc in zip(documents, docs, strict=True):
            found = extract(  # what costs so much that no relation is stated must be learnt, too
                reader.annotator(doc), document, reader.knowledge, reader.language, doubtful=True
            )
            lines.extend(map(claim_to_json, found.claims))
            doubts |= found.doubts
    return lines, doubts
