"""What a notebook shows of a graph: a drawing that stays, and the desk in a frame of its own."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from kg.inline import folded, image, wrapped
from kg.store import Store

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.plots import Picture

__all__ = ["LARGEST", "Still", "bundle", "framed", "iframe", "still"]

LARGEST = 300_000
"""Characters of HTML that a cell which ends in a graph puts into the notebook."""

_AROUND = 100  # characters around the pieces of a cell
_DRAWN = 16  # things
_SMALL = 60  # documents; of more the desk would be too large
_FILE = '<p>To look around: <code>graph.view().write("graph.html")</code></p>'
_PICTURE = "The same as a picture, where no page is shown"
_DESK = "Open the desk: search, disputes, timelines, drawings, the articles"

# Notebooks keep every output in one file: the page travels deflated, in base 85 with signs that
# neither HTML nor JSON escapes, and writes itself when it is opened. Its own policy holds from then
# on; nothing is requested.
_ESCAPED, _PLAIN = b"&<>", b",./"
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=/?@^_`{|}~"
_OPENER = """\
<!doctype html><meta charset="utf-8"><script>
(async () => {
  const signs = "SIGNS", text = "DATA", bytes = new DataView(new ArrayBuffer(text.length));
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let place = at; place < at + 5; place++) word = word * 85 + signs.indexOf(text[place]);
    bytes.setUint32((at / 5) * 4, word);
  }
  const page = bytes.buffer.slice(0, LENGTH);
  const stream = new Blob([page]).stream().pipeThrough(new DecompressionStream("deflate"));
  const html = await new Response(stream).text();
  document.open(); document.write(html); document.close();
})();
</script>"""


def iframe(page: str, height: int = 640) -> str:
    """Return HTML that shows a page in a frame of its own, ``height`` pixels high.

    The page travels inside the output (``srcdoc``), deflated, so that no file lies beside the
    notebook, and its scripts can't reach the notebook (``sandbox``).

    >>> iframe('<p title="a">b</p>', 200)[:60]
    '<iframe srcdoc="&lt;!doctype html&gt;&lt;meta charset=&quot;'
    """
    packed = zlib.compress(page.encode(), 9)
    data = base64.b85encode(packed, pad=True).translate(bytes.maketrans(_ESCAPED, _PLAIN)).decode()
    opener = _OPENER.replace("SIGNS", _SIGNS).replace("LENGTH", f"{len(packed)}")
    return (
        f'<iframe srcdoc="{escape(opener).replace("DATA", data)}" sandbox="allow-scripts" '
        f'width="100%" height="{int(height)}" loading="lazy" '
        'style="border: 1px solid #8884; border-radius: 8px" title="kg"></iframe>'
    )


class Still(NamedTuple):
    """What is shown of a store where no page is: a line of counts, and a drawing if it is small."""

    line: str
    drawing: Picture | None


def still(store: Store, lang: str, *, drawable: int = 2000) -> Still:
    """Return what GitHub shows of a store, too; of more than ``drawable`` documents only counts.

    >>> from kg.store import open_store
    >>> still(open_store(None), "fr").line
    '<p>0 documents, 0 claims, 0 denied, 0 entities</p>'
    """
    line, documents = _counted(store)
    if documents > drawable:
        return Still(line, None)
    return Still(line, _drawing(_typed(store, lang), lang))


def framed(page: str, height: int, beside: Still | None = None) -> dict[str, str]:
    """Return what a cell shows of a page, by MIME type: its frame, and what stays without it.

    >>> sorted(framed("<p>", 200, Still("<p>2 claims</p>", None)))
    ['text/html']
    """
    frame = iframe(page, height)
    if beside is None:
        return {"text/html": frame}
    line, drawing = beside
    if drawing is None:
        return {"text/html": wrapped(line, frame, _FILE)}
    picture = folded(_PICTURE, image(drawing.svg, drawing.alt))
    return {"text/html": wrapped(line, frame, picture), "image/svg+xml": drawing.svg}


def bundle(store: Store, lang: str, *, drawable: int = 2000) -> dict[str, str]:
    """Return what a cell shows of a store: counts, a drawing as an image, the desk to open.

    By MIME type: ``text/html``, and ``image/svg+xml`` where no HTML is shown. GitHub, which shows
    no frames, shows the rest. The desk has the claims with a relation; where it would make the
    cell longer than ``LARGEST`` it goes without the texts of documents, or the cell tells how to
    write it to a file. A store of more than ``drawable`` documents is counted only: nobody waits
    for a cell. ``lang`` is the language of names and words, English where these are not spoken in
    it.

    >>> from kg.store import open_store
    >>> sorted(bundle(open_store(None), "fr"))
    ['image/svg+xml', 'text/html']
    """
    from kg.view.words import languages

    lang = lang if lang in languages() else "en"
    line, documents = _counted(store)
    if documents > drawable:
        return {"text/html": wrapped(line, _FILE)}
    claims = _typed(store, lang)
    picture = _drawing(claims, lang)
    pieces = [line, image(picture.svg, picture.alt)]
    room = LARGEST - _AROUND - sum(map(len, pieces))
    desks = _desks(store, claims, lang) if documents <= _SMALL else ()
    pieces.append(next((desk for desk in desks if len(desk) < room), _FILE))
    return {"text/html": wrapped(*pieces), "image/svg+xml": picture.svg}


def _counted(store: Store) -> tuple[str, int]:
    """Return how much a store holds, as a line, and how many documents."""
    from kg.query.stats import stats

    counts = stats(store)
    names = ("documents", "claims", "denied", "entities")
    told = ", ".join(f"{getattr(counts, name):,} {name}" for name in names)
    return f"<p>{escape(told)}</p>", counts.documents


def _drawing(claims: nx.MultiDiGraph[str], lang: str) -> Picture:
    from kg.network import plots

    return plots.drawing(claims, most=_DRAWN, lang=lang)


def _typed(store: Store, lang: str) -> nx.MultiDiGraph[str]:
    """Return the network of a store without the claims that have no relation."""
    from kg.network import network

    claims = network(store, include="all", lang=lang)
    for source, target, key, relation in [*claims.edges(keys=True, data="relation")]:
        if relation.startswith("open:"):
            claims.remove_edge(source, target, key)
    return claims


def _desks(store: Store, claims: nx.MultiDiGraph[str], lang: str) -> Iterator[str]:
    """Yield the desk to open, then one without the texts of documents.

    Its map would have no places, and goes without the outline of land.
    """
    from kg.view.background import background
    from kg.view.desk import desk
    from kg.view.material import of_network

    known = background(store, lang)
    for one in (known, replace(known, texts={}, quoted={})):
        page = desk(of_network(claims, one), lang=lang, outlined=False)
        yield folded(_DESK, iframe(page))
