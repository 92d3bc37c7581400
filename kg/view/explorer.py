"""The explorer: one page in which a reader walks the graph and sees the sentence behind it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx

from kg.bundled import LANGUAGE
from kg.errors import ViewError
from kg.view.contents import contents
from kg.view.palette import families
from kg.view.words import words

__all__ = ["explorer"]

_ASSETS = Path(__file__).parent / "assets"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 10**9, "hideEdgesOnDrag": False},
}


def explorer(
    graph: nx.MultiDiGraph[str],
    *,
    title: str = "",
    lang: str = LANGUAGE,
    limit: int = 2000,
    seed: int = 1,
) -> str:
    """Return the page as HTML: self-contained, at rest when it opens, the same bytes every time.

    ``graph`` is what ``kg.network.network`` returns. ``lang`` is the language of the page's own
    words, ``limit`` the number of entities drawn (those with most claims). Raises ``ViewError``
    if the language is unknown or pyvis lacks the library that draws.
    """
    speech = words(lang)
    tables = contents(graph, limit=limit, seed=seed)
    tables["words"] = speech
    tables["lang"] = lang
    tables["families"] = [
        {
            "label": speech["family"][family.name],
            "shape": family.shape,
            "light": family.light,
            "dark": family.dark,
        }
        for family in families()
    ]
    net = _pyvis_network(tables)
    scripts = {"vis": _vis_script(net.template_dir), "explorer": _asset("explorer.js")}
    style = _asset("explorer.css")
    net.templateEnv = _environment(
        title=title or speech["title"],
        lang=lang,
        words=speech,
        evidence=tables,
        scripts=scripts,
        style=style,
        policy=_policy([*scripts.values()], style),
    )
    net.path = "explorer.html"
    page: str = net.generate_html(notebook=False)
    return page


def _pyvis_network(tables: dict[str, Any]) -> Any:
    """Return a pyvis network of the nodes and edges, with ids that mean nothing outside.

    pyvis' own page is not used: it asks a content network for Bootstrap, and runs scripts that
    stand in titles (0.3.2). Its ``add_edge`` is quadratic and drops parallel edges unless the
    network is directed, so the edges are set at once.
    """
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line", notebook=False)
    for node in tables["nodes"]:
        net.add_node(
            node["id"],
            label=node["short"],
            shape=families()[node["family"]].shape,
            x=node["x"],
            y=node["y"],
            size=node["size"],
        )
    net.edges = [
        {"id": edge["id"], "from": edge["from"], "to": edge["to"], "arrows": "to"}
        for edge in tables["edges"]
    ]
    net.options = _OPTIONS
    return net


def _environment(**values: object) -> Any:
    """Return a Jinja environment over our own template in which everything is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    def plain_json(value: object) -> Markup:
        return Markup(script_safe(json.dumps(value, ensure_ascii=False, separators=(",", ":"))))  # noqa: S704

    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined
    )
    environment.filters["plain_json"] = plain_json
    environment.globals.update(values)
    return environment


def script_safe(text: str) -> str:
    r"""Return JSON in which no character can end or open a tag, a comment or a line of script.

    >>> script_safe('"</script>"')
    '"\\u003c/script\\u003e"'
    """
    return re.sub("[<>&\u2028\u2029]", lambda m: f"\\u{ord(m[0]):04x}", text)


def _policy(scripts: list[str], style: str) -> str:
    """Return a content security policy: these scripts, this style, and no request at all."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; "
        "style-src-attr 'none'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _vis_script(folder: str) -> str:
    """Return vis-network as pyvis ships it, less the source map that a browser would ask for."""
    path = Path(folder) / _VIS
    if not path.is_file():
        raise ViewError(
            "pyvis lacks the library that draws", place=str(path), cure="Install pyvis 0.3.2."
        )
    script = re.sub(r"//# sourceMappingURL=\S*", "", path.read_text(encoding="utf-8"))
    if "</script" in script.lower():
        raise ViewError(
            "vis-network holds a script tag", place=str(path), cure="Install pyvis 0.3.2."
        )
    return script.replace("\r\n", "\n").strip("\n")
