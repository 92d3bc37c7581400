"""What pages weigh and cost: the figures of README.md and kg/view/README.md, by one command.

    pytest -m slow -s tests/view/test_figures.py

Each prints its row of the table. Times are of the processor: what else the machine does changes
them little. Articles lie beside the repository.
"""

from __future__ import annotations

import json
import random
import re
import shutil
import sys
import time
import zlib
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from kg import KnowledgeGraph
from kg.assemble import Options, build
from kg.bundled import samples
from kg.rdf import VOCABULARY
from kg.serve.desk import desk
from kg.store import open_store
from kg.view import html
from kg.workers import Limits
from tests.scale.copies import Copies
from tests.scale.measures import written
from tests.scale.sources import long_documents
from tests.view.story import Story
from tests.view.test_page import script, wait

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARTICLES = Path(__file__).parents[3] / "shared/data/winer"
MEGABYTE = 1_000_000
CONTROLS = ("kg:controls", "contrôle", "contrôle")
KINDS = ("kg:Person", "kg:City", "kg:Country", "kg:ArmedGroup")
DRAG = """
const done = arguments[0], canvas = document.querySelector(".canvas canvas");
const { left, top } = canvas.getBoundingClientRect();
const hand = (type, x, y) => canvas.dispatchEvent(new PointerEvent(type, {
  bubbles: true, cancelable: true, clientX: left + 20 + x, clientY: top + 20 + y, pointerId: 1,
  pointerType: "mouse", isPrimary: true, button: type === "pointermove" ? -1 : 0, buttons: 1,
}));
const begun = performance.now();
let frames = 0;
const step = () => {
  frames += 1;
  hand("pointermove", 40 * Math.sin(frames / 6), 40 * Math.cos(frames / 6));
  const seconds = (performance.now() - begun) / 1000;
  if (seconds < 3) return requestAnimationFrame(step);
  hand("pointerup", 0, 0);
  done([frames, frames / seconds]);
};
hand("pointerdown", 0, 0);
requestAnimationFrame(step);
"""


def told(*cells: object) -> None:
    sys.stdout.write(f"\n| {' | '.join(map(str, cells))} |\n")


def main_thread(page: Any) -> float:
    """Return how many seconds of the processor a page's main thread has had."""
    metrics = page.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def opened(browser: Any, path: Path, view: str = "") -> float:
    """Open a page, and return how many seconds of the processor its main thread took for it."""
    browser.execute_cdp_cmd("Performance.disable", {})
    browser.get("about:blank")
    browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
    before = main_thread(browser)
    browser.get(path.as_uri() + view)
    assert wait(lambda: script(browser, "return document.documentElement.dataset.ready"), 120)
    browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    return main_thread(browser) - before


@pytest.mark.pipeline
@pytest.mark.parametrize("many", [0, 100, 300, 1000], ids=lambda many: str(many or "samples"))
def test_a_page_of_documents(browser: Any, tmp_path: Path, many: int) -> None:
    source = samples()
    if many:
        found = sorted(ARTICLES.rglob("*.txt"), key=lambda path: path.name)[:many]
        if len(found) < many:
            pytest.skip("the articles of WiNER are not beside the repository")
        source = tmp_path / "articles"
        source.mkdir()
        for path in found:
            shutil.copy(path, source)
    with KnowledgeGraph.build(source, store=tmp_path / "store") as graph:
        begun = time.process_time()
        page = graph.view(lang="fr")
        made = time.process_time() - begun
        documents = len(graph)
    path = page.write(tmp_path / "graph.html")
    packed = re.search(r'id="tables"[^>]*>([^<]*)<', page.html)
    tables = json.loads(zlib.decompress(b64decode(packed[1]))) if packed else {}
    number, totals = len(tables["claims"]["key"]), tables["totals"]
    is_open = [key.startswith("open:") for key in tables["relations"]["key"]]
    typed = sum(not is_open[at] for at in tables["claims"]["relation"])
    size = path.stat().st_size / MEGABYTE
    ready = min(opened(browser, path) for _ in range(3))
    told(
        documents,
        f"{typed:,} of {totals['typed']:,}, {number - typed:,} of {totals['open']:,}",
        f"{size:.1f} MB",
        f"{made:.1f} s",
        f"{ready:.1f} s",
    )
    assert typed == totals["typed"]
    assert size < 12
    assert ready < 2


def crowd(many: int) -> Story:
    """So many things and nearly twice as many lines, a few of them with many."""
    dice, tale = random.Random(1), Story()
    for at in range(many):
        tale.thing(f"kge:t{at}", f"Chose numéro {at}", dice.choice(KINDS))
    for at in range(int(1.9 * many)):
        one = at if at < many else dice.randrange(many)
        other = int(dice.paretovariate(0.6)) % many
        other = (one + 1) % many if other == one else other
        ends = ((f"kge:t{one}", f"A{one}"), (f"kge:t{other}", f"B{other}"))
        tale.claim(f"A{one} contrôle B{other} {at}.", ends[0], CONTROLS, ends[1])
    return tale


@pytest.mark.parametrize(("many", "wanted"), [(500, 25), (1000, 20), (1500, 15)])
def test_a_frame_while_a_drawing_is_dragged(
    browser: Any, tmp_path: Path, many: int, wanted: int
) -> None:
    path = tmp_path / "graph.html"
    path.write_text(html(crowd(many).graph, lang="fr"), encoding="utf-8")
    opened(browser, path, "#drawing?draw=all")
    drawn = "return document.querySelector('.canvas')?.dataset.drawn"
    assert wait(lambda: script(browser, drawn), 240) == str(many)
    time.sleep(1)
    browser.set_script_timeout(60)
    before = main_thread(browser)
    frames, seen = browser.execute_async_script(DRAG)
    cost = (main_thread(browser) - before) / frames
    told(f"{many:,} drawn", f"{1000 * cost:.1f} ms", f"{seen:.0f} frames a second seen")
    assert cost < 1 / wanted


@pytest.mark.pipeline
def test_the_desk_that_is_served_of_100000_claims(tmp_path: Path) -> None:
    with open_store(tmp_path / "source") as store:
        build(long_documents(40), store, Options())
        vocabulary = [*store.quads(graph=VOCABULARY)]
        written(Copies(store, lean=False), vocabulary, tmp_path / "store", 100_000)
    with open_store(tmp_path / "store", read_only=True) as store:
        begun = time.process_time()
        size = len(desk(store, Limits(), lang="fr")) / MEGABYTE
        first = time.process_time() - begun
        begun = time.process_time()
        desk(store, Limits(), lang="fr")
        again = time.process_time() - begun
    told(
        "/api/desk of 100,000 claims", f"{size:.1f} MB", f"{first:.1f} s", f"{again * 1000:.0f} ms"
    )
    assert first < 60
    assert again < 0.1
