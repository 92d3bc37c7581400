"""What each rewriting rule is worth: a gold's figures when the rule is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kg.annotate.component import Annotator
from kg.annotate.docs import annotate
from kg.assemble import CHUNK, Options, Reader
from kg.evaluate.extracted import Extracted
from kg.evaluate.golds.files import gold_documents
from kg.evaluate.golds.sentences import read_sentences
from kg.evaluate.measures import Figure, Score
from kg.evaluate.score import score, sentences_beside
from kg.extract.claims import extract
from kg.languages import Language
from kg.model import Document, Layer
from kg.model.jsonl import claim_to_json, quotation_to_json, time_to_json
from kg.trees.rewriting import packages_of, rewrite, without
from kg.trees.tree import read_tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kg.trees.node import Node
    from kg.trees.rules.pattern import Package, Rule

__all__ = ["LeftOut", "leave_out_each"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule, how often it fires on the gold, and what changes without it.

    ``figures`` are those that change, each with all rules and without this one; ``claims`` is the
    number of claims that are lost or new.
    """

    rule: str
    fired: int
    claims: int = 0
    figures: dict[str, tuple[float, float]] = field(default_factory=dict)


def leave_out_each(
    gold: Path,
    options: Options | None = None,
    *,
    sentences: Path | None = None,
    rules: Collection[str] = (),
) -> Iterator[LeftOut]:
    """Yield for each rule, or each of ``rules``, what leaving it out changes on a gold.

    The gold is one that ``evaluate`` takes. Its documents are parsed once; for each rule those are
    read anew on which it fires. Raises EvaluationError where the gold can't be read,
    LanguageError where there is no such rule.
    """
    options = options or Options()
    trees = (sentences or sentences_beside(gold)) if gold.is_file() else None
    texts = _Texts(gold, options, trees)
    without(texts.language, rules)  # an unknown name is an error before anything is read
    fired = [_fired(doc, texts) for doc in texts.docs]
    whole = [texts.read(i, texts.language) for i in range(len(texts.docs))]
    known = _figures(score(gold, _joined(whole), options, sentences=trees).figures)
    for package in packages_of(texts.language):
        for rule in package.rules:
            if rules and rule.name not in rules:
                continue
            count = sum(one.get(rule.name, 0) for one in fired)
            if not count:
                yield LeftOut(rule.name, 0)
                continue
            language = without(texts.language, [rule.name])
            anew = [
                texts.read(i, language) if rule.name in fired[i] else one
                for i, one in enumerate(whole)
            ]
            changed = sum(_differ(one, other) for one, other in zip(whole, anew, strict=True))
            report = score(gold, _joined(anew), options, sentences=trees)
            figures = {
                name: (known.get(name, 0.0), value)
                for name, value in _figures(report.figures).items()
                if value != known.get(name, 0.0)
            }
            yield LeftOut(rule.name, count, changed, figures)


class _Texts:
    """The documents of a gold, parsed once."""

    def __init__(self, gold: Path, options: Options, sentences: Path | None) -> None:
        reader = Reader(options.setup())
        self.language, self.knowledge = reader.language, reader.knowledge
        self.layers = tuple(Layer) if sentences is None else (Layer.SURFACE,)
        if sentences is None:
            self.documents = list(gold_documents(gold, options.lang))
        else:
            known = read_sentences(sentences)
            lang = reader.setup.lang
            self.documents = [Document(n, s.text, lang=lang) for n, s in known.items()]
        self.docs = list(
            annotate(self.documents, reader.pipeline, self.language, batch=CHUNK.count)
        )

    def read(self, index: int, language: Language) -> Extracted:
        """Return what is read from a document with the rules of ``language``."""
        document, doc = self.documents[index], self.docs[index].copy()
        Annotator(self.knowledge, language)(doc)
        found = extract(doc, document, self.knowledge, language)
        return Extracted(
            [claim_to_json(claim) for claim in found.claims if claim.layer in self.layers],
            [quotation_to_json(quotation) for quotation in found.quotations],
            [time_to_json(document.id, time) for time in found.times],
        )


def _fired(doc: Doc, texts: _Texts) -> dict[str, int]:
    counts: dict[str, int] = {}

    def count(_: Package, rule: Rule, __: Node) -> None:
        counts[rule.name] = counts.get(rule.name, 0) + 1

    rewrite(read_tree(doc, texts.language), texts.language, texts.knowledge, count)
    return counts


def _joined(parts: list[Extracted]) -> Extracted:
    return Extracted(
        [claim for part in parts for claim in part.claims],
        [quote for part in parts for quote in part.quotes],
        [time for part in parts for time in part.times],
    )


def _differ(one: Extracted, other: Extracted) -> int:
    """How many claims are in one of the two only, their ids and confidence left aside."""
    left, right = ({_shown(claim) for claim in part.claims} for part in (one, other))
    return len(left ^ right)


def _shown(claim: dict[str, object]) -> str:
    return repr(sorted((k, repr(v)) for k, v in claim.items() if k not in _ASIDE))


_ASIDE = frozenset({"id", "event", "confidence"})


def _figures(found: Mapping[str, Figure]) -> dict[str, float]:
    return {
        name: figure.f1 if isinstance(figure, Score) else figure.value
        for name, figure in found.items()
    }
