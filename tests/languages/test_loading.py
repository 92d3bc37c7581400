"""A language is a folder: what may be left out, and what is said of what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.assemble import Options
from kg.documents import read
from kg.errors import LanguageError
from kg.graph import KnowledgeGraph
from kg.languages import DEFAULT, available, files, load
from kg.languages.times import KINDS, TimeWords
from kg.ontology import load as load_ontology
from kg.ontology.knowledge import read_all

RUSSIAN = """\
name = "русский"
[labels]
"nsubj:pass" = ["passive"]
[names]
articles = []
"""


def write(folder: Path, words: str, times: str | None = None) -> Path:
    folder.mkdir()
    (folder / "words.toml").write_text(words, encoding="utf-8")
    if times is not None:
        (folder / "times.toml").write_text(times, encoding="utf-8")
    return folder


def test_five_lines_make_a_language(tmp_path: Path) -> None:
    language = load(write(tmp_path / "ru", RUSSIAN))
    assert (language.code, language.name) == ("ru", "русский")
    assert language.labels == {"nsubj:pass": ("passive",)}
    assert language.names.labels["PER"] == "kg:Person"
    assert language.segments.quotation_marks["«"] == "»"
    assert language.syntax.speaker_types
    assert not language.syntax.negators


def test_a_language_is_loaded_once(tmp_path: Path) -> None:
    folder = write(tmp_path / "ru", RUSSIAN)
    assert load(folder) is load(folder) is load(str(folder))


def test_the_default_language_ships() -> None:
    assert DEFAULT in available()
    assert load(DEFAULT).code == DEFAULT


def test_files_are_all_that_decides(tmp_path: Path) -> None:
    folder = write(tmp_path / "ru", RUSSIAN, "")
    (folder / "rewriting.rules").write_text("", encoding="utf-8")
    (folder / "notes.txt").write_text("", encoding="utf-8")
    names = ["rewriting.rules", "times.toml", "words.toml"]
    assert [path.name for path in files(folder)] == names


def test_iso_dates_need_no_words() -> None:
    assert set(TimeWords().forms) == {"numeric"}
    assert TimeWords(forms={"numeric": ("{dd}.{mm}.{year}",)}).forms["numeric"] == (
        "{dd}.{mm}.{year}",
    )


@pytest.mark.parametrize(
    ("words", "times", "told"),
    [
        ("", None, "xx/words.toml: 'name' is missing. Write what its speakers call it: name = "),
        ("name = 3", None, "'name' is missing"),
        ('name = "x"\n[nams]', None, "xx/words.toml: unknown key 'nams'. Did you mean 'names'?"),
        (
            'name = "x"\n[names]\nartikles = []',
            None,
            "xx/words.toml [names]: unknown key 'artikles'. Did you mean 'articles'?",
        ),
        ('name = "x"\n[names]\narticles = "the"', None, "articles: is not a list of strings"),
        ('name = "x"\n[names]\narticles = [""]', None, "articles: has an empty string"),
        ('name = "x"\n[labels]\nexpl = "dummy"', None, "[labels].expl: is not a list of strings"),
        ('name = "x"\nlabels = 1', None, "[labels]: is not a table"),
        ('name = "x"\nnames = 1', None, "[names]: is not a table"),
        ('name = "x"\n[wording]\naccording = "per"', None, "[wording] according: has no {name}"),
        (
            'name = "x"\n[wording.modality]\nwantd = "w"',
            None,
            "[wording] modality: there is no 'wantd'. Did you mean 'wanted'?",
        ),
        ('name = "x"\n[names.honorifics]\nmr = "M"', None, "'mr' has the unknown value 'M'"),
        (
            'name = "x"\n[names.word_spellings]\n"(" = "k"',
            None,
            "xx/words.toml [names] word_spellings: '(' is no regular expression",
        ),
        ('name = "x"\n[names.name_spellings]\n"(a)" = "\\\\2"', None, "name_spellings: '(a)'"),
        ('name = "x"\n[segments]\nquotation_marks = {"<<" = ">>"}', None, "is no pair of quotat"),
        ('name = "x"\n[documents]\ndates = ["{day} {month}"]', None, "does not have {year} once"),
        ('name = "x"\n[documents]\ndates = ["{moon}"]', None, "has an unknown slot '{moon}'"),
        ('name = "x"\n[segments]\nlower_case_starts = 1', None, "1 is not true or false"),
        ("name = ", None, "xx/words.toml: is not TOML"),
        ('name = "x"', "[months]\nmay = 13", "xx/times.toml [months]: 'may' has the value 13"),
        ('name = "x"', "[units]\nday = 'dai'", "xx/times.toml [units]: 'day' has the unknown"),
        ('name = "x"', "[forms]\ndai = ['{day}']", "unknown kind 'dai'. Did you mean 'day'?"),
        ('name = "x"', "[forms]\nday = ['{day} (of']", "xx/times.toml forms.day: "),
        ('name = "x"', "[forms]\nday = ['({day})?']", "matches nothing at all"),
        ('name = "x"', "[weak]\nbare_month = ['{mont}']", "has an unknown slot '{mont}'"),
        ('name = "x"', "clocks = ['{minute}']", "has no {hour}"),
        ('name = "x"', "ranges = ['between']", "'between' is no range"),
        ('name = "x"', "not_years = ['(']", "not_years: '(' is no regular expression"),
        ('name = "x"', "[seasons]\nspring = '3-6'", "'3-6' are no months"),
    ],
)
def test_mistakes_name_file_key_and_cure(
    tmp_path: Path, words: str, times: str | None, told: str
) -> None:
    with pytest.raises(LanguageError) as found:
        load(write(tmp_path / "xx", words, times))
    assert told in str(found.value)
    assert found.value.cure


def test_a_missing_language_says_what_to_add(tmp_path: Path) -> None:
    with pytest.raises(LanguageError, match=r"no language 'xx'\. Known: .*fr.*words\.toml"):
        load(tmp_path / "xx")


def test_every_kind_of_time_has_a_value() -> None:
    from kg.extract.times.values import KINDS as VALUED
    from kg.languages.times import WEAK_KINDS

    assert VALUED == KINDS | WEAK_KINDS


def test_a_folder_stands_for_a_language(tmp_path: Path) -> None:
    folder = write(tmp_path / "xx", 'name = "x"')
    (folder / "lexicon").mkdir()
    (folder / "lexicon" / "xx.ttl").write_text(
        "@prefix kgl: <https://w3id.org/newskg/lexicon#> .\n"
        "@prefix xx: <https://w3id.org/newskg/lexicon/xx#> .\n"
        'xx:prepositions a kgl:PrepositionList ; kgl:lemma "to" .\n'
        'xx:send a kgl:VerbEntry ; kgl:lemma "send" ; kgl:states "kg:sent(subj, obj)" .\n',
        encoding="utf-8",
    )
    setup = Options(lang=str(folder)).setup()
    assert (setup.code, setup.model) == ("xx", "xx")
    assert load_ontology(setup.lang).lexicon.frames("send", "VERB")
    assert read_all(setup.lang)[1] == []
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "text": "Eins.", "lang": "xx"}\n{"id": "b", "text": "Zwei."}\n',
        encoding="utf-8",
    )
    assert [one.lang for one in read([tmp_path / "a.jsonl"], lang=setup.lang)] == ["xx", "xx"]


@pytest.mark.pipeline
def test_a_store_remembers_the_folder_of_its_language(tmp_path: Path) -> None:
    folder = write(tmp_path / "xx", 'name = "x"')
    options = Options(lang=str(folder), model="fr")
    with KnowledgeGraph.open(tmp_path / "store", options=options) as graph:
        graph.add_text("Paul Morel dort à Lyon.", id="a")
    with KnowledgeGraph.open(tmp_path / "store") as graph:
        assert graph.record is not None
        assert graph.record.languages == (str(folder),)
        assert [claim.lang for claim in graph.claims()][:1] == ["xx"]
        graph.add_text("Anne Morel dort à Lyon.", id="b")
        assert {claim.doc for claim in graph.claims()} == {"a", "b"}
