"""A tree → the names in it: where, of what class, and the bare name without titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotate.names.acronyms import long_forms
from kg.annotate.names.brackets import with_parties
from kg.annotate.names.carriers import Carriers
from kg.annotate.names.evidence import lend
from kg.annotate.names.known import known_names
from kg.annotate.names.marked import MarkedNames
from kg.annotate.names.name import Name, capital, covered, root_of
from kg.annotate.names.settling import settle, spell_out, with_events
from kg.annotate.typing import class_of

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge, Ontology
    from kg.trees.tree import Tree

__all__ = ["find_names"]

_PERSON, _POSITION = "kg:Person", "kg:Position"


def find_names(tree: Tree, knowledge: Knowledge, words: Names) -> tuple[Name, ...]:
    """Return the names of a text in text order; no two share their root.

    A name is what the gazetteer knows, what the pipeline's entities mark, a class noun with its
    name ("camp d'al-Roukban"), a proper noun; a name found once is found again where the
    pipeline missed it, and one name has one class throughout a document.
    """
    marked = MarkedNames(tree, knowledge, words)
    names = marked.with_entities(known_names(tree, knowledge, words))
    names = settle(marked.with_proper_nouns(names), tree, words)
    again = _repetitions(names, tree, knowledge.ontology, words)
    names = [*names, *again, *long_forms(names, tree, knowledge, words)]
    names.sort(key=lambda name: (name.start, name.end))
    carriers = Carriers(tree, knowledge, words)
    names = carriers.with_things(with_events(settle(names, tree, words), tree, knowledge, words))
    names = [carriers.with_outer(name) for name in names]
    names = spell_out([*names, *carriers.holders(names)], knowledge.ontology)
    names = with_parties(lend(names, tree, knowledge), tree, words)
    names = [n for n in names if not _is_wished_for(n, tree, knowledge.ontology)]
    if words.capital_titles:
        names = [name for name in names if not _is_post(name, tree, knowledge)]
    return _unique([n for n in names if " " in n.text or not carriers.is_portfolio(n)])


def _is_wished_for(name: Name, tree: Tree, ontology: Ontology) -> bool:
    """Whether a known place has an indefinite article: "une France plus juste" is not France."""
    if not name.known or name.outer is not None or tree[name.root].dep == "nsubj":
        return False
    if not ontology.is_a(name.type, "kg:Place"):
        return False
    articles = (child for child in tree[name.root].kids("det") if child.i < name.start)
    return any(article.has("Definite=Ind") for article in articles)


def _is_post(name: Name, tree: Tree, knowledge: Knowledge) -> bool:
    """Whether it tells a post, with whose it is: "Speaker of the House", "Vice President".

    A word alone may tell what somebody is, too: "Attorney Ana Brun".
    """
    if name.known or name.type == _PERSON:
        return False
    kind = class_of(tree[name.root], tree, knowledge)
    alone = name.type is None and name.end == name.start + 1
    return kind == _POSITION or (alone and kind == _PERSON)


def _unique(names: list[Name]) -> tuple[Name, ...]:
    seen: dict[int, Name] = {}
    for name in sorted(names, key=lambda n: (n.root, -(n.end - n.start), n.start)):
        seen.setdefault(name.root, name)
    return tuple(seen.values())


def _repetitions(
    names: Sequence[Name], tree: Tree, ontology: Ontology, words: Names
) -> Iterator[Name]:
    """Yield further places where the same words stand as in a name found elsewhere.

    For an organisation of several words its first is enough: "le Front".
    """
    forms: dict[str, dict[tuple[str, ...], Name]] = {}
    for name in names:
        if len(name.text) > 2 and capital(tree[name.start], words):
            form = tuple(node.text for node in tree.nodes[name.start : name.end])
            alike = forms.setdefault(form[0], {})
            alike.setdefault(form, name)
            if len(form) > 1 and len(form[0]) > 3 and ontology.is_a(name.type, "kg:Organization"):
                alike.setdefault(form[:1], name)
    taken = covered(names)
    for node in tree:
        if node.text not in forms or node.i in taken or not node.dep:
            continue
        for form, name in sorted(forms[node.text].items(), key=lambda pair: -len(pair[0])):
            end = node.i + len(form)
            if (len(form) > 1 or not node.opens) and form == tuple(
                other.text for other in tree.nodes[node.i : end]
            ):
                root = root_of(tree, node.i, end)
                yield Name(root, node.i, end, name.text, name.type, entry=name.entry)
                break
