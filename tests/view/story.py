"""A network to look at, told by hand in the shape that ``kg.network.network`` returns."""

from __future__ import annotations

from typing import Any

import networkx as nx

from kg.network import Evidence, status
from kg.view.background import Background, Relations
from kg.view.points import Point

KNOWN = Background(
    points={"kge:varesk": Point(46.0, 8.0), "kge:norway": Point(61.0, 9.0, area=True)},
    relations=Relations(lasting=frozenset({"kg:controls"})),
)
KINDS = {
    "kg:Person": ("kg:Person", "kg:Actor"),
    "kg:Ministry": ("kg:Ministry", "kg:Organization", "kg:Actor"),
    "kg:ArmedGroup": ("kg:ArmedGroup", "kg:Organization", "kg:Actor"),
    "kg:Coalition": ("kg:Coalition", "kg:Organization", "kg:Actor"),
    "kg:Country": ("kg:Country", "kg:Place"),
    "kg:City": ("kg:City", "kg:Place"),
    "kg:Facility": ("kg:Facility", "kg:Place"),
    "kg:Message": ("kg:Message", "kg:Artifact"),
    "kg:Channel": ("kg:Channel", "kg:Artifact"),
    "kg:Position": ("kg:Position",),
    "kg:Topic": ("kg:Topic",),
    "kg:Group": ("kg:Group", "kg:Actor"),
}


class Story:
    """Builds a network of the shape that ``kg.network.network`` returns, by hand."""

    def __init__(self) -> None:
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()

    def thing(self, iri: str, label: str, kind: str, *names: str, type_label: str = "") -> None:
        self.graph.add_node(
            iri,
            label=label,
            type=kind,
            type_label=type_label,
            classes=KINDS[kind],
            names=names,
            claims=[],
        )

    def claim(
        self,
        sentence: str,
        subject: tuple[str, str],
        relation: tuple[str, str, str],
        object_: tuple[str, str] | str,
        **more: Any,
    ) -> None:
        """Add one claim; its three parts are (IRI, words in the sentence), found from the left."""
        relation_id, label, verb = relation
        target = object_ if isinstance(object_, tuple) else ("", object_)
        marks = []
        for role, words in (("subject", subject[1]), ("predicate", verb), ("object", target[1])):
            at = sentence.find(words)
            if words and at >= 0:
                marks.append((at, at + len(words), role))
        evidence = Evidence(
            id=f"sha256:{len(self.graph.edges)}-{relation_id}",
            doc=more.get("doc", "depeche-1"),
            title=more.get("title", "Tavrim confirme l’envoi d’un message"),
            date=more.get("date", "2025-03-08"),
            source=more.get("source", "Agence Lumen"),
            url=more.get("url", ""),
            subject=subject[1],
            predicate=verb,
            object=target[1],
            relation=relation_id,
            label=label,
            holder=more.get("holder"),
            holder_label=more.get("holder_label", ""),
            negated=more.get("negated", False),
            modality=more.get("modality", "asserted"),
            state=more.get("state", ""),
            time=more.get("time", ""),
            place="",
            sentence=sentence,
            start=more.get("start", -1),
            marks=sorted(marks),
            end="" if target[0] else "subject",
            confidence=0.9,
            inferred=more.get("inferred", False),
            rule="",
        )
        if not target[0]:
            self.graph.nodes[subject[0]]["claims"].append(evidence)
            return
        how = status(
            negated=evidence["negated"], modality=evidence["modality"], state=evidence["state"]
        )
        key = f"{relation_id} {how}"
        if self.graph.has_edge(subject[0], target[0], key):
            self.graph.edges[subject[0], target[0], key]["claims"].append(evidence)
        else:
            self.graph.add_edge(
                subject[0],
                target[0],
                key,
                relation=relation_id,
                label=label,
                status=how,
                claims=[evidence],
            )


def told() -> nx.MultiDiGraph[str]:
    """Return a small story with a quarrel, a hope, an open verb and an event without object."""
    s = Story()
    s.thing("kge:osterov", "Milan Osterov", "kg:Person", "M. Osterov", type_label="Personne")
    s.thing("kge:mezin", "Rado Mezin", "kg:Person", type_label="Personne")
    s.thing("kge:belin", "Tomas Belin", "kg:Person", "M. Belin", type_label="Personne")
    s.thing("kge:luscan", "Petar Luscan", "kg:Person", type_label="Personne")
    s.thing("kge:torvik", "Sanja Torvik", "kg:Person", type_label="Personne")
    s.thing("kge:kradek", "Ilona Kradek", "kg:Person", type_label="Personne")
    ministry = "kge:ministere-karvenien-de-la-defense"
    s.thing(ministry, "ministère karvénien de la Défense", "kg:Ministry", type_label="Ministère")
    s.thing("kge:front", "Front de la Drenna", "kg:ArmedGroup", type_label="Groupe armé")
    s.thing("kge:coalition", "coalition", "kg:Coalition", type_label="Coalition")
    s.thing("kge:norway", "Norvège", "kg:Country", type_label="Pays")
    s.thing("kge:karvenie", "Karvénie", "kg:Country", type_label="Pays")
    s.thing("kge:varesk", "Varesk", "kg:City", type_label="Ville")
    s.thing("kge:ostrel", "Ostrel", "kg:City", type_label="Ville")
    s.thing("kge:solmira", "camp de Solmira", "kg:Facility", type_label="Installation")
    s.thing("kge:message", "message", "kg:Message", "lettre", type_label="Message")
    s.thing("kge:channel", "canal de communication secret", "kg:Channel", type_label="Canal")
    s.thing("kge:chief", "chef d’état-major", "kg:Position", type_label="Fonction")
    s.thing("kge:demining", "déminage de la route de Varesk", "kg:Topic")
    s.thing("kge:refugees", "réfugiés", "kg:Group", type_label="Groupe")
    s.thing("kge:talks", "contacts avec Tavrim", "kg:Topic")

    by_ministry = {"holder": ministry, "holder_label": "ministère karvénien de la Défense"}
    by_luscan = {
        "holder": "kge:luscan",
        "holder_label": "Petar Luscan",
        "doc": "depeche-2",
        "title": "Le Front dément avoir reçu une lettre",
        "date": "2025-03-09",
        "url": "https://example.org/depeche-2",
    }
    sent = (
        "Le général Milan Osterov avait envoyé en février un message à Rado Mezin "
        "par un canal secret."
    )
    osterov, message = ("kge:osterov", "Milan Osterov"), ("kge:message", "un message")
    mezin, front = ("kge:mezin", "Rado Mezin"), ("kge:front", "Le Front")
    to, via = ("kg:sentTo", "envoyé à", "avait envoyé"), ("kg:sentVia", "envoyé par", "envoyé")
    s.claim(
        sent,
        osterov,
        ("kg:sent", "a envoyé", "avait envoyé"),
        message,
        **by_ministry,
        time="2025-02",
    )
    s.claim(sent, message, to, mezin, **by_ministry, time="2025-02")
    s.claim(sent, message, via, ("kge:channel", "un canal secret"), **by_ministry)
    s.claim(
        sent,
        osterov,
        ("kg:holdsPosition", "occupe la fonction", "général"),
        ("kge:chief", "Le général"),
    )
    s.claim(
        "Aucune lettre n’a été envoyée à Rado Mezin.",
        ("kge:message", "Aucune lettre"),
        ("kg:sentTo", "envoyé à", "n’a été envoyée"),
        mezin,
        negated=True,
        **by_luscan,
    )
    s.claim(
        "Le Front de la Drenna n’a pas reçu de message.",
        front,
        ("kg:received", "a reçu", "n’a pas reçu"),
        ("kge:message", "de message"),
        negated=True,
        **by_luscan,
    )
    s.claim(
        "Le Front n’a pas publié ce document.",
        front,
        ("kg:published", "a publié", "publié"),
        ("kge:message", "ce document"),
        negated=True,
        **by_luscan,
    )
    s.claim(
        "Le ministère regrette la publication de cette lettre par le Front.",
        ("kge:front", "le Front"),
        ("kg:published", "a publié", "publication"),
        ("kge:message", "cette lettre"),
        **by_ministry,
    )
    s.claim(
        "Le Front de la Drenna contrôle les villages d’Ostrel et de Varesk.",
        front,
        ("kg:controls", "contrôle", "contrôle"),
        ("kge:ostrel", "Ostrel"),
    )
    s.claim(
        "Le Front de la Drenna contrôle les villages d’Ostrel et de Varesk.",
        front,
        ("kg:controls", "contrôle", "contrôle"),
        ("kge:varesk", "Varesk"),
    )
    s.claim(
        "La Karvénie contrôle désormais Varesk.",
        ("kge:karvenie", "La Karvénie"),
        ("kg:controls", "contrôle", "contrôle"),
        ("kge:varesk", "Varesk"),
        date="2025-03-16",
    )
    s.claim(
        "Le camp de Solmira est situé dans la plaine que tient la coalition.",
        ("kge:coalition", "la coalition"),
        ("kg:controls", "contrôle", "contrôlée"),
        ("kge:solmira", "Le camp de Solmira"),
        inferred=True,
    )
    s.claim(
        "La coalition dirigée par la Norvège aide les réfugiés.",
        ("kge:coalition", "La coalition"),
        ("kg:ledBy", "dirigé par", "dirigée"),
        ("kge:norway", "la Norvège"),
    )
    s.claim(
        "La coalition dirigée par la Norvège aide les réfugiés.",
        ("kge:coalition", "La coalition"),
        ("kg:aided", "a aidé", "aide"),
        ("kge:refugees", "les réfugiés"),
    )
    s.claim(
        "Les réfugiés se trouvent dans le camp de Solmira.",
        ("kge:refugees", "Les réfugiés"),
        ("kg:locatedIn", "situé dans", "se trouvent"),
        ("kge:solmira", "le camp de Solmira"),
    )
    s.claim(
        "Ce message contenait des propositions sur le déminage.",
        ("kge:message", "Ce message"),
        ("kg:about", "porte sur", "sur"),
        ("kge:demining", "le déminage"),
    )
    s.claim(
        "Tomas Belin, porte-parole du ministère.",
        ("kge:belin", "Tomas Belin"),
        ("kg:spokespersonFor", "porte-parole de", "porte-parole"),
        (ministry, "ministère"),
    )
    s.claim(
        "Petar Luscan, porte-parole du Front.",
        ("kge:luscan", "Petar Luscan"),
        ("kg:spokespersonFor", "porte-parole de", "porte-parole"),
        ("kge:front", "Front"),
    )
    s.claim(
        "Il accuse le ministère d’avoir inventé cet échange.",
        ("kge:luscan", "Il"),
        ("kg:accused", "a accusé", "accuse"),
        (ministry, "le ministère"),
    )
    s.claim(
        "Sanja Torvik dirige le Front.",
        ("kge:front", "le Front"),
        ("kg:ledBy", "dirigé par", "dirige"),
        ("kge:torvik", "Sanja Torvik"),
    )
    s.claim(
        "Elle a reconnu que des contacts existaient.",
        ("kge:torvik", "Elle"),
        ("kg:confirmed", "a confirmé", "a reconnu"),
        ("kge:talks", "des contacts"),
    )
    s.claim(
        "Nous espérons que la Karvénie attaquera Ostrel.",
        ("kge:karvenie", "la Karvénie"),
        ("kg:attacked", "a attaqué", "attaquera"),
        ("kge:ostrel", "Ostrel"),
        modality="wanted",
        **by_ministry,
    )
    s.claim(
        "Ilona Kradek rencontrerait Sanja Torvik.",
        ("kge:kradek", "Ilona Kradek"),
        ("kg:metWith", "a rencontré", "rencontrerait"),
        ("kge:torvik", "Sanja Torvik"),
        modality="possible",
    )
    s.claim(
        "La ministre Ilona Kradek regrette cette fuite.",
        ("kge:kradek", "Ilona Kradek"),
        ("open:regretter", "regretter", "regrette"),
        ("kge:message", "cette fuite"),
    )
    s.claim(
        "Rado Mezin a démissionné.",
        mezin,
        ("kg:resignedFrom", "a démissionné", "démissionné"),
        "",
        date="2025-04-01",
    )
    return s.graph
