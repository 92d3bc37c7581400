"""The spaCy component ``kg_annotate``: names, classes and antecedents on a Doc and its tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span, Token

from kg.annotate.coreference.antecedents import Link, find_antecedents
from kg.annotate.names.finding import find_names
from kg.annotate.names.marked import is_adjective
from kg.annotate.names.members import members
from kg.annotate.names.name import Name
from kg.annotate.peoples import mark_peoples
from kg.annotate.titles import find_titles, with_people
from kg.annotate.typing import Typed, find_types
from kg.languages import Language, load
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge
from kg.trees.node import Node
from kg.trees.rewriting import check_rules
from kg.trees.tree import Entity, Tree, tree_of

__all__ = ["Annotator", "create", "register"]

_COUNTRY, _PERSON = "kg:Country", "kg:Person"
_SOMEBODY = (_PERSON, "kg:Position")
_EXTENSIONS = ("kg_type", "kg_name", "kg_antecedent", "kg_sureness")


def register() -> None:
    """Make ``token._.kg_type`` and the other extensions known to spaCy; repeatable."""
    for name in _EXTENSIONS:
        if not Token.has_extension(name):
            Token.set_extension(name, default=None)


class Annotator:
    """Tells of each word what the phrase that it heads is called, is, and points back to.

    It writes so on the nodes of the Doc's tree (``tree_of``: ``node.name``, ``node.type``,
    ``node.coreferent``) and, for users, on its tokens: ``token._.kg_name`` is the bare name,
    ``kg_type`` a class of the ontology, ``kg_antecedent`` the index of the word heading the
    antecedent mention, ``kg_sureness`` how probably it is that one (0..1); each ``None`` where
    there is none. Claims follow ``node.antecedent``, which is set where that is sure enough. The
    noun of a position that is said of a named person points to that name.
    Needs parts of speech, lemmas and Universal Dependencies trees; uses entities where there are,
    and adds to ``doc.ents`` what the gazetteer knows where the pipeline marked nothing, or a person
    (in some languages anything else) under the very name; a state's adjective alone is taken out.
    """

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        register()
        check_rules(language, knowledge)
        self.knowledge, self.language = knowledge, language

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        tree = tree_of(doc, self.language, self.knowledge)
        typed = self.typed(tree)
        links = find_antecedents(tree, typed, self.knowledge, self.language)
        told = self._write(tree, typed, links)
        if dropped := _in_names_of_things(tree, typed.names) | self._mistaken(tree, typed.names):
            tree.drop_entities(dropped)
            doc.set_ents([Span(doc, e.start, e.end, label=e.label) for e in tree.entities])
        if added := self._new_entities(tree, typed.names):
            doc.set_ents([*doc.ents, *(Span(doc, e.start, e.end, label=e.label) for e in added)])
            tree.add_entities(added)
        for index in told:
            node, extensions = tree[index], doc[index]._
            values = node.type, node.name, node.coreferent, node.sureness
            for name, value in zip(_EXTENSIONS, values, strict=True):
                if value is not None:  # as it is unless it is set
                    extensions.set(name, value)
        return doc

    def typed(self, tree: Tree) -> Typed:
        """Return the names of a tree, their titles, and the classes of its nouns."""
        knowledge, words = self.knowledge, self.language.names
        names = with_people(tree, find_names(tree, knowledge, words), knowledge, words)
        titles = find_titles(tree, names, knowledge, words)
        types = find_types(tree, names, titles, knowledge, words)
        people = members(names, tree, knowledge.ontology)
        types.update(dict.fromkeys(people, "kg:Group"))
        return Typed(tuple(n for n in names if n.root not in people), titles, types)

    def _write(self, tree: Tree, typed: Typed, links: Mapping[int, Link]) -> set[int]:
        """Write on the nodes what was found; return the indices of those that tell something."""
        for name in typed.names:
            tree[name.root].name = tree[name.top].name = name.text
            tree[name.root].lent = tree[name.top].lent = name.lent
        for index, cls in typed.types.items():
            tree[index].type = cls
        claimed = self.language.coreference.claimed
        for index, link in sorted(links.items()):
            node = tree[index]
            if link.antecedent is None:
                node.type = node.type or link.cls
                continue
            node.point_back(tree[link.antecedent], link.sureness, claimed)
            if node.type is None and node.antecedent is not None:
                node.type = tree[node.antecedent].type
        pronouns = self._mark_pronouns(tree)
        adjectives = self._mark_adjectives(tree)
        adjectives += mark_peoples(tree, self.knowledge, self.language.code)
        adjectives += self._name_parts(tree)
        tops = {index for name in typed.names for index in (name.root, name.top)}
        return tops.union(typed.types, links, adjectives, pronouns)

    def _mark_pronouns(self, tree: Tree) -> list[int]:
        """Give pronouns that point to nobody named the class that their form tells: "she"."""
        types = self.language.names.pronoun_types
        marked = [n for n in tree if n.pos == "PRON" and n.type is None and n.lower in types]
        for node in marked:
            node.type = types[node.lower]
        return [node.i for node in marked]

    def _mark_adjectives(self, tree: Tree) -> list[int]:
        """Give a state's adjective the state's class and name ("la proposition russe").

        So it is with a party's, beside somebody ("Republican senator").
        """
        marked, gazetteer, lang = [], self.knowledge.gazetteer, self.language.code
        for node in tree:
            if node.pos == "ADJ" and node.dep in ("amod", "conj"):
                states = gazetteer.adjective(node.text)
                one = states[0] if len(states) == 1 else None
                if not states and node.head is not None and node.head.type in _SOMEBODY:
                    one = gazetteer.party(node.text, lang)
                if one is not None:
                    node.type, node.name = one.type, one.labels.get(lang, node.text)
                    marked.append(node.i)
        return marked

    def _name_parts(self, tree: Tree) -> list[int]:
        """Give things that share a noun its class, and names with the states that tell them apart.

        "Les états-majors russe et américain" are the "état-major russe" and the "état-major
        américain". Return the indices of what got one.
        """
        named = []
        for node in tree:
            noun = node.whole
            if noun is None:
                continue
            if node.part == 2:
                first = [c for c in noun.kids("amod", "compound") if c.i < node.i][-1]
                noun.name = self._name_of_part(noun, first)
                named.append(noun.i)
            node.type, node.name = noun.type, self._name_of_part(noun, node)
            named.append(node.i)
        return named

    def _name_of_part(self, noun: Node, adjective: Node) -> str | None:
        states = self.knowledge.gazetteer.adjective(adjective.text)
        known = len(states) == 1 and states[0].type == _COUNTRY
        return f"{noun.lemma} {adjective.text}" if known else None

    def _mistaken(self, tree: Tree, names: Sequence[Name]) -> set[Entity]:
        """Return what the pipeline takes for a name, or for something else than it is known to be.

        Where the gazetteer knows several things of different labels by one name, only that it is
        nobody's is sure; so it is where the language's recogniser knows names better.
        """
        classes, sure = self.language.names.labels, self.language.names.known_labels
        known = {(name.start, name.end): name for name in names if name.known and name.type}

        def is_wrong(entity: Entity) -> bool:
            name, told = known.get((entity.start, entity.end)), classes.get(entity.label)
            if name is None or told is None:
                return False
            if told == _PERSON or not sure:
                return told == _PERSON and name.type != _PERSON
            kinds = {self._label(one.type) for one in self.knowledge.gazetteer.lookup(name.text)}
            return len(kinds) == 1 and kinds.isdisjoint((entity.label, None))

        return {
            entity
            for entity in tree.entities
            if is_wrong(entity) or is_adjective(entity, tree, self.knowledge, self.language.names)
        }

    def _label(self, cls: str) -> str | None:
        """Return the pipeline's label for things of a class, if it has one."""
        labels, is_a = self.language.names.labels, self.knowledge.ontology.is_a
        return next((label for label, above in labels.items() if above and is_a(cls, above)), None)

    def _new_entities(self, tree: Tree, names: Sequence[Name]) -> list[Entity]:
        """Return known names as entities beside the pipeline's, never over them."""
        taken = {i for entity in tree.entities for i in range(entity.start, entity.end)}
        found = []
        for name in names:
            if name.known and name.type and taken.isdisjoint(range(name.start, name.end)):
                label = self._label(name.type)
                if label is not None:
                    found.append(Entity(name.start, name.end, label))
        return found


def _in_names_of_things(tree: Tree, names: Sequence[Name]) -> set[Entity]:
    """Return what recognisers hold for somebody's name in a thing's: "la rue Pascal Brun"."""
    things = [n for n in names if tree[n.root].pos == "NOUN" and n.root == n.start]
    ends = {i: n.end for n in things for i in range(n.start + 1, n.end)}
    roots = {n.root for n in names}
    return {
        entity
        for entity in tree.entities
        if entity.start in ends
        and entity.end <= ends[entity.start]
        and roots.isdisjoint(range(entity.start, entity.end))
    }


@Pipeline.factory(
    "kg_annotate",
    default_config={"lang": "", "ontology": []},
    assigns=[f"token._.{name}" for name in _EXTENSIONS],
)
def create(nlp: Pipeline, name: str, lang: str, ontology: Sequence[str]) -> Annotator:
    """Make the component: ``nlp.add_pipe("kg_annotate")``.

    ``lang`` is the pipeline's own where empty; ``ontology`` are folders of further Turtle files.
    """
    del name
    language = lang or str(nlp.lang)
    directories = tuple(Path(directory) for directory in ontology)
    return Annotator(load_knowledge(language, directories), load(language))
