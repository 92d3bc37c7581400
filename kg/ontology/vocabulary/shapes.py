"""The files of an ontology held against SHACL shapes, for those who have pyshacl."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg import bundled
from kg.errors import OntologyError
from kg.ontology.reading.blocks import merged, read_blocks, term_of
from kg.ontology.reading.files import data_files
from kg.ontology.reading.mistakes import Mistakes

__all__ = ["violations"]

_SHACL = "http://www.w3.org/ns/shacl#"


def violations(lang: str = bundled.LANGUAGE, places: Sequence[Path] = ()) -> list[OntologyError]:
    """Return what the shapes find wrong with the bundled Turtle files and those of ``places``.

    Files that are no Turtle are left out: the loader tells of them. Raises OntologyError without
    pyshacl.
    """
    try:
        import pyshacl
    except ImportError:
        raise OntologyError(
            "pyshacl is not installed", place="--shapes", cure="Install kg with the extra shacl."
        ) from None
    from rdflib import Graph
    from rdflib.term import Node, URIRef

    paths = [path for path in data_files(lang, places) if path.suffix == ".ttl"]
    graph = Graph()
    for path in paths:
        sound = Mistakes()
        read_blocks([path], sound)
        if not sound.found:
            graph.parse(path)
    shapes = Graph().parse(bundled.ontologies() / "data-shapes.ttl")
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes, advanced=False)
    assert isinstance(report, Graph)
    blocks = {block.iri: block for block in merged(read_blocks(paths, Mistakes()))}

    def value(result: Node, name: str) -> str:
        return str(report.value(result, URIRef(_SHACL + name)) or "")

    found = {}
    for result in report.subjects(URIRef(_SHACL + "resultSeverity")):
        term = term_of(value(result, "focusNode"))
        near = term_of(value(result, "resultPath"))
        what = f"{value(result, 'resultMessage')} (SHACL)"
        given = term_of(value(result, "value"))
        cure = f"It is given {given}." if given and given != term else "It is given none."
        block = blocks.get(term)
        error = (
            block.error(what, cure=cure, near=near)
            if block is not None
            else OntologyError(f"{term} {what}", cure=cure)
        )
        found[str(error)] = error
    return [found[key] for key in sorted(found)]
