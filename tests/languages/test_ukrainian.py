"""A third language, in another script: what a dozen files' lines of Ukrainian are read by.

The skeleton is `uk/`: words, times, rules, forty wordings, some names, eighteen trees. Nothing of
it ships. What it tells of the code: no script, no order of words, no article and no preposition is
taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy

from kg.annotate.segments import segments
from kg.assemble import Options
from kg.extract.times.finding import find_times
from kg.graph import KnowledgeGraph
from kg.iris import compact, expand
from kg.languages import load
from kg.model import Document, Mention, MentionKind
from kg.ontology.knowledge import read_all
from kg.rules import mistakes_in_rules
from tests.languages.by_heart import pipeline, text_of
from tests.languages.examples import HERE, known
from tests.resolve.worlds import World
from tests.view.carried import tables_of

UK = HERE / "uk"
SAMPLES = HERE.parents[1] / "kg" / "samples" / "names.csv"
PUBLISHED = "2025-03-12"  # a Wednesday
TOLD = ("date-and-cases", "object-first", "negated", "agent-in-instrumental",
        "source-with-apostrophe", "direct-speech", "ministry-of-a-state")  # fmt: skip
FRENCH = """date 2025-03-16

Le général Milan Osterov a rencontré Rado Mezin à Kiev. Le Front de la Drenna a pris Lissan.
Le ministère karvénien de la Défense a confirmé la rencontre.
"""
ENGLISH = """2025-03-16

General Milan Osterov met Rado Mezin in Kyiv. The Drenna Front captured Lissan.
The Karvenian Ministry of Defence confirmed the meeting.
"""


def test_its_files_are_sound() -> None:
    knowledge, mistakes = read_all(str(UK))
    assert mistakes == []
    assert mistakes_in_rules(str(UK), [], knowledge.ontology) == []


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Він прибув до м. Києва. Її не було.", ["Він прибув до м. Києва.", "Її не було."]),
        ("Угоду підписали 2025 р. у Києві. Ґанок порожній? Іде.",
         ["Угоду підписали 2025 р. у Києві.", "Ґанок порожній?", "Іде."]),
        ("«Ми залишаємо це місто», — сказав він. Ніхто не вірив!",
         ["«Ми залишаємо це місто»", ", — сказав він.", "Ніхто не вірив!"]),
        ("Він сказав: “Ми залишаємо це місто”. Є сумніви.",
         ["Він сказав:", "“Ми залишаємо це місто”.", "Є сумніви."]),
    ],
)  # fmt: skip
def test_sentences_are_cut(text: str, parts: list[str]) -> None:
    found = [text[s.start : s.end] for s in segments(Document("d", text, "uk"), load(UK))]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "span", "value"),
    [
        ("15 березня 2025 року він прибув.", "15 березня 2025 року", "2025-03-15"),
        ("Зустріч у березні 2025 року.", "у березні 2025 року", "2025-03"),
        ("Він прибув вчора.", "вчора", "2025-03-11"),
        ("Це було три дні тому.", "три дні тому", "2025-03-09"),
        ("У п’ятницю була зустріч.", "У п’ятницю", "2025-03-07"),
        ("15.03.2025 підписали угоду.", "15.03.2025", "2025-03-15"),
        ("Минулого тижня підписали угоду.", "Минулого тижня", "2025-03-03/2025-03-09"),
        ("З 3 до 5 березня тривали переговори.", "З 3 до 5 березня", "2025-03-03/2025-03-05"),
        ("У 2014 році почалася війна.", "У 2014 році", "2014"),
        ("У понеділок, 10 березня, прибув.", "У понеділок, 10 березня", "2025-03-10"),
    ],
)
def test_times_are_read(text: str, span: str, value: str) -> None:
    found = find_times(text, load(UK).times, published=PUBLISHED)
    assert [(time.text, time.value) for time in found] == [(span, value)]


def test_a_name_whose_lemma_lacks_is_joined_by_its_endings() -> None:
    language, knowledge = known("uk")
    forms = ("Радо Мезін", "Радо Мезіна", "Радо Мезіним", "Радо Белін", "Радо Беліном")
    mentions = [
        Mention(i * 20, i * 20 + len(form), form, type="kg:Person", name=form,
                kind=MentionKind.NAME)
        for i, form in enumerate(forms)
    ]  # fmt: skip
    found = World(knowledge, language).put({"d": mentions}).entity_of
    assert len({found["d", one.start, one.end, 0] for one in mentions[:3]}) == 1
    assert len({found["d", one.start, one.end, 0] for one in mentions}) == 2


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store built of Ukrainian, then with French and English beside it."""
    folder = tmp_path_factory.mktemp("three")
    pile, model = folder / "pile", pipeline("uk", folder / "by-heart")
    pile.mkdir()
    (pile / "новини.txt").write_text(f"дата 16 березня 2025\n\n{text_of('uk', *TOLD)}", "utf-8")
    options = Options(lang=str(UK), model=model, ontology=(UK, SAMPLES))
    KnowledgeGraph.build(pile, store=folder / "S", options=options).close()
    (pile / "paris.txt").write_text(FRENCH, "utf-8")
    (pile / "london.txt").write_text(ENGLISH, "utf-8")
    KnowledgeGraph.build(pile, store=folder / "S").close()
    return folder


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph.open(folder / "S") as graph:
        yield graph


@pytest.mark.pipeline
def test_each_document_is_read_in_its_language(graph: KnowledgeGraph) -> None:
    assert {one.id: one.lang for one in graph.documents()} == {
        "london": "en", "paris": "fr", "новини": "uk"
    }  # fmt: skip
    assert {one.published for one in graph.documents()} == {"2025-03-16"}


@pytest.mark.pipeline
def test_one_thing_has_one_iri_in_three_languages(graph: KnowledgeGraph) -> None:
    for iri, own in (
        ("kge:milan-osterov", "Мілан Остеров"),
        ("kge:kyiv", "Київ"),
        ("kge:drenna-front", "Фронт Дренни"),
        ("kge:lissan", "Ліссан"),
    ):
        entity = graph.entity(iri)
        assert set(entity.documents) == {"london", "paris", "новини"}
        assert own in entity.names
        assert graph.entity(own).iri == iri
    held = {(str(c.subject.entity), c.predicate.id, str(c.object.entity), c.lang)
            for c in graph.claims(relation="kg:captured") if c.subject and c.object}  # fmt: skip
    fact = ["kge:drenna-front", "kg:captured", "kge:lissan"]
    assert {lang for *claim, lang in held if claim == fact} == {"en", "fr", "uk"}


@pytest.mark.pipeline
def test_iris_are_readable_and_read_back(graph: KnowledgeGraph) -> None:
    iris = {mention.entity for claim in graph.claims("новини") for mention in claim.mentions()}
    assert {"kge:радо-мезін", "kge:лукянова", "kge:іво-брож", "kge:варн"} <= iris
    assert any((iri or "").startswith("kge:новини/") for iri in iris)
    for iri in filter(None, iris):
        assert "%D" not in iri
        assert compact(expand(iri)) == iri


@pytest.mark.pipeline
def test_spans_are_the_words_of_the_text(graph: KnowledgeGraph, folder: Path) -> None:
    text = (folder / "pile" / "новини.txt").read_text("utf-8")
    claims = list(graph.claims("новини"))
    assert len(claims) > 10
    for claim in claims:
        for part in (claim.predicate, claim.evidence, claim.holder, *claim.mentions()):
            if part is not None and part.text is not None:
                assert text[part.start : part.end] == part.text
    assert {claim.holder.text for claim in claims if claim.holder} == {"Лукʼянової", "Іво Брож"}


@pytest.mark.pipeline
@pytest.mark.parametrize(
    ("typed", "marked", "instead"),
    [
        ("Лукʼянової", "Лукʼянової", ()),
        ("лук'янової", "Лукʼянової", ()),
        ("Лук’янової", "Лукʼянової", ()),
        ("лукянової", "Лукʼянової", ()),
        ("КИЄВІ", "Києві", ()),
        ('"порт Ліссана"', "порт Ліссана", ()),
        ("захопл*", "захоплений", ()),
        ("Мезиним", "Мезіним", ("мезіним",)),
    ],
)
def test_what_is_typed_is_found(
    graph: KnowledgeGraph, typed: str, marked: str, instead: tuple[str, ...]
) -> None:
    found = graph.search(typed)
    hits = [hit for hit in found if hit.kind == "sentence"]
    assert [hit.text[a:b] for hit in hits for a, b in hit.marks] == [marked]
    assert tuple(word for words in found.instead.values() for word in words) == instead


@pytest.mark.pipeline
def test_page_and_exports_have_it(graph: KnowledgeGraph, tmp_path: Path) -> None:
    tables = tables_of(graph.view(lang="en").html)
    assert {"Drenna Front", "Варн"} <= {str(name) for name in tables["entities"]["label"]}
    files = "claims.csv nodes.csv a.gexf a.graphml a.ttl a.jsonld a.ftm.json stix.json"
    for name in files.split():
        graph.export(tmp_path / name)
        assert "Варн" in (tmp_path / name).read_text("utf-8"), name


ARABIC = (
    "قال الوزير رامي خوري إن الجيش انسحب من مدينة لسان. وقالت الجبهة: «لم نغادر المدينة أبدا». لا!"
)
CHINESE = "外交部长王立访问了北京市。他说：“停火协议已经签署。”反对派否认了这一消息！"


@pytest.mark.parametrize(
    ("code", "name", "text", "parts", "typed"),
    [
        ("ar", "العربية", ARABIC, 4, ("مدينة لسان", "الهدنة")),
        ("zh", "中文", CHINESE, 3, ("北京市", "市京")),
    ],
    ids=["ar", "zh"],
)
def test_scripts_to_the_left_and_without_blanks(
    tmp_path: Path, code: str, name: str, text: str, parts: int, typed: tuple[str, str]
) -> None:
    folder = tmp_path / code
    folder.mkdir()
    (folder / "words.toml").write_text(f'name = "{name}"', "utf-8")
    assert len(list(segments(Document("d", text, code), load(folder)))) == parts
    spacy.blank("xx").to_disk(tmp_path / "no-trees")
    (tmp_path / "a.html").write_text(f"<title>{name}</title><p>{text}</p>", "utf-8")
    options = Options(lang=str(folder), model=str(tmp_path / "no-trees"))
    with KnowledgeGraph.build(tmp_path / "a.html", options=options) as graph:
        there, missing = typed
        (hit,) = (hit for hit in graph.search(there) if hit.kind == "sentence")
        assert [hit.text[a:b] for a, b in hit.marks] in ([there], there.split())
        assert not list(graph.search(missing))
        assert graph.view().html.startswith("<!doctype html>")
