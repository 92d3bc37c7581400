"""Files of ontologies and languages, changed: what is wrong in them is named, with its cure."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from kg.bundled import ontologies
from kg.errors import KgError, LanguageError
from kg.languages import load
from kg.ontology.gazetteer.places import read_gazetteer
from kg.ontology.gazetteer.tables import read_table
from kg.ontology.knowledge import load as load_knowledge
from kg.ontology.lexicon.entries import read_lexicon
from kg.ontology.reading.blocks import Block, merged, read_blocks
from kg.ontology.reading.kinds import check_kinds
from kg.ontology.reading.mistakes import Mistakes
from kg.ontology.vocabulary.vocabulary import read_ontology
from kg.query.asking import read_question
from kg.rules import mistakes_in_rules
from kg.trees.rules.notation import read_rules
from tests.fuzz.targets import Target, clear

__all__ = ["TARGET"]

_FOLDER = Path(tempfile.mkdtemp(prefix="fuzz-ontologies-"))
_ONTOLOGY = load_knowledge("fr").ontology
_CUT = 3000  # bytes of a file: blocks that stand together
_LANGUAGES = Path(load.__code__.co_filename).parent


def run(data: bytes) -> None:
    """Read a file of the kind that the first byte tells."""
    if not data:
        return
    content = data[1:]
    kind = _KINDS[data[0] % len(_KINDS)]
    try:
        kind(content)
    except KgError as error:
        clear(error, place=True)


def _written(name: str, content: bytes) -> Path:
    path = _FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def _turtle(content: bytes) -> None:
    mistakes = Mistakes()
    blocks = read_blocks([_written("a.ttl", content)], mistakes)
    check_kinds(blocks, "*", mistakes)
    _understood(blocks, mistakes)


def _table(content: bytes) -> None:
    mistakes = Mistakes()
    _understood(read_table(_written("a.csv", content), "fr", mistakes), mistakes)


def _understood(blocks: list[Block], mistakes: Mistakes) -> None:
    whole = merged(blocks)
    ontology = read_ontology(whole, mistakes)
    read_lexicon("fr", whole, ontology, mistakes)
    read_gazetteer(whole, ontology, mistakes)
    for mistake in mistakes.found:
        clear(mistake, place=True)


def _question(content: bytes) -> None:
    read_question(_written("a.rq", content))


def _rule(content: bytes) -> None:
    """Read a rule of a folder, beside those that ship with kg."""
    _written("mine/rules/mine.rq", content)
    for mistake in mistakes_in_rules("fr", (_FOLDER / "mine",), _ONTOLOGY):
        clear(mistake, place=True)


def _words(content: bytes) -> None:
    """Read the words of a language; each in a folder of its own, for they are kept by it."""
    with tempfile.TemporaryDirectory(dir=_FOLDER) as folder:
        (Path(folder) / "words.toml").write_bytes(content)
        try:
            load(folder)
        except LanguageError as error:
            clear(error, place=True)


def _rewriting(content: bytes) -> None:
    read_rules(content.decode("utf-8", errors="replace"), "a.rules")


_KINDS = (_turtle, _table, _question, _words, _rewriting, _rule)


def _seeds() -> list[bytes]:
    found = []
    for path in sorted(ontologies().rglob("*.ttl")):
        text = path.read_text("utf-8")
        head = "".join(re.findall(r"^@prefix.*\n", text, re.MULTILINE))
        for start in range(0, min(len(text), 12 * _CUT), 4 * _CUT):
            at = text.find("\n\n", start)
            found.append(b"\0" + (head + text[at : text.find("\n\n", at + _CUT)]).encode())
    found.append(b"\1" + (ontologies() / "gazetteer" / "cities-world.csv").read_bytes()[:2000])
    for number, folder in ((b"\2", "queries"), (b"\5", "rules")):
        found += [
            number + path.read_bytes() for path in sorted((ontologies() / folder).glob("*.rq"))
        ]
    for path in sorted(_LANGUAGES.glob("*/*.toml")):
        found.append(b"\3" + path.read_bytes()[:4000])
    for path in sorted(_LANGUAGES.glob("*/*.rules")):
        found.append(b"\4" + path.read_bytes()[:4000])
    return found


TARGET = Target(
    "ontologies",
    run,
    _seeds(),
    (
        b" . ", b" ; ", b" , ", b"[ ]", b"( )", b'""', b'"a"@fr', b'"1"^^xsd:integer', b"<>",
        b"<a b>", b"kg:Relation", b"kgl:states", b"kgl:lemma", b"rdfs:subClassOf",
        b"owl:inverseOf", b"kg:sent", b"_:x", b'"kg:sent(nsubj, obj)"', b"obj",
        b"@prefix : <x:> .", b"\\u0000", b"$", b"{", b"}", b"#? ", b"# title: ", b"= []",
        b'= ["a"]', b"= {}", b"= 1e999", b"[syntax]", b"{day}", b"*",
    ),
)  # fmt: skip
