"""What a page carries: tables of columns, whose rows refer to each other by number.

The contract with the page's own code stands in README.md; ``frontend/src/data/tables.ts`` has the
same names and reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import urlsplit

import networkx as nx

from kg.network import Evidence, merge_marks
from kg.view.background import NOTHING, Background
from kg.view.findings import Change, Matter, findings
from kg.view.material import Material, of_network
from kg.view.packing import Numbers, places
from kg.view.palette import families, family_of
from kg.view.statements import STANDINGS, Statement, standing

__all__ = ["ROLES", "Columns", "contents", "tabled"]

ROLES = ("subject", "predicate", "object", "holder", "time", "place")
_NOBODY = "kge:unknown-speaker"
_TURNED = ("object", "predicate", "subject", "holder", "time", "place")
Columns = dict[str, list[Any]]


def contents(
    graph: nx.MultiDiGraph[str], known: Background = NOTHING, *, limit: int = 2000
) -> dict[str, Any]:
    """Return the tables of a network: ``entities``, ``relations``, ``documents``, ``claims``, ….

    ``limit`` is how many entities have a dossier where there are too many documents for all. The
    same network gives the same tables, whatever the order in which it was filled.

    >>> import networkx as nx
    >>> contents(nx.MultiDiGraph())["claims"]["subject"]
    []
    """
    return tabled(of_network(graph, known, limit=limit))


def tabled(material: Material) -> dict[str, Any]:
    """Return the tables of a page."""
    found = findings(material.rows, material.known)
    writer = _Writer(material)
    claims = writer.claims(material.rows)
    numbers = {row.id: at for at, row in enumerate(material.rows)}
    tables: dict[str, Any] = {
        "claims": claims,
        "matters": [writer.matter(one, numbers) for one in found.matters],
        "changes": [writer.change(one, numbers) for one in found.changes],
    }
    documents = writer.documents()  # speakers of quotations are entities, too
    for one in material.named:
        writer.node(one)
    return {
        **tables,
        "documents": documents,
        "relations": writer.relations(),
        "entities": writer.entities(),
        "types": writer.types.values(),
        "holders": writer.holder_columns(),
        "rules": writer.rules.values(),
        "standings": list(STANDINGS),
        "modalities": writer.modalities.values(),
        "states": writer.states.values(),
        "roles": list(ROLES),
        "sentences": writer.sentences.values(),
        "totals": asdict(material.totals),
    }


@dataclass(slots=True)
class _Writer:
    """Numbers what claims refer to, as they are written."""

    material: Material
    nodes: Numbers = field(default_factory=Numbers)
    names: Numbers = field(default_factory=Numbers)  # of relations, with their labels
    docs: Numbers = field(default_factory=Numbers)
    holders: Numbers = field(default_factory=Numbers)
    rules: Numbers = field(default_factory=Numbers)
    sentences: Numbers = field(default_factory=Numbers)
    modalities: Numbers = field(default_factory=Numbers)
    states: Numbers = field(default_factory=Numbers)
    types: Numbers = field(default_factory=Numbers)

    @property
    def known(self) -> Background:
        return self.material.known

    def node(self, iri: str) -> int:
        return self.nodes.of(iri) if iri in self.material.things else -1

    # -- claims --------------------------------------------------------------------------------

    def claims(self, rows: Sequence[Statement]) -> Columns:
        columns: Columns = {}
        for row in rows:
            for name, value in self._claim(row).items():
                columns.setdefault(name, []).append(value)
        return columns or {"subject": []}

    def _claim(self, row: Statement) -> dict[str, Any]:
        said = row.evidence
        text = self.known.texts.get(said["doc"], "")
        start, length = self._place(said, text)
        told = merge_marks(said["marks"], len(said["sentence"]))
        flat = [at for mark in told for at in mark[:2]]
        spots = places(said["sentence"], flat)
        order = _TURNED if row.turned else ROLES
        roles = [order.index(mark[2]) for mark in told]
        marks = [v for at, r in enumerate(roles) for v in (spots[2 * at], spots[2 * at + 1], r)]
        subject, target = self.node(row.subject), self.node(row.target)
        words = row.words
        label = self.known.relations.labels.get(row.relation, said["label"])
        return {
            "key": row.id.rpartition(":")[2][:10],
            "subject": subject,
            "subjectText": words[0] if subject < 0 else "",
            "relation": self.names.of((row.relation, label)),
            "object": target,
            "objectText": words[1] if target < 0 else "",
            "holder": self._holder(said),
            "standing": STANDINGS.index(standing(said)),
            "negated": int(said["negated"]),
            "modality": self.modalities.of(said["modality"]),
            "state": self.states.of(said["state"]),
            "time": said["time"],
            "place": said["place"],
            "document": self.docs.of(said["doc"]),
            "start": start,
            "length": length,
            "marks": marks,
            "confidence": round(100 * said["confidence"]),
            "rule": self.rules.of(said["rule"]) if said["inferred"] else -1,
        }

    def _place(self, said: Evidence, text: str) -> tuple[int, int]:
        """Return where a sentence begins and how long it is; below 0, -1 - its number apart."""
        sentence, start = said["sentence"], said["start"]
        end = start + len(sentence)
        if start >= 0 and text[start:end] == sentence:
            begin, stop = places(text, [start, end])
            return begin, stop - begin
        return -1 - self.sentences.of(sentence), 0

    def _holder(self, said: Evidence) -> int:
        if not said["holder_label"]:
            return -1
        if said["holder"] == _NOBODY:  # quoted, the text does not tell from whom
            return self.holders.of(("", ""))
        return self.holders.of((said["holder"] or "", said["holder_label"]))

    # -- findings ------------------------------------------------------------------------------

    def matter(self, matter: Matter, numbers: Mapping[str, int]) -> dict[str, Any]:
        sides = [
            {
                "claims": [numbers[claim] for claim in side.claims if claim in numbers],
                "negated": side.negated,
            }
            for side in matter.sides
        ]
        return {"key": matter.key, "rivals": matter.rivals, "sides": sides}

    def change(self, change: Change, numbers: Mapping[str, int]) -> dict[str, Any]:
        steps = [
            {
                "who": self.node(step.who),
                "since": step.since,
                "claims": [numbers[claim] for claim in step.claims if claim in numbers],
            }
            for step in change.steps
        ]
        first = change.steps[0].claims[0]
        relation = self._relation_named(change.relation)
        return {
            "thing": self.node(change.thing),
            "relation": relation,
            "claim": numbers.get(first, -1),
            "steps": steps,
        }

    def _relation_named(self, relation: str) -> int:
        names = self.names.values()
        return next((at for at, (name, _) in enumerate(names) if name == relation), -1)

    # -- what claims refer to ------------------------------------------------------------------

    def entities(self) -> Columns:
        names = ("key", "label", "names", "family", "type", "point")
        columns: Columns = {name: [] for name in names}
        for iri in self.nodes.values():
            thing = self.material.things[iri]
            columns["key"].append(iri.removeprefix("kge:"))
            columns["label"].append(thing.label)
            columns["names"].append([name for name in thing.names if name != thing.label])
            columns["family"].append(families().index(family_of(thing.classes)))
            columns["type"].append(self.types.of(thing.type_label))
            at = self.known.points.get(iri)
            columns["point"].append([at.north, at.east, int(at.area)] if at else [])
        return columns

    def relations(self) -> Columns:
        kinds = self.known.relations
        inverse = {main: other for other, main in kinds.inverse.items()}
        names = ("key", "label", "backward", "names", "lasting", "symmetric")
        columns: Columns = {name: [] for name in names}
        for name, label in self.names.values():
            columns["key"].append(name)
            columns["label"].append(label)
            other = inverse.get(name, "")
            columns["backward"].append(kinds.labels.get(other, ""))
            columns["names"].append([*kinds.also.get(name, ()), *kinds.also.get(other, ())])
            columns["lasting"].append(int(name in kinds.lasting))
            columns["symmetric"].append(int(name in kinds.symmetric))
        return columns

    def holder_columns(self) -> Columns:
        values = self.holders.values()
        return {
            "label": [label for _, label in values],
            "entity": [self.node(iri) for iri, _ in values],
        }

    def documents(self) -> Columns:
        described = {row.evidence["doc"]: row.evidence for row in reversed(self.material.rows)}
        columns: Columns = {
            name: [] for name in ("key", "title", "date", "source", "url", "lang", "text", "quotes")
        }
        for doc in self.docs.values():
            said = described[doc]
            text = self.known.texts.get(doc, "")
            columns["key"].append(doc)
            columns["title"].append(said["title"] or doc)
            columns["date"].append(said["date"])
            columns["source"].append(said["source"])
            columns["url"].append(_web(said["url"]))
            columns["lang"].append(self.known.languages.get(doc, ""))
            columns["text"].append(text)
            quoted = self.known.quoted.get(doc, ())
            spots = places(text, [at for one in quoted for at in (one.start, one.end)])
            columns["quotes"].append(
                [
                    [spots[2 * at], spots[2 * at + 1], self.node(one.speaker), int(one.direct)]
                    for at, one in enumerate(quoted)
                ]
            )
        return columns


def _web(url: str) -> str:
    """Return the address if a reader may follow it (http or https), else nothing.

    >>> _web("https://example.org/a"), _web("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in {"http", "https"} and parts.netloc else ""
