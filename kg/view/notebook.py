"""What a notebook shows of a graph: a drawing that stays, and the desk in a frame of its own."""

from __future__ import annotations

import base64
import zlib
from html import escape

from kg.inline import folded, image, wrapped
from kg.store import Store

__all__ = ["LARGEST", "bundle", "iframe"]

LARGEST = 300_000
"""Characters of HTML that a cell which ends in a graph puts into the notebook."""

_DRAWN = 16  # things
_DESKS = 60  # documents; of more the desk would be too large
_DESK = "Open the desk: search, disputes, timelines, drawings, the articles"

# Notebooks keep every output in one file: the page travels deflated, and writes itself when it is
# opened. Its own policy holds from then on; nothing is requested.
_OPENER = """\
<!doctype html><meta charset="utf-8"><script>
(async () => {
  const bytes = Uint8Array.from(atob("DATA"), (c) => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  const page = await new Response(stream).text();
  document.open(); document.write(page); document.close();
})();
</script>"""


def iframe(page: str, height: int = 640) -> str:
    """Return HTML that shows a page in a frame of its own, ``height`` pixels high.

    The page travels inside the output (``srcdoc``), deflated, so that no file lies beside the
    notebook, and its scripts can't reach the notebook (``sandbox``).

    >>> iframe('<p title="a">b</p>', 200)[:60]
    '<iframe srcdoc="&lt;!doctype html&gt;&lt;meta charset=&quot;'
    """
    data = base64.b64encode(zlib.compress(page.encode(), 9)).decode()
    return (
        f'<iframe srcdoc="{escape(_OPENER.replace("DATA", data))}" sandbox="allow-scripts" '
        f'width="100%" height="{int(height)}" loading="lazy" '
        'style="border: 1px solid #8884; border-radius: 8px" title="kg"></iframe>'
    )


def bundle(store: Store, lang: str) -> dict[str, str]:
    """Return what a cell shows of a store: counts, a drawing as an image, the desk to open.

    By MIME type: ``text/html``, and ``image/svg+xml`` where no HTML is shown. GitHub, which shows
    no frames, shows the rest. The desk has the claims with a relation; where all of it would be
    longer than ``LARGEST``, the cell tells how to write it to a file. ``lang`` is the language of
    names and words, English where these are not spoken in it.

    >>> from kg.store import open_store
    >>> sorted(bundle(open_store(None), "fr"))
    ['image/svg+xml', 'text/html']
    """
    from kg.network import network, plots
    from kg.query.stats import stats
    from kg.view import html
    from kg.view.background import background
    from kg.view.words import languages

    lang = lang if lang in languages() else "en"
    counts = stats(store)
    claims = network(store, include="all", lang=lang)
    claims.remove_edges_from(
        [
            (source, target, key)
            for source, target, key, relation in claims.edges(keys=True, data="relation")
            if relation.startswith("open:")
        ]
    )
    picture = plots.drawing(claims, most=_DRAWN, lang=lang)
    names = ("documents", "claims", "denied", "entities")
    told = ", ".join(f"{getattr(counts, name):,} {name}" for name in names)
    pieces = [f"<p>{escape(told)}</p>", image(picture.svg, picture.alt)]
    if counts.documents <= _DESKS:
        desk = iframe(html(claims, background(store, lang), lang=lang))
        if len(desk) + sum(map(len, pieces)) < LARGEST:
            pieces.append(folded(_DESK, desk))
    if len(pieces) == 2:
        pieces.append('<p>To look around: <code>graph.view().write("graph.html")</code></p>')
    return {"text/html": wrapped(*pieces), "image/svg+xml": picture.svg}
