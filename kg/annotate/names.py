"""Doc → the names in it: where, of what class, and the bare name without titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.carriers import Carriers
from kg.annotate.metonyms import acts
from kg.annotate.name import Name, Places, capital, covered
from kg.annotate.settling import settle, spell_out
from kg.languages.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from kg.ontology import Knowledge

__all__ = ["find_names"]

_NOMINAL = frozenset({"NOUN", "PROPN", "X", "SYM"})
_LONGEST = 9  # words of a name looked up in the gazetteer
_JOINTS = frozenset({"-", "'", "’", "‑", "–"})


def find_names(doc: Doc, knowledge: Knowledge, words: Names) -> tuple[Name, ...]:
    """Return the names of ``doc`` in text order; no two share their root.

    A name is what the gazetteer knows, what the pipeline's entities mark, a class noun with its
    name ("camp d'al-Roukban"), a proper noun; a name found once is found again where the
    pipeline missed it, and one name has one class throughout a document.
    """
    reader = _Reader(doc, knowledge, words)
    names = reader.known_names()
    names = reader.add_entities(names)
    names = reader.add_proper_nouns(names)
    names = reader.add_repetitions(settle(names, doc, words))
    carriers = Carriers(doc, knowledge, words)
    names = [carriers.with_outer(name) for name in settle(names, doc, words)]
    names = spell_out([*names, *carriers.holders(names)], knowledge.ontology)
    return _unique([n for n in names if " " in n.text or not carriers.is_portfolio(n)])


def _unique(names: list[Name]) -> tuple[Name, ...]:
    seen: dict[int, Name] = {}
    for name in sorted(names, key=lambda n: (n.root, -(n.end - n.start), n.start)):
        seen.setdefault(name.root, name)
    return tuple(seen.values())


class _Reader:
    """The steps of finding names, over one Doc."""

    def __init__(self, doc: Doc, knowledge: Knowledge, words: Names) -> None:
        self.doc, self.knowledge, self.words = doc, knowledge, words
        self.tokens = list(doc)  # asked for again and again, and made anew by every doc[i]
        self.texts = [token.text_with_ws for token in self.tokens]
        self.labels = {i: span.label_ for span in doc.ents for i in range(span.start, span.end)}

    # -- the gazetteer ---------------------------------------------------------------------

    def known_names(self) -> list[Name]:
        """Return the longest stretches that the gazetteer knows, from left to right."""
        names: list[Name] = []
        i = 0
        while i < len(self.tokens):
            name = self._known_at(i)
            if name is not None:
                names.append(name)
            i = name.end if name is not None else i + 1
        return names

    def _known_at(self, start: int) -> Name | None:
        first = self.tokens[start]
        if not first.dep_ or not (first.pos_ in _NOMINAL or capital(first)):
            return None
        if first.pos_ == "DET" and first.is_sent_start:
            return None
        for end in range(self._reach(start), start, -1):
            last = self.tokens[end - 1]
            if last.pos_ not in _NOMINAL and last.pos_ != "ADJ" and not capital(last):
                continue
            if end == start + 1 and not self._may_stand_alone(first):
                continue
            text = self._text(start, end)
            entries = self.knowledge.gazetteer.lookup(text)
            if not entries:
                continue
            root = self._root(start, end)
            kinds = tuple(dict.fromkeys(entry.type for entry in entries))
            if self.labels.get(root) == "PER" and all(kind == "kg:City" for kind in kinds):
                continue
            cls = self._choose(kinds, root)
            entry = next(entry.iri for entry in entries if entry.type == cls)
            return Name(root, start, end, text, cls, entry=entry)
        return None

    def _reach(self, start: int) -> int:
        end = start + 1
        while end < len(self.tokens) and end - start < _LONGEST:
            token = self.tokens[end]
            joint = token.text in _JOINTS
            if token.is_space or not token.dep_ or (token.pos_ == "PUNCT" and not joint):
                break
            if token.pos_ in {"VERB", "AUX", "SCONJ"} and not capital(token) and not joint:
                break
            end += 1
        return end

    def _may_stand_alone(self, token: Token) -> bool:
        return capital(token) and (token.pos_ == "PROPN" or not token.is_sent_start)

    def _choose(self, kinds: tuple[str, ...], root: int) -> str:
        """Choose between a city and what it stands for: a place after "à", else whoever acts."""
        places = [kind for kind in kinds if self.knowledge.ontology.is_a(kind, "kg:Place")]
        actors = [kind for kind in kinds if kind not in places]
        if not places or not actors or "kg:Country" in places:
            return kinds[0] if not places else places[0]
        token = self.tokens[root]
        return actors[0] if acts(token, self.knowledge, self.words) else places[0]

    # -- the pipeline's entities -----------------------------------------------------------

    def add_entities(self, names: list[Name]) -> list[Name]:
        """Add entities; a known name inside one gives way where the rest is a name too."""
        kept = Places(names)
        for span in self.doc.ents:
            start, end = self._trim(span.start, span.end)
            start = self._after_place(start, end, kept)
            if start >= end or not self.tokens[start].dep_:
                continue
            overlapping = kept.overlapping(start, end)
            if any(not self._outweighs(start, end, name) for name in overlapping.values()):
                continue
            kept.remove(overlapping)
            end = self._with_adjectives(start, end)
            root = self._root(start, end)
            label = span.label_ if start == span.start or span.label_ == "PER" else ""
            cls = self._refine(self.words.labels.get(label) or self._guess(root), root)
            kept.add(Name(root, start, end, self._text(start, end), cls))
        return sorted(kept, key=lambda n: n.start)

    def _after_place(self, start: int, end: int, names: Places) -> int:
        """Cut a known place off a person's name: "à Genève Ana Brun"."""
        if start == 0 or self.tokens[start - 1].pos_ != "ADP" or self.labels.get(start) == "ORG":
            return start
        for name in names.overlapping(start, start + 1).values():
            rest = self.tokens[name.end : end]
            if name.start == start and len(rest) > 1 and all(map(capital, rest)):
                return name.end
        return start

    def _refine(self, cls: str | None, root: int) -> str | None:
        """Return the class of the name's head noun where it tells more: a treaty, a ministry."""
        token, is_a = self.tokens[root], self.knowledge.ontology.is_a
        if cls in (None, "kg:Person") or token.pos_ not in _NOMINAL:
            return cls
        own = self._noun_class(token) or self.knowledge.lexicon.noun_class(token.lower_)
        told = any(is_a(own, kind) for kind in (cls, "kg:Document", "kg:Event"))
        return own if own is not None and told else cls

    def _outweighs(self, start: int, end: int, name: Name) -> bool:
        if start > name.start or end < name.end:
            return False
        if name.start == start and name.end < end and not capital(self.tokens[name.end]):
            return self.tokens[name.end].pos_ == "ADJ"  # "Washington du message de M. X" is not one
        rest = [t for t in self.tokens[start:end] if not name.start <= t.i < name.end]
        return any(capital(token) for token in rest)

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self._is_rim(self.tokens[start], first=True):
            start += 1
        for token in self.tokens[start + 1 : end]:
            if token.is_space or (token.pos_ in {"VERB", "AUX"} and not capital(token)):
                end = token.i
                break
        while start < end and (
            self._is_rim(self.tokens[end - 1], first=False) or self._is_stray(start, end)
        ):
            end -= 1
        return start, end

    def _is_stray(self, start: int, end: int) -> bool:
        """Whether the last word belongs elsewhere: "dimanche" in "quitte Ostrel dimanche"."""
        last = self.tokens[end - 1]
        outside = not start <= last.head.i < end
        return end - start > 1 and not capital(last) and outside and last.pos_ != "ADJ"

    def _is_rim(self, token: Token, *, first: bool) -> bool:
        if token.is_space or token.pos_ in {"PUNCT", "ADP", "CCONJ", "PRON"}:
            return True
        if token.lower_ in self.words.honorifics:
            return True
        if not first:
            return token.pos_ == "DET"
        if token.is_sent_start and token.pos_ in {"VERB", "AUX", "ADV", "SCONJ"}:
            return True  # "Exclu des Républicains"
        role = not capital(token) and self._noun_class(token) == "kg:Position"
        return role or (token.pos_ == "DET" and token.lower_ in self.words.articles)

    def _with_adjectives(self, start: int, end: int) -> int:
        """Take in adjectives right after a common noun's name: "Défense" → "Défense russe"."""
        while end < len(self.tokens):
            token = self.tokens[end]
            inside = start <= token.head.i < end and token.head.pos_ == "NOUN"
            if not (inside and token.pos_ == "ADJ" and token.dep_ == "amod"):
                break
            end += 1
        return end

    # -- proper nouns, repetitions ---------------------------------------------------------

    def add_proper_nouns(self, names: list[Name]) -> list[Name]:
        """Add runs of proper nouns that nothing else covers, without a class."""
        taken = covered(names)
        found, i = [], 0
        while i < len(self.tokens):
            end = i
            while end < len(self.tokens) and self._is_loose(self.tokens[end], taken):
                end += 1
            if end > i:
                start, stop = self._trim(i, end)
                if start < stop:
                    root = self._root(start, stop)
                    found.append(
                        Name(root, start, stop, self._text(start, stop), self._guess(root))
                    )
            i = max(end, i + 1)
        return sorted([*names, *found], key=lambda n: n.start)

    def _guess(self, root: int) -> str | None:
        """First and last names hang together as ``flat:name``."""
        return (
            "kg:Person" if any(k.dep_ == "flat:name" for k in self.tokens[root].children) else None
        )

    def _is_loose(self, token: Token, taken: frozenset[int]) -> bool:
        proper = token.pos_ == "PROPN" and capital(token) and bool(token.dep_)
        if token.is_sent_start and self.knowledge.lexicon.noun_class(token.lower_):
            return False
        return proper and token.i not in taken

    def add_repetitions(self, names: list[Name]) -> list[Name]:
        """Add further places where the same words stand as in a name found elsewhere.

        For an organisation of several words its first is enough: "le Front".
        """
        forms: dict[str, dict[tuple[str, ...], Name]] = {}
        for name in names:
            form = tuple(token.text for token in self.tokens[name.start : name.end])
            if capital(self.tokens[name.start]) and len(name.text) > 2:
                alike = forms.setdefault(form[0], {})
                alike.setdefault(form, name)
                if len(form) > 1 and self._is_organization(name) and len(form[0]) > 3:
                    alike.setdefault(form[:1], name)
        taken = covered(names)
        found = []
        for token in self.tokens:
            if token.i in taken or not token.dep_ or token.text not in forms:
                continue
            for form, name in sorted(forms[token.text].items(), key=lambda pair: -len(pair[0])):
                end = token.i + len(form)
                if tuple(t.text for t in self.tokens[token.i : end]) == form and (
                    len(form) > 1 or not token.is_sent_start
                ):
                    root = self._root(token.i, end)
                    found.append(Name(root, token.i, end, name.text, name.type, entry=name.entry))
                    break
        return sorted([*names, *found], key=lambda n: n.start)

    def _is_organization(self, name: Name) -> bool:
        return self.knowledge.ontology.is_a(name.type, "kg:Organization")

    # -- small things ----------------------------------------------------------------------

    def _noun_class(self, token: Token) -> str | None:
        return self.knowledge.lexicon.noun_class(token.lemma_.lower())

    def _text(self, start: int, end: int) -> str:
        return " ".join("".join(self.texts[start:end]).split())

    def _root(self, start: int, end: int) -> int:
        """Return the token of the stretch that hangs outside it, nouns before other words."""
        tops = [
            token
            for token in self.tokens[start:end]
            if not start <= token.head.i < end or token.head.i == token.i
        ]
        best = min(tops, key=lambda token: (token.pos_ not in _NOMINAL, token.i), default=None)
        return best.i if best is not None else start
