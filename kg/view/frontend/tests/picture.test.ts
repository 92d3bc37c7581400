import assert from "node:assert/strict";
import { test } from "node:test";
import { svgOf } from "../src/pictures/drawn.ts";

test("a picture holds its words as text only", () => {
  const shape = (x: number) => ({ x, y: 0, size: 12, shape: "star", fill: "#123456", border: "#ffffff" });
  const [a, b] = [shape(0), shape(200)];
  const stroke = {
    ...{ from: a, to: b, ends: [12, 12] as [number, number], tone: "#f00", width: 1 },
    ...{ dashes: [7, 4], bend: 0.5, arrow: true, doubled: true },
  };
  const name = (text: string, turn: number) => ({
    ...{ lines: [text], x: 0, y: 20, along: turn !== 0, turn, font: 15, tone: "#000" },
    box: [-40, 20, 40, 38] as [number, number, number, number],
  });
  const names = [name('</text><script>"&', 0), name("nié : <b>", 0.3), name("Varesk", 0)];
  const svg = svgOf([a, b], [stroke], names, "#fff");
  assert.doesNotMatch(svg, /<script|<b>/);
  assert.match(svg, /&#60;\/text&#62;/);
  assert.match(svg, /stroke-dasharray="7 4"/);
  assert.equal(svg.match(/ stroke-width="2.2"/g)?.length, 1);
  assert.match(svg, /Varesk<\/tspan>/);
  assert.match(svg, /rotate\(17.2\)/);
  assert.equal(svg.match(/<svg /g)?.length, 1);
  assert.match(svgOf([], [], [], "#fff"), /viewBox="-20 -20 40 40"/);
});
