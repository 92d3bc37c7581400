"""What words beside others tell: where a place is, whose somebody is, where something happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from unicodedata import category

from kg.extract.relations.attempts import Instance
from kg.extract.relations.scenes import heading
from kg.languages.segmentation.sentences import COLONS
from kg.languages.syntax import Syntax
from kg.ontology import Lexicon, Ontology, Pattern
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["Beside"]

_PLACE, _PERSON, _CITY, _FACILITY = "kg:Place", "kg:Person", "kg:City", "kg:Facility"
_INSIDE = ("flat", "amod", "nmod", "nummod")  # of a noun phrase
_PARTY, _ORGANIZATION, _POSITION = "kg:Party", "kg:Organization", "kg:Position"
_REGION, _COUNTRY, _EVENT, _TOPIC = "kg:Region", "kg:Country", "kg:Event", "kg:Topic"
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "ADV"})


class Beside:
    """Reads what stands beside names without a verb, with the classes of one ontology."""

    def __init__(self, ontology: Ontology, lexicon: Lexicon, syntax: Syntax) -> None:
        self._ontology, self._lexicon, self._syntax = ontology, lexicon, syntax

    def places(self, node: Node) -> Iterator[Instance]:
        """Yield what is told of where places are, by a place or by a state's adjective."""
        yield from filter(None, (self._place(node),))
        yield from self._state(node)

    def people(self, node: Node, hosts: list[Node]) -> Iterator[Instance]:
        """Yield whose somebody is, by a body or by words beside what is said of ``hosts``."""
        yield from filter(None, (self._body(node),))
        yield from self._nation(node, hosts)
        yield from self._party(node, hosts)

    def _place(self, where: Node) -> Instance | None:
        """Return where the place before ``where`` is: "Lugny (Savoie)", "Lugny, en Savoie".

        What stands in a list of places is in none of them: "Lugny, en Savoie et en Isère".
        """
        known = self._ontology.classes.get(where.type or "")
        relation = known.placed_by if known is not None else None
        if relation is None or not (where.name or _is_part_of_name(where)):
            return None
        if where.kid("conj") is not None or where.kid("cc") is not None:
            return None
        place = self._place_before(where)
        return Instance(relation, place, where, where, "") if place is not None else None

    def _body(self, body: Node) -> Instance | None:
        """Return whose somebody is who has a body beside his name: "X, de l'université de Lyon".

        So he is who has it before his name without a preposition: "Labour's X".
        """
        name, relation = body.head, self._affiliation(body.type)
        if relation is None or name is None or not body.name or body.dep != "nmod":
            return None
        if not name.name or name.type != _PERSON or name.pos != "PROPN":
            return None
        if body.i < name.i and Function.OWNER in body.functions:
            return Instance(relation, name, body, body, "")
        if body.case() not in self._syntax.owner_prepositions:
            return None
        mark = (body.kid("case") or body).before
        last = mark.before if mark is not None and mark.is_comma else mark
        while last is not None and last is not name and last.dep == "flat":
            last = last.head
        return Instance(relation, name, body, body, "") if last is name else None

    def _party(self, title: Node, hosts: list[Node]) -> Iterator[Instance]:
        """Yield whose party's somebody is: "la députée SRV Ana Brun", "X, maire (SRV) de Lugny".

        Of whom the lexicon tells a party as an owner, an acronym of any organization is one. A
        party's adjective tells it, too: "Republican Senator X".
        """
        relation = self._affiliation(_PARTY)
        if relation is None or title.has("Number=Plur"):
            return
        for adjective in title.kids("amod"):
            if adjective.type == _PARTY and adjective.name and adjective.pos == "ADJ":
                for host in hosts:
                    yield Instance(relation, host, adjective, adjective, "")
        if title.pos != "NOUN":
            return
        told = (p.relation for p in self._patterns(title) if "host" in p.subject.names)
        post = self._lexicon.noun_class(title.lemma.lower()) == _POSITION
        kinds = (_PARTY, _ORGANIZATION) if relation in told else (_PARTY,) if post else ()
        for body in title.kids("nmod", "appos", "amod", "flat"):
            if body.type in kinds and _is_acronym_behind(title, body):
                for host in hosts or [title]:
                    yield Instance(relation, host, body, body, "")

    def _affiliation(self, kind: str | None) -> str | None:
        """Return what a name of a class states as an owner: its own class tells first."""
        kinds = (kind or "", *sorted(self._ontology.ancestors.get(kind or "", ())))
        known = filter(None, map(self._ontology.classes.get, kinds))
        return next((one.affiliated_by for one in known if one.affiliated_by), None)

    def scenes(self, nodes: Sequence[Node]) -> dict[int, list[Instance]]:
        """Return where events are whose places stand right behind them, by the event's index.

        "La grève à Lugny": parsers hang the place on the verb as often as on the noun. So are those
        of headlines that begin with a place and tell no other: "Mali : attentat contre un camp".
        """
        found: dict[int, list[Instance]] = {}
        for one in filter(None, map(self._scene, nodes)):
            found.setdefault(one.subject.i, []).append(one)
        for one in self._headed(nodes):
            found.setdefault(one.subject.i, [one])
        return found

    def _headed(self, nodes: Sequence[Node]) -> Iterator[Instance]:
        for k, mark in enumerate(nodes):
            where = heading(nodes, k) if mark.text in COLONS else None
            known = self._ontology.classes.get((where and where.type) or "")
            relation = known.scene_by if known is not None else None
            behind = (one for one in nodes[k + 1 :] if one.pos not in _BEFORE_NOUN)
            event = next(behind, None)
            if where is None or relation is None or event is None or event.pos != "NOUN":
                continue
            if event.sent == mark.sent and self._is_named_for(event, relation):
                yield Instance(relation, event, where, event, "")

    def _scene(self, where: Node) -> Instance | None:
        known = self._ontology.classes.get(where.type or "")
        relation = known.scene_by if known is not None else None
        case = where.case()
        if relation is None or case not in self._syntax.containing_prepositions:
            return None
        if where.dep not in ("obl", "nmod") or not (where.name or _is_counted(where)):
            return None
        event = (where.kid("case", "det") or where).before
        while event is not None and not self._happens(event, relation):
            event = event.head if event.dep in _INSIDE else None
        if event is None or event.pos != "NOUN" or self._goes(event, case, relation):
            return None
        above = event.head
        if event.dep == "nmod" and above is not None and self._happens(above, relation):
            if event.before is not above:
                return None  # "le procès du massacre de Lugny à Ostrel"
            event = above  # "un attentat suicide à Lugny"
        return Instance(relation, event, where, event, case)

    def _happens(self, noun: Node, relation: str) -> bool:
        """Whether it names an event, by its class or as the lexicon says where such a thing is."""
        if noun.type not in (None, _TOPIC) or noun.pos != "NOUN":
            return noun.type == _EVENT
        return self._is_named_for(noun, relation)

    def _is_named_for(self, noun: Node, relation: str) -> bool:
        """Whether the lexicon says a relation of what a noun itself names."""
        return any(
            pattern.relation == relation and "self" in pattern.subject.names
            for pattern in self._patterns(noun)
        )

    def _goes(self, event: Node, case: str, relation: str) -> bool:
        """Whether the noun says something else of what stands there: "une visite à Lugny"."""
        return any(
            case in (*pattern.subject.names, *pattern.object.names)
            for pattern in self._patterns(event)
            if pattern.relation != relation
        )

    def _patterns(self, word: Node) -> Iterator[Pattern]:
        """Yield what the lexicon says by a word, in whatever wording."""
        for frame in self._lexicon.frames(word.lemma.lower(), word.pos):
            yield from frame.states

    def _nation(self, noun: Node, hosts: list[Node]) -> Iterator[Instance]:
        """Yield whose people somebody is of whom a noun with an adjective is said.

        "Le romancier suisse X": X is of Switzerland. Of a post it is not told: a state's envoy may
        be anybody.
        """
        if noun.type != _PERSON or noun.people or noun.has("Number=Plur"):
            return
        for adjective in noun.kids("amod"):
            known = self._ontology.classes.get(adjective.type or "")
            if known is None or known.said_by is None or not adjective.name:
                continue
            for host in hosts:
                if host.type == _PERSON and host.name:
                    yield Instance(known.said_by, host, adjective, adjective, "")

    def _state(self, noun: Node) -> Iterator[Instance]:
        """Yield in which state a place is whose kind has that state's adjective.

        "La ville suisse de Lugny": Lugny is in Switzerland.
        """
        if not self._ontology.is_a(noun.type, _PLACE) or noun.has("Number=Plur"):
            return
        for adjective in noun.kids("amod"):
            known = self._ontology.classes.get(adjective.type or "")
            if known is None or known.placed_by is None or not adjective.name:
                continue
            for place in noun.kids("nmod"):
                named = place.name and self._ontology.is_a(place.type, _PLACE)
                if named and place.case() in self._syntax.owner_prepositions:
                    yield Instance(known.placed_by, place, adjective, adjective, "")

    def _place_before(self, where: Node) -> Node | None:
        """Return the smaller place that ends before ``where``.

        Between them is a bracket or a comma, or nothing but a preposition: "à Lugny en Savoie",
        but not "de Lugny en Savoie", which may be a journey. A comma alone is enough between a
        town, or a place of no known kind, and its state or region: "Lugny, Ohio".
        """
        first = where.kid("case", "det") or _beginning(where)
        mark = first.before
        if mark is None:
            return None
        bracket = category(mark.text[0]) == "Ps"
        apart = bracket or mark.is_comma
        bare = mark.is_comma and where.kid("case", "det") is None and where.pos == "PROPN"
        contained = where.case() in self._syntax.containing_prepositions
        if not (bracket or bare or contained):
            return None
        name = _ending(mark.before if apart else mark)
        if name is None or not self._ontology.is_a(name.type, _PLACE):
            return None
        if not (name.name or (not apart and name.type == _FACILITY and _is_counted(name))):
            return None
        if bare and (name.type not in (_CITY, _PLACE) or where.type == _CITY):
            return None
        if where.dep == "conj" and not (bare and where.head is name):
            return None
        if not apart and (not self._stays(name) or self._is_asked_for(where, name)):
            return None
        return None if self._is_larger(name, where, mark) else name

    def _is_asked_for(self, where: Node, name: Node) -> bool:
        """Whether the verb above has a place for it: "relier les puits de Lugny à Ostrel"."""
        case = where.case()
        if name.case() in self._syntax.containing_prepositions:
            return False  # "arrivés à Lugny en Savoie"
        verb = next((one for one in name.ancestors() if one.pos == "VERB"), None)
        return verb is not None and any(
            case in pattern.object.names and not self._ontology.relations[pattern.relation].locating
            for pattern in self._patterns(verb)
        )

    def _stays(self, name: Node) -> bool:
        """Whether the place is where something is or happens: "à Lugny", "la finale de Lugny"."""
        case, above = name.case(), name.head
        if case in self._syntax.containing_prepositions or not name.name:
            return True
        if case not in self._syntax.owner_prepositions or name.dep != "nmod" or above is None:
            return False
        if name.type == _REGION:  # "le championnat d'Europe en Vareskie"
            return self._ontology.is_a(above.type, _PLACE)
        return any(self._ontology.is_a(above.type, kind) for kind in (_PLACE, _EVENT))

    def _is_larger(self, name: Node, where: Node, mark: Node) -> bool:
        """Whether the place before is no smaller one, or stands in a list with the other."""
        bracket = category(mark.text[0]) == "Ps"
        town = where.type == _CITY
        if town and not bracket and name.type != _FACILITY:
            return True  # "à Lugny, à Ostrel et à Varesk"
        kind = self._ontology.classes.get(name.type or "")
        larger = kind is not None and kind.placed_by is not None and (town or name.type != _CITY)
        if name.type == _REGION and where.type == _COUNTRY:
            larger = False
        first_of_list = mark.is_comma and any(other.i > where.i for other in name.kids("conj"))
        apart = name.first_conjunct() is not name and where.head is not name
        return larger or first_of_list or apart


def _ending(last: Node | None) -> Node | None:
    """Return the noun or name whose phrase ends with ``last``, the innermost that has a class."""
    node = last
    while node is not None and not (node.type and node.pos in ("NOUN", "PROPN")):
        node = node.head if node.dep in _INSIDE else None
    return node


def _beginning(name: Node) -> Node:
    """Return the first word of a name: "New" of "New Zealand"."""
    first, before = name, name.before
    while before is not None and before.head is name and before.dep in ("amod", "compound"):
        first, before = before, before.before
    return first


def _is_acronym_behind(title: Node, body: Node) -> bool:
    """Whether nothing but a bracket or an adjective parts a short name from the noun before."""
    short = body.pos == "PROPN" and not body.case() and sum(map(str.isupper, body.text)) > 1
    first = body.before
    if first is not None and category(first.text[0]) == "Ps":
        first = first.before
    while first is not None and first.dep == "amod":
        first = first.before
    return short and bool(body.name) and first is title


def _is_counted(noun: Node) -> bool:
    """Whether it is one or more of a kind, and no part of a verb ("trouver refuge")."""
    return noun.pos == "NOUN" and noun.kid("det", "nummod") is not None


def _is_part_of_name(where: Node) -> bool:
    """Whether it is a part of what has a name: "dans le nord du Mali"."""
    return any(child.name for child in where.kids("nmod") if child.i > where.i)
