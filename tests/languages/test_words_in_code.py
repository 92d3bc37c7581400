"""No word of a language and no treebank's subtype stands in code that reads every language."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.languages.literals import (
    RELATIONS,
    ROOT,
    data_folders,
    literals,
    subtypes,
    subtypes_in,
    words,
    words_in,
)

# The program speaks English: its words can't be told from those of English as a language.
FOREIGN = tuple(lang for lang in data_folders() if lang != "en")
LEFT_OUT = frozenset({"trees", "languages"})  # know what labels mean; know the tables of words
ALLOWED = frozenset({
    # keys of claims, of other JSON lines, of tables and of HTML
    "agent", "article", "assertion", "clause", "content", "date", "direct", "document", "dossier",
    "documents", "exact", "joints", "match", "mentions", "note", "notes", "page", "parent",
    "parquet", "part", "place", "point", "possible", "provenance", "question", "relation", "signal",
    "source", "sources", "speaker", "table", "tag", "tags", "total", "ul", "verdict", "version",
    "via",
    # names of formats and of extras, elements of DOCX
    "del", "mail", "office", "pages",
    # the uses of training data
    "test",
    # slots of time templates and units
    "capital", "minute", "minutes", "mm", "roman", "second", "vague", "weekend",
    # SPARQL, SQL, Python, PyTorch, CSS, confidence.toml, furniture's kinds
    "as", "base", "file", "journal", "long", "open", "rights", "service", "union",
    # answers and messages in English, the store's too
    "all", "all mentions", "as source", "corruption", "crash", "ma", "passage", "no", "no relation",
    "on", "relation a",
    # networks: the role of a broker, the sign of a tie
    "liaison", "opposition",
    # modes of NumPy
    "clip",
    # values of Universal Dependencies
    "fem",
    # language codes and prefixes
    "en", "kg",
})  # fmt: skip


def mistakes(root: Path) -> set[tuple[str, str]]:
    """File and what is wrong with a literal in it, for all modules below ``root``."""
    known = frozenset().union(*(words(lang) for lang in FOREIGN))
    found = set()
    for path in sorted(root.rglob("*.py")):
        name = path.relative_to(root).as_posix()
        if name.partition("/")[0] in LEFT_OUT:
            continue
        for _, text in literals(path.read_text(encoding="utf-8")):
            said = words_in(text, known)
            if said and said not in ALLOWED and said not in RELATIONS:
                found.add((name, said))
            found |= {(name, label) for label in subtypes_in(text)}
    return found


def test_there_are_words_to_look_for() -> None:
    assert "fr" in FOREIGN
    assert len(words("fr")) > 3000
    assert {"de", "qui", "envoyer", "selon", "lundi", "janvier", "monsieur", "hier"} <= words("fr")
    assert {"pass", "relcl", "poss", "agent"} <= subtypes()


def test_no_word_of_a_language_stands_in_code() -> None:
    assert mistakes(ROOT / "kg") == set()


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('PREPOSITIONS = ("de", "du")', {"de", "du"}),
        ('ENVOYER = "envoyer"', {"envoyer"}),
        ('HEARSAY = f"{1} selon"', {"selon"}),
        ('MARK = r"(?:avant que|dont)"', {"avant que dont"}),
        ('def f(case="à l\'est de"): ...', {"à l'est de"}),
        ('MESSAGE = "Take subj, obj or à."', {"à"}),
        ('WHEN = {"lundi": 1}', {"lundi"}),
        ('PASSIVE = "nsubj:pass"', {"nsubj:pass"}),
        ('RELATIVE = ("acl:relcl", "acl")', {"acl:relcl"}),
        ('ENDS = ":pass"', {":pass"}),
    ],
)
def test_a_word_put_in_is_found(tmp_path: Path, line: str, wrong: set[str]) -> None:
    shutil.copytree(ROOT / "kg" / "extract", tmp_path / "extract")
    path = tmp_path / "extract" / "clauses" / "clause.py"
    path.write_text(path.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert mistakes(tmp_path) == {("extract/clauses/clause.py", one) for one in wrong}


@pytest.mark.parametrize(
    "line",
    [
        '"""Reads "selon" and nsubj:pass."""',
        "# de, du, acl:relcl",
        'def f():\n    """>>> f("envoyer")"""',
        'KEY = "kg:sentTo"',
        '__all__ = ["point"]',
    ],
)
def test_what_explains_or_names_is_left_alone(tmp_path: Path, line: str) -> None:
    (tmp_path / "module.py").write_text(line + "\n", encoding="utf-8")
    assert mistakes(tmp_path) == set()


def test_what_is_left_out_may_hold_them(tmp_path: Path) -> None:
    (tmp_path / "trees").mkdir()
    (tmp_path / "trees" / "functions.py").write_text('P = "nsubj:pass"\n', encoding="utf-8")
    assert mistakes(tmp_path) == set()
