"""Words of a tree → mentions: which stretch of text names the argument."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import replace
from unicodedata import category

from kg.extract.relations.extents import (
    closes,
    is_behind_colon,
    is_beside_person,
    is_compound,
    is_predicative,
    is_said_of_name,
    is_set_off,
    lone_marks,
    opens,
)
from kg.extract.relations.posts import PhraseWords, is_detached
from kg.extract.relations.roles import is_person, named
from kg.languages.segments import Segments
from kg.model import Mention, MentionKind
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["MentionReader"]

# What a mention leaves out: it names the thing, it does not repeat what is said of it.
_LEFT_OUT_AT_HEAD = frozenset(
    {
        "acl", "advcl", "appos", "aux", "case", "cc", "ccomp", "conj", "cop", "csubj", "discourse",
        "dislocated", "expl", "iobj", "mark", "nsubj", "obj", "obl", "orphan", "parataxis",
        "punct", "vocative", "xcomp",
    }
)  # fmt: skip
_LEFT_OUT_BELOW = frozenset({"acl", "advcl", "appos", "orphan", "parataxis", "ccomp"})
_PAUSES = frozenset(Segments().stops + Segments().pauses)  # of all scripts
# without a name of their own: some of a movement's, "80 Gilets jaunes", "une Italienne", posts
_NAMELESS = ("kg:Group", "kg:Person", "kg:Position")


class MentionReader:
    """Builds the mentions of one text. ``nodes`` are those of ``kg.trees.node.nodes``.

    ``complements`` gives the prepositions of a noun whose phrases are participants of what it
    names ("un message à X par Y") and not part of its name; words of ``times`` belong to no other
    mention, stressing adverbs ("que deux villages", "pas des armes") to none.
    """

    def __init__(
        self,
        text: str,
        nodes: list[Node | None],
        complements: Callable[[Node], frozenset[str]],
        words: PhraseWords,
        *,
        times: Container[int] = (),
    ) -> None:
        self._text = text
        self._nodes = nodes
        self._complements = complements
        self._times = times
        self._leave_out, self._posts, self._quantities = (
            words.stressing,
            words.posts,
            words.quantities,
        )
        self._cache: dict[tuple[int, bool, bool], Mention] = {}
        self.speakers: dict[int, Node] = {}  # "nous" in a quotation → its speaker

    def __call__(self, node: Node, *, role: bool = False, bare: bool = False) -> Mention:
        """Return the mention that ``node`` heads; a role before a name gives the name.

        With ``role`` it gives the role ("chef d'état-major"), with ``bare`` the noun without any
        participant ("les propositions" of "les propositions de la Russie").
        """
        if node.dep == "csubj":
            return self.clause(node)
        if not (role or bare):
            node = named(node)
        found = self._cache.get((node.i, role, bare))
        if found is None:
            found = self._build(node, role=role, bare=bare)
            self._cache[node.i, role, bare] = found
        return found

    def span(self, node: Node, *, role: bool = False, bare: bool = False) -> tuple[int, int]:
        """Return ``(start, end)`` of the noun phrase of ``node``, clauses and appositions out.

        Things that share a noun share its phrase.
        """
        if node.part:
            return self._shared(node.whole or node)
        if node.inverted:  # "a-t-il": what joins it to the verb is no part of it
            return node.end - len(node.lower), node.end
        return self._own(node, role=role, bare=bare)

    def _shared(self, noun: Node) -> tuple[int, int]:
        start, end = self._own(noun)
        parts = [child for child in noun.children if child.whole is noun]
        # "the Russian and French presidents": what stands before the first part is shared, too
        before = (child for child in noun.children if child.i < parts[0].i < noun.i)
        start = min(start, *(c.start for c in before if c.dep not in _LEFT_OUT_AT_HEAD), noun.start)
        return start, max(end, *(child.end for child in parts))

    def _own(self, node: Node, *, role: bool = False, bare: bool = False) -> tuple[int, int]:
        kept = {node.i}
        is_name = bool(node.name) or node.pos == "PROPN"
        participants = self._complements(node)
        timed = node.i in self._times
        todo = [
            child
            for child in node.children
            if (child.dep not in _LEFT_OUT_AT_HEAD or self._is_its_name(child, node))
            and not (is_name and Function.TITLE in child.functions)
            and not (is_name and (is_detached(child) or is_behind_colon(child, node)))
            and not is_beside_person(child, node)
            and not is_said_of_name(child, node)
            and not self._is_bracketed(child)
            and not (node.kid("cop") and is_predicative(child, node))
            and (self._ties(child, node) or not self._takes_part(child, participants, bare=bare))
            and (timed or child.i not in self._times)
            and not (child.dep == "advmod" and self._is_outside(child))
            and not (role and child.dep == "advmod" and not child.kids("obl", "nmod"))
            and not (role and self._posts.is_beside(child, node, self._times))
            and not (child.dep == "amod" and child.kid("obl", "xcomp", "advcl"))
            and not child.is_relative
            and not is_set_off(child, node)
        ]
        if role:
            todo.extend(
                child for child in node.kids("acl", "amod") if self._posts.is_task(child, node)
            )
        if node.pos == "ADV":  # "plus de cent signatures": the adverb counts what follows it
            todo.extend(child for child in node.kids("obl", "iobj") if child.i > node.i)
        while todo:
            part = todo.pop()
            kept.add(part.i)
            todo.extend(
                child
                for child in part.children
                if (child.dep not in _LEFT_OUT_BELOW or self._is_part_of_name(child))
                and not self._is_bracketed(child)
                and not (role and self._is_said_also(child))
            )
        first = last = node.i
        while self._belongs(first - 1, kept, -1):
            first -= 1
        while self._belongs(last + 1, kept, 1) or (last + 1 in self._times and last + 2 in kept):
            last += 1
        while first < node.i and (first not in kept or self._is_loose_mark(first)):
            first += 1
        while last > node.i and (last not in kept or self._is_loose_mark(last)):
            last -= 1
        first, last = self._paired(first, self._to_mark(node, first, last))
        head, tail = self._nodes[first], self._nodes[last]
        return (head.start if head else node.start, tail.end if tail else node.end)

    def _takes_part(self, child: Node, participants: frozenset[str], *, bare: bool) -> bool:
        """Whether it is a participant of what the noun names."""
        return child.dep == "nmod" and (bare or child.case() in participants)

    def _ties(self, child: Node, noun: Node) -> bool:
        """Whether both together name it: "accident d'autocar"; "série d'attaques" counts them."""
        counts = noun.lemma.lower() in self._quantities and child.first_word().i == noun.i + 1
        return counts or is_compound(child, noun, self._posts.owners)

    def _is_said_also(self, child: Node) -> bool:
        """Whether it is the "aussi" of "lui aussi ancien ministre"."""
        before = child.before
        return child.lower in self._leave_out and before is not None and before.pos == "PRON"

    def _is_outside(self, adverb: Node) -> bool:
        """Whether an adverb only stresses or denies a noun: not "pas moins de cent hommes"."""
        behind = self._nodes[adverb.i + 1] if adverb.i + 1 < len(self._nodes) else None
        bound = behind is not None and behind.pos == "ADV" and behind.lower not in self._leave_out
        return adverb.lower in self._leave_out and not bound

    def _is_bracketed(self, child: Node) -> bool:
        """Whether it stands in brackets behind a name: "X (PS)"."""
        if not child.children and not child.is_nominal:
            return False  # an article, a preposition, an adjective
        own = child.kid("punct")
        mark = own if own is not None and own.i < child.i else None
        mark = child.before if mark is None and child.is_nominal else mark
        if mark is None or category(mark.text[0]) != "Ps":
            return False
        return mark.before is not None and mark.before.pos == "PROPN"

    def _is_part_of_name(self, child: Node) -> bool:
        """Whether an apposition stands right behind its noun: "le message du ministre X"."""
        if child.dep != "appos":
            return False
        first = child.first_word()
        before = self._nodes[first.i - 1] if first.i else None
        return first.pos != "PUNCT" and before is not None and before.pos != "PUNCT"

    def _is_its_name(self, child: Node, noun: Node) -> bool:
        """Whether a noun is called by the name right behind it: "le journal russe X"."""
        if noun.pos != "NOUN" or is_person(child) or not self._is_part_of_name(child):
            return False
        if not noun.name:  # "les avions Rafale": they have their makers' name
            return child.pos == "PROPN" and not child.case() and child.kid("det") is None
        return child.name == noun.name or child.text in noun.name.split()

    def _belongs(self, i: int, kept: set[int], step: int) -> bool:
        if i in kept:
            return True
        if not 0 <= i < len(self._nodes):
            return False
        node = self._nodes[i]
        if node is not None and node.pos == "PUNCT" and node.text not in _PAUSES:
            return i + step in kept
        return False

    def _is_loose_mark(self, i: int) -> bool:
        node = self._nodes[i]
        return node is not None and node.pos == "PUNCT"

    def _paired(self, first: int, last: int) -> tuple[int, int]:
        """Take in the mark beside the span whose partner stands inside: "les « verts »"."""
        before = self._nodes[first - 1] if first else None
        behind = self._nodes[last + 1] if last + 1 < len(self._nodes) else None
        head, tail = self._nodes[first], self._nodes[last]
        if head is None or tail is None:
            return first, last
        opened, closed = lone_marks(self._text[head.start : tail.end])
        if opened and behind is not None and closes(behind.text):
            return first, last + 1
        if closed and before is not None and opens(before.text):
            return first - 1, last
        return first, last

    def _to_mark(self, node: Node, first: int, last: int) -> int:
        """Return where a phrase ends that must not stop inside of quotation marks.

        That is the mark that closes them, if all up to it is said of the noun.
        """
        head, tail = self._nodes[first] or node, self._nodes[last] or node
        if not lone_marks(self._text[head.start : tail.end])[0]:
            return last
        own = {word.i for word in node.subtree()}
        for end in range(last + 1, len(self._nodes)):
            word = self._nodes[end]
            if word is None or not (end in own or closes(word.text)):
                break
            if closes(word.text) and not lone_marks(self._text[head.start : word.end])[0]:
                return end
        return last

    def clause(self, node: Node, *, marked: bool = True) -> Mention:
        """Return the whole clause of ``node``, full stops left out, its subordinator if ``marked``.

        An infinitive without its mark names what is promised or asked: "partir" of "de partir".
        """
        marks = () if marked else {mark.i for mark in node.kids("mark", "case")}
        words = [n.i for n in node.subtree() if n.pos != "PUNCT" and n.i not in marks] or [node.i]
        first, last = self._paired(min(words), max(words))
        head, tail = self._nodes[first] or node, self._nodes[last] or node
        text = self._text[head.start : tail.end]
        return Mention(
            head.start, tail.end, text, head=(node.start, node.end), kind=MentionKind.CLAUSE
        )

    def phrase(self, node: Node) -> Mention:
        """Return the mention that ``node`` heads with its likeliest antecedent and how sure it is.

        A role before a name stays the role; whose words a quotation's "nous" are is as sure as the
        quotation's speaker, of which nothing is told.
        """
        found = self._build(node, role=named(node) is not node)
        if node.i in self.speakers or node.coreferent is None:
            return found
        back = self._nodes[node.coreferent]
        if back is None or back is node:
            return found
        return replace(found, antecedent=self.span(named(back)), sureness=node.sureness)

    def _build(self, node: Node, *, role: bool = False, bare: bool = False) -> Mention:
        start, end = self.span(node, role=role, bare=bare)
        antecedent: tuple[int, int] | None = None
        speaker = self.speakers.get(node.i)
        if speaker is not None:
            antecedent = self.span(named(speaker))
        elif node.antecedent is not None:
            back = self._nodes[node.antecedent]
            if back is not None and back is not node:
                antecedent = self.span(named(back))
        if node.pos == "PRON":
            kind = MentionKind.PRONOUN
        elif node.name or (node.type not in _NAMELESS and (node.pos == "PROPN" or node.ent)):
            kind = MentionKind.NAME
        else:
            kind = MentionKind.NOMINAL
        whole = node.whole or node
        first = max(whole.start, start) if node.inverted else whole.start
        return Mention(
            start,
            end,
            self._text[start:end],
            head=(first, whole.end),
            kind=kind,
            type=node.type,
            name=node.name,
            antecedent=antecedent,
            part=node.part,
        )
