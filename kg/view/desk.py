"""The desk: one page in which a reader finds what is said, who says it, and the sentence."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.bundled import LANGUAGE
from kg.errors import ViewError
from kg.view.material import Material
from kg.view.packing import packed
from kg.view.palette import families
from kg.view.tables import tabled
from kg.view.words import nouns, words

__all__ = ["assets", "desk", "page_of", "script_safe", "settings"]

_ASSETS = Path(__file__).parent / "assets"
_VIS = "templates/lib/vis-9.1.2/vis-network.min.js"


def desk(
    material: Material,
    *,
    title: str = "",
    lang: str = LANGUAGE,
    about: str = "",
    outlined: bool = True,
) -> str:
    """Return the page as HTML: self-contained, the same bytes every time.

    ``lang`` is the language of the page's own words, ``about`` the entity whose dossier it opens.
    A page that is not ``outlined`` is smaller: its map has places and no land.
    Raises ``ViewError`` if the language is unknown or pyvis lacks the library that draws.
    """
    tables = tabled(material)
    key = about.removeprefix("kge:")
    start = f"#dossier/{quote(key, safe='')}" if key in tables["entities"]["key"] else ""
    return page_of(tables, title=title, lang=lang, start=start, outlined=outlined)


def page_of(
    tables: dict[str, Any], *, title: str, lang: str, start: str = "", outlined: bool = True
) -> str:
    """Return the page of tables that are there already; see ``kg.view.tables.tabled``."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    speech = words(lang)
    scripts = [_vis_script(), *([_asset("world.js")] if outlined else []), _asset("desk.js")]
    style = _asset("desk.css")
    environment = Environment(
        loader=FileSystemLoader(_ASSETS), autoescape=True, undefined=StrictUndefined
    )
    page: str = environment.get_template("desk.html").render(
        title=title or speech["title"],
        start=start,
        lang=lang,
        words=speech,
        settings=script_safe(settings(lang)),
        tables=packed(tables),
        scripts=scripts,
        style=style,
        policy=_policy(scripts, style),
    )
    return page


def settings(lang: str, **more: Any) -> str:
    """Return what a page says and how it draws, as JSON, and whatever else it is told.

    Raises ``ViewError`` if the language is unknown.
    """
    speech = words(lang)
    drawn = [
        {
            "label": speech["family"][family.name],
            "shape": family.shape,
            "light": family.light,
            "dark": family.dark,
        }
        for family in families()
    ]
    told = {"lang": lang, "words": speech, "nouns": nouns(lang), "families": drawn, **more}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def assets() -> dict[str, str]:
    """Return the files of the page by their names, for whoever serves them apart."""
    return {
        "vis.js": _vis_script(),
        **{name: _asset(name) for name in ("world.js", "desk.js", "desk.css")},
    }


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
    text = (_ASSETS / name).read_text(encoding="utf-8").replace("\r\n", "\n").strip("\n")
    if re.search(r"</(script|style)", text, re.IGNORECASE):
        raise ViewError("an asset ends its own tag", place=name, cure="Build the front-end anew.")
    return text


def _vis_script() -> str:
    """Return vis-network as pyvis ships it, less the source map that a browser would ask for.

    pyvis' own page is not used: it asks a content network for Bootstrap, and runs scripts that
    stand in titles (0.3.2).
    """
    import pyvis

    path = Path(pyvis.__file__).parent / _VIS
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
