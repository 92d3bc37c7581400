"""Strings that would do harm if they were more than text, and a store that has them everywhere."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.graph import KnowledgeGraph
from kg.model import Document
from kg.rdf import VOCABULARY
from kg.store import open_store

__all__ = ["HOSTILE", "hostile_store"]

_HARM = "window.harm=1"
_TAGS = (
    f"<script>{_HARM}</script>",
    f"</script><script>{_HARM}</script>",
    f"</title><script>{_HARM}</script>",
    f"</style><script>{_HARM}</script>",
    f"</textarea><script>{_HARM}</script>",
    f"--><script>{_HARM}</script>",
    f"]]><script>{_HARM}</script>",
    f"<!--<script>{_HARM}</script>",
    f"<scr<script>ipt>{_HARM}</scr</script>ipt>",
    f"<SCRIPT SRC=//192.0.2.1/x.js></SCRIPT>{_HARM}",
    f"<script type=module>{_HARM}</script>",
    f"<script/x>{_HARM}</script>",
    "\\u003cscript\\u003e" + _HARM,
    f"&lt;script&gt;{_HARM}&lt;/script&gt;",
    f"&#60;script&#62;{_HARM}&#60;/script&#62;",
    f"+ADw-script+AD4-{_HARM}+ADw-/script+AD4-",
    f"<noscript><p title='</noscript><img src=x onerror={_HARM}>'>",
)
_HANDLERS = (
    f"<img src=x onerror={_HARM}>",
    f"\"><img src=x onerror='{_HARM}'>",
    f'\'><img src=x onerror="{_HARM}">',
    f"` onerror=`{_HARM}",
    f'" autofocus onfocus="{_HARM}" x="',
    f"' onmouseover='{_HARM}",
    f'" onclick="{_HARM}',
    f"<svg onload={_HARM}>",
    f"<svg><script>{_HARM}</script></svg>",
    f"<svg><animate onbegin={_HARM} attributeName=x dur=1s>",
    f"<svg><foreignObject><iframe onload={_HARM}></foreignObject></svg>",
    f"<body onload={_HARM}>",
    f"<details open ontoggle={_HARM}>",
    f"<video><source onerror={_HARM}></video>",
    f"<audio src=x onerror={_HARM}>",
    f"<input autofocus onfocus={_HARM}>",
    f"<select autofocus onfocus={_HARM}></select>",
    f"<marquee onstart={_HARM}>",
    f"<math><mtext></table></math><img src onerror={_HARM}>",
    f"<table background=//192.0.2.1/a><td onmouseover={_HARM}>",
    f"<style>@import '//192.0.2.1/a.css';*{{display:none}}</style>{_HARM}",
    f"<div style='background:url(//192.0.2.1/a)' onclick={_HARM}>",
    f"<a href='javascript:{_HARM}'>href</a>",
)
_REQUESTS = (
    "<img src=//192.0.2.1/a>",
    "<link rel=stylesheet href=//192.0.2.1/a.css>",
    "<link rel=prefetch href=//192.0.2.1/a>",
    "<meta http-equiv=refresh content='0;url=//192.0.2.1/'>",
    "<base href=//192.0.2.1/>",
    "<iframe src=//192.0.2.1/></iframe>",
    f"<iframe srcdoc='<script>parent.{_HARM}</script>'></iframe>",
    "<object data=//192.0.2.1/a></object>",
    "<embed src=//192.0.2.1/a>",
    "<form action=//192.0.2.1/><button>x</button></form>",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
)
_ADDRESSES = (
    f"javascript:{_HARM}",
    f"java\tscript:{_HARM}",
    f"\u0001javascript:{_HARM}",
    f"JaVaScRiPt:{_HARM}//http://a.example",
    f"data:text/html,<script>{_HARM}</script>",
    f"vbscript:{_HARM}",
    "file:///etc/passwd",
    f"https://a.example/\"onmouseover='{_HARM}'",
    "https://a.example@192.0.2.1/",
    "//192.0.2.1/a",
)
_TEXTS = (
    "__proto__",
    "constructor",
    f"${{{_HARM}}} {{{{7*7}}}} {{% x %}} %s {{0}}",
    f"';{_HARM};//\\",
    "\u202egnp.exe\u2028\u2029\ufeff",
    "../../etc/passwd\x7f",
)
HOSTILE = (*_TAGS, *_HANDLERS, *_REQUESTS, *_ADDRESSES, *_TEXTS)
"""67 strings: tags, handlers, requests, addresses, and names that mean something to programs."""

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def hostile_store(samples: Path, folder: Path) -> Path:
    """Return a copy of a store with the strings in every field that anybody can fill.

    Documents have them as ids, titles, sources, addresses, in their texts; entities as names that
    somebody judged them to have; relations and classes as labels of an ontology, in both languages.
    """
    shutil.copytree(samples, folder)
    with KnowledgeGraph.open(folder) as graph:
        graph.add_documents(
            Document(
                lang="fr",
                id=one,
                text=f"Le maire a signé l'accord. « {one} », a dit Milan Osterov à Ostrel.",
                title=one,
                source=one,
                url=one,
                published=f"2025-03-{1 + number % 28:02}",
            )
            for number, one in enumerate(HOSTILE)
        )
        named = sorted(graph.entities())
        for iri, name in zip(named, HOSTILE, strict=False):
            graph.review.rename(iri, name, note=name)
    with open_store(folder) as store:
        quads = list(store.quads(graph=VOCABULARY))
        kept = [quad for quad in quads if quad.predicate != _LABEL]
        labels = (quad for quad in quads if quad.predicate == _LABEL)
        kept += (_relabelled(quad, at) for at, quad in enumerate(labels))
        store.replace_graph(VOCABULARY, kept)
    return folder


def _relabelled(quad: Quad, at: int) -> Quad:
    name, was = HOSTILE[at % len(HOSTILE)], quad.object
    language = was.language if isinstance(was, Literal) else None
    label = Literal(f"{name} {at}", language=language or "fr")
    return Quad(quad.subject, quad.predicate, label, quad.graph_name)
