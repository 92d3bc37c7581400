"""Names that two languages spell otherwise are one thing's in both, whichever was read first."""

from __future__ import annotations

from itertools import permutations

import pytest

from kg.languages import load as load_language
from kg.model import Mention, MentionKind
from kg.ontology import load
from kg.resolve import Names, Source
from kg.resolve.index.everywhere import Neighbour

ONE = [  # French, English
    ("Valeri Guerassimov", "Valery Gerasimov"),
    ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
    ("Vladimir Poutine", "Vladimir Putin"),
    ("Sergueï Choïgou", "Sergei Shoigu"),
    ("Evgueni Prigojine", "Yevgeny Prigozhin"),
    ("Iekaterina Choulman", "Yekaterina Shulman"),
    ("Iouri Gagarine", "Yuri Gagarin"),
    ("Mikhaïl Gorbatchev", "Mikhail Gorbachev"),
    ("Alexandre Loukachenko", "Alexander Lukashenko"),
    ("Bachar al-Assad", "Bashar al-Assad"),
    ("Mohammed ben Salmane", "Mohammed bin Salman"),
    ("Benyamin Nétanyahou", "Benyamin Netanyahu"),
    ("Jamal Khachoggi", "Jamal Khashoggi"),
    ("Moqtada Sadr", "Muqtada al-Sadr"),
    ("Noursoultan Nazarbaïev", "Nursultan Nazarbayev"),
    ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
    ("Ramzan Kadyrov", "Ramzan Kadyrov"),
    ("Andreï Orlovski", "Andrey Orlovsky"),
    ("Youssef Chahed", "Yusuf Shahed"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Hassan Rohani", "Hassan Rouhani"),
]
TWO = [
    ("Jean Brun", "John Brown"),
    ("Ana Morvel", "Anna Marvel"),
    ("Marie Martin", "Mary Martin"),
    ("Lena Orlov", "Lina Orlov"),
    ("Ana Marie", "Ana Maria"),
    ("Paul Tarrec", "Paul Torrock"),
]


def source(*names: str, cls: str = "kg:Person") -> Source:
    mentions, at = [], 0
    for name in names:
        end = at + len(name)
        kind = MentionKind.NAME
        mentions.append(Mention(at, end, name, head=(at, end), kind=kind, type=cls, name=name))
        at = end + 1
    return Source(tuple(mentions))


class Both:
    """A store's names in French and English, as builds keep them."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}
        self.names = {code: Names(load(code), load_language(code)) for code in ("fr", "en")}
        for code, names in self.names.items():
            others = [other for one, other in self.names.items() if one != code]
            names.neighbours = tuple(Neighbour(o.tables, o.lookup) for o in others)
        self.entities: dict[str, set[str]] = {}

    def change(self, code: str, documents: dict[str, Source | None]) -> None:
        self.sources |= {doc: one for doc, one in documents.items() if one is not None}
        other = "en" if code == "fr" else "fr"
        for lang, changed in ((code, documents), (other, {})):
            found = self.names[lang].update(changed, self.sources.__getitem__, beside=True)
            self.names[lang].commit()
            for doc, resolution in found.resolutions.items():
                self.entities[doc] = set(resolution.entity_of.values())


@pytest.mark.parametrize(("french", "english"), ONE)
def test_spellings_of_two_languages_are_one(french, english):
    both = Both()
    both.change("fr", {"a": source(french)})
    both.change("en", {"b": source(english)})
    assert both.entities["a"] == both.entities["b"]


@pytest.mark.parametrize(
    ("french", "english"), [("Karvénie", "Karvenia"), ("Tchernavka", "Chernavka")]
)
def test_so_are_places(french, english):
    both = Both()
    both.change("fr", {"a": source(french, cls="kg:Place")})
    both.change("en", {"b": source(english, cls="kg:Place")})
    assert both.entities["a"] == both.entities["b"]


@pytest.mark.parametrize(("french", "english"), TWO)
def test_names_that_only_look_alike_stay_two(french, english):
    both = Both()
    both.change("fr", {"a": source(french)})
    both.change("en", {"b": source(english)})
    assert both.entities["a"].isdisjoint(both.entities["b"])


def test_what_comes_first_changes_nothing_and_what_goes_leaves_no_trace():
    documents = {
        "a": ("fr", source("Valeri Guerassimov")),
        "b": ("en", source("Valery Gerasimov", "Milan Osterov")),
        "c": ("en", source("Valery Gerasimov", "Gerasimov")),
        "d": ("fr", source("Milan Osterov", "Guerassimov")),
    }
    seen = []
    for order in permutations(documents):
        both = Both()
        for doc in order:
            code, one = documents[doc]
            both.change(code, {doc: one})
        seen.append(dict(both.entities))
    assert all(one == seen[0] for one in seen)
    assert len(set.union(*seen[0].values())) == 2
    both.change("en", {"b": None})
    both.change("en", {"c": None})
    assert both.entities["a"] == {"kge:valeri-guerassimov"}
