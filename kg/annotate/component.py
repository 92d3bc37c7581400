"""The spaCy component ``kg_annotate``: Doc → the same Doc with names, classes and antecedents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Span, Token

from kg.annotate.coreference import find_antecedents
from kg.annotate.dummies import settle_dummies
from kg.annotate.moods import settle_moods
from kg.annotate.name import Name
from kg.annotate.names import find_names
from kg.annotate.posts import settle_posts
from kg.annotate.typing import find_titles, find_types, with_people
from kg.annotate.verbs import settle_verbs
from kg.languages import Language, load
from kg.ontology import Knowledge
from kg.ontology import load as load_knowledge

__all__ = ["Annotator", "create", "register"]

_EXTENSIONS = ("kg_type", "kg_name", "kg_antecedent")


def register() -> None:
    """Make ``token._.kg_type``, ``kg_name`` and ``kg_antecedent`` known to spaCy; repeatable."""
    for name in _EXTENSIONS:
        if not Token.has_extension(name):
            Token.set_extension(name, default=None)


class Annotator:
    """Writes on each token what the phrase that it heads is called, is, and points back to.

    ``token._.kg_name`` is the bare name, ``kg_type`` a class of the ontology, ``kg_antecedent``
    the index of the token heading the antecedent mention; each ``None`` where there is none. The
    noun of a position that is said of a named person points to that name. A pronoun that can't be a
    dummy becomes a subject, and a verb has the mood that its ending tells.
    Needs parts of speech, lemmas and Universal Dependencies trees; uses entities where there are,
    and adds to ``doc.ents`` what the gazetteer knows where the pipeline marked nothing.
    """

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        register()
        self.knowledge, self.language = knowledge, language

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        words = self.language.names
        settle_verbs(doc, self.knowledge.lexicon, self.language.syntax)
        settle_posts(doc, self.knowledge.lexicon, self.language.syntax)
        settle_moods(doc, self.language.syntax)
        settle_dummies(doc, words)
        names = with_people(doc, find_names(doc, self.knowledge, words), self.knowledge, words)
        titles = find_titles(doc, names, self.knowledge, words)
        types = find_types(doc, names, titles, self.knowledge, words)
        links = find_antecedents(doc, names, types, titles, self.knowledge, self.language)
        self._add_entities(doc, names)
        for name in names:
            for index in (name.root, name.outer):
                if index is not None:
                    doc[index]._.kg_name = name.text
        for index, cls in types.items():
            doc[index]._.kg_type = cls
        for index, antecedent in sorted(links.items()):
            doc[index]._.kg_antecedent = antecedent
            if doc[index]._.kg_type is None:
                doc[index]._.kg_type = doc[antecedent]._.kg_type
        self._mark_adjectives(doc)
        return doc

    def _add_entities(self, doc: Doc, names: Sequence[Name]) -> None:
        """Mark known names beside the pipeline's entities, never over them."""
        classes = [(label, cls) for label, cls in self.language.names.labels.items() if cls]
        entities = list(doc.ents)
        taken = {i for span in entities for i in range(span.start, span.end)}
        for name in names:
            if name.known and name.type and taken.isdisjoint(range(name.start, name.end)):
                of = (x for x, cls in classes if self.knowledge.ontology.is_a(name.type, cls))
                if (label := next(of, None)) is not None:
                    entities.append(Span(doc, name.start, name.end, label=label))
        if len(entities) > len(doc.ents):
            doc.set_ents(entities)

    def _mark_adjectives(self, doc: Doc) -> None:
        """Give a state's adjective the state's class and name ("la proposition russe")."""
        for token in doc:
            if token.pos_ != "ADJ" or token.dep_ not in ("amod", "conj"):
                continue
            states = self.knowledge.gazetteer.adjective(token.text)
            if len(states) == 1:
                token._.kg_type = states[0].type
                token._.kg_name = states[0].labels.get(self.language.code, token.text)


@Pipeline.factory(
    "kg_annotate",
    default_config={"lang": "", "ontology": []},
    assigns=["token._.kg_type", "token._.kg_name", "token._.kg_antecedent"],
)
def create(nlp: Pipeline, name: str, lang: str, ontology: Sequence[str]) -> Annotator:
    """Make the component: ``nlp.add_pipe("kg_annotate")``.

    ``lang`` is the pipeline's own where empty; ``ontology`` are folders of further Turtle files.
    """
    del name
    language = lang or str(nlp.lang)
    directories = tuple(Path(directory) for directory in ontology)
    return Annotator(load_knowledge(language, directories), load(language))
