"""Sentences with their trees and what is to be read from them, one language a folder.

A file ``*.conllu`` is CoNLL-U with more comments above each tree (README.md tells the notation);
entity labels stand in MISC (``Entity=B-PER``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.annotate.component import Annotator
from kg.extract.claims import Extraction, extract
from kg.languages import Language, available
from kg.languages import load as load_language
from kg.model import Claim, Document, Quotation
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge
from kg.pipelines.train.conllu import Token, parse

HERE = Path(__file__).parent
PUBLISHED = "2025-03-12"  # the Wednesday on which the sentences were written
LEAST = 60  # examples of a language that ships
BEGUN = 10  # … of one that stands here alone
_VOCAB = spacy.blank("xx").vocab


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its tree. ``lines`` are the claims and quotations to be read from it."""

    lang: str
    id: str
    text: str
    tokens: tuple[Token, ...]
    entities: tuple[str, ...]
    lines: frozenset[str]

    def __str__(self) -> str:
        return f"{self.lang}/{self.id}"


def languages() -> list[str]:
    """Return the languages that are read: shipped, or with a lexicon of their own here."""
    tried = (path.parent.parent.name for path in HERE.glob("*/lexicon/*.ttl"))
    return sorted({*available(), *tried})


@cache
def examples(lang: str) -> tuple[Example, ...]:
    """Return the examples of a language in the order of its files."""
    return tuple(
        example for path in sorted((HERE / lang).glob("*.conllu")) for example in _read(lang, path)
    )


def _read(lang: str, path: Path) -> Iterator[Example]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        for sentence in parse(block, place=str(path)):
            told: dict[str, list[str]] = {}
            entities = []
            for line in block.strip().splitlines():
                if line.startswith("#"):
                    name, _, value = line[1:].partition("=")
                    told.setdefault(name.strip(), []).append(value.strip())
                else:
                    _, _, label = line.rpartition("\t")[2].partition("Entity=")
                    entities.append(label or "O")
            assert set(told) <= {"sent_id", "text", "claim", "quote"}, f"{path}: {sorted(told)}"
            lines = [*told.get("claim", ()), *("Q: " + quote for quote in told.get("quote", ()))]
            assert len(set(lines)) == len(lines), f"{sentence.id}: a line twice"
            (text,) = told["text"]
            assert sentence.text == text
            yield Example(
                lang, sentence.id, text, sentence.tokens, tuple(entities), frozenset(lines)
            )


def doc_of(example: Example) -> Doc:
    """Return the example as a pipeline leaves it."""
    return doc_from(_VOCAB, example.tokens, example.entities)


def doc_from(vocab: Vocab, tokens: Sequence[Token], entities: Sequence[str]) -> Doc:
    """Return a Doc of hand-written words; ``entities`` has an IOB label a word."""
    return Doc(
        vocab,
        words=[token.form for token in tokens],
        spaces=[*(token.space for token in tokens[:-1]), False],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        morphs=[token.feats for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep for token in tokens],
        ents=list(entities),
    )


@cache
def known(lang: str) -> tuple[Language, Knowledge]:
    """Return what there is to know of a language, shipped or written here."""
    folder = HERE / lang
    if lang in available():
        return load_language(lang), load_knowledge(lang)
    return load_language(folder), load_knowledge(lang, [folder])


def read(example: Example) -> Extraction:
    """Annotate and read an example, as ``kg extract`` would."""
    language, knowledge = known(example.lang)
    doc = Annotator(knowledge, language)(doc_of(example))
    document = Document(example.id, doc.text, lang=example.lang, published=PUBLISHED)
    return extract(doc, document, knowledge, language)


def lines_of(found: Extraction, expected: Iterable[str] = ()) -> set[str]:
    """Return what was found as lines, without role where ``expected`` has the line without it.

    So it is with tense and status, which stand only where they are expected.
    """
    lines = {line_of_quotation(quotation) for quotation in found.quotations}
    for claim in found.claims:
        line = line_of(claim)
        bare = line.replace(f" | {claim.role.value} ", " | ", 1)
        tense = claim.tense.value if claim.tense is not None else "-"
        marks = ("", f" {tense}", f" {claim.status.value}", f" {tense} {claim.status.value}")
        forms = [form + mark for form in (bare, line) for mark in marks]
        lines.add(next((form for form in forms if form in expected), line))
    return lines


def line_of(claim: Claim) -> str:
    """``subject | predicate | object | role [NEG] modality [@holder] [T:time]``; ``?``: nobody."""
    words = [claim.role.value, *(["NEG"] if claim.negated else []), claim.modality.value]
    holders = (claim.holder, *claim.outer_holders)
    words += ["@" + (holder.text or holder.name or "") for holder in holders if holder]
    if claim.time is not None:
        words.append(f"T:{claim.time.value}")
    object_ = claim.object.text if claim.object is not None else "-"
    subject = claim.subject.text if claim.subject is not None else "?"
    return f"{subject} | {claim.predicate.id} | {object_} | {' '.join(words)}"


def line_of_quotation(quotation: Quotation) -> str:
    """``Q: speaker | cue | content [| direct]``."""
    speaker = quotation.speaker.text if quotation.speaker is not None else "-"
    cue = quotation.cue.text if quotation.cue is not None else "-"
    return f"Q: {speaker} | {cue} | {quotation.content.text}{' | direct' * quotation.direct}"


def known_failures() -> dict[str, str]:
    """``known_failures.txt``: id of an example → what goes wrong in it."""
    lines = (HERE / "known_failures.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("  ") for line in lines if line and not line.startswith("#"))
    return {name: reason.strip() for name, _, reason in pairs}
