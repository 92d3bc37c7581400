"""Golden readings: trees written down, claims expected beside them, no trained pipeline needed."""

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from kg.annotate.component import Annotator
from kg.extract.claims import Extraction, extract
from kg.languages import load as load_language
from kg.model import Claim, Document, Quotation
from kg.ontology import load as load_knowledge
from kg.pipelines.train.conllu import Sentence, read

HERE = Path(__file__).parent
VOCAB = spacy.blank("xx").vocab
PUBLISHED = "2025-03-12"  # the day on which the sentences were written
FILES = (
    ("trees.conllu", "readings.txt"),
    ("constructions.conllu", "constructions.txt"),
    ("news.conllu", "news.txt"),
)
TREES = {sentence.id: sentence for trees, _ in FILES for sentence in read(HERE / trees)}


def readings() -> list[tuple[str, str, frozenset[str], str]]:
    """(sentence id, sentence, claims expected, reason of a known failure or "")."""
    found: list[tuple[str, str, frozenset[str], str]] = []
    reason = ""
    blocks = [
        block
        for _, file in FILES
        for block in (HERE / file).read_text(encoding="utf-8").split("\n\n")
    ]
    for block in blocks:
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines and lines[0].startswith("! "):
            reason = lines.pop(0)[2:]
        if not lines or not lines[0].startswith("= "):
            continue
        name, _, text = lines[0][2:].partition("  ")
        found.append((name, text, frozenset(lines[1:]), reason))
        reason = ""
    return found


READINGS = readings()
QUOTED = frozenset(sentence.id for trees, _ in FILES[1:] for sentence in read(HERE / trees))


def entities() -> dict[str, list[str]]:
    """The entity labels of each sentence's words, from the column MISC (Entity=B-LOC)."""
    found: dict[str, list[str]] = {}
    labels: list[str] = []
    texts = [(HERE / trees).read_text(encoding="utf-8") for trees, _ in FILES]
    for line in "\n".join(texts).splitlines():
        if line.startswith("# sent_id = "):
            labels = found.setdefault(line.removeprefix("# sent_id = "), [])
        elif line and not line.startswith("#"):
            _, _, label = line.rpartition("\t")[2].partition("Entity=")
            labels.append(label or "O")
    return found


ENTITIES = entities()


def doc_of(sentence: Sentence) -> Doc:
    tokens = sentence.tokens
    return Doc(
        VOCAB,
        words=[token.form for token in tokens],
        spaces=[*(token.space for token in tokens[:-1]), False],
        pos=[token.pos for token in tokens],
        lemmas=[token.lemma for token in tokens],
        morphs=[token.feats for token in tokens],
        heads=[token.head for token in tokens],
        deps=[token.dep for token in tokens],
        ents=ENTITIES[sentence.id],
    )


def read_claims(name: str) -> Extraction:
    language, knowledge = load_language("fr"), load_knowledge("fr")
    doc = Annotator(knowledge, language)(doc_of(TREES[name]))
    return extract(doc, Document(name, doc.text, published=PUBLISHED), knowledge, language)


def line_of(claim: Claim) -> str:
    words = [claim.role.value, *(["NEG"] if claim.negated else []), claim.modality.value]
    if claim.holder is not None:
        words.append("@" + claim.holder.text)
    if claim.time is not None:
        words.append(f"T:{claim.time.value}")
    object_ = claim.object.text if claim.object is not None else "-"
    return f"{claim.subject.text} | {claim.predicate.id} | {object_} | {' '.join(words)}"


def line_of_quotation(quotation: Quotation) -> str:
    speaker = quotation.speaker.text if quotation.speaker is not None else "-"
    cue = quotation.cue.text if quotation.cue is not None else "-"
    return f"Q: {speaker} | {cue} | {quotation.content.text}{' | direct' * quotation.direct}"


def test_all_readings_are_found() -> None:
    assert len(READINGS) >= 200
    assert {name for name, *_ in READINGS} == set(TREES)
    for name, text, _, _ in READINGS:
        assert TREES[name].text == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param(
            name,
            expected,
            id=name,
            marks=pytest.mark.xfail(strict=True, reason=reason) if reason else (),
        )
        for name, _, expected, reason in READINGS
    ],
)
def test_reading(name: str, expected: frozenset[str]) -> None:
    found = read_claims(name)
    lines = {line_of(claim) for claim in found.claims}
    if name in QUOTED:
        lines |= {line_of_quotation(quotation) for quotation in found.quotations}
    assert lines == expected


@pytest.mark.parametrize("name", [name for name, *_ in READINGS])
def test_spans_hold_and_nothing_open_is_plain(name: str) -> None:
    text = TREES[name].text
    found = read_claims(name)
    for claim in found.claims:
        parts = [claim.subject, claim.predicate, claim.object, claim.holder, claim.evidence]
        for part in (*parts, claim.time, claim.place, *claim.outer_holders):
            assert part is None or text[part.start : part.end] == part.text
        assert not (claim.is_plain and (claim.negated or claim.modality != "asserted"))
        assert 0 < claim.confidence <= 1
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    assert read_claims(name) == found
