import assert from "node:assert/strict";
import { test } from "node:test";
import { type Shape, svgOf } from "../src/drawing/picture.ts";

test("a picture holds its words as text only", () => {
  const shape = (x: number, name: string): Shape => ({
    x,
    y: 0,
    size: 12,
    shape: "star",
    fill: "#123456",
    lines: [name],
  });
  const [a, b] = [shape(0, '</text><script>"&'), shape(200, "Varesk")];
  const stroke = {
    from: a,
    to: b,
    name: "nié : <b>",
    tone: "#f00",
    width: 1,
    dashes: [7, 4],
    bend: 0.5,
    arrow: true,
    halo: "#fc0",
  };
  const svg = svgOf([a, b], [stroke], "#000", "#fff");
  assert.doesNotMatch(svg, /<script|<b>/);
  assert.match(svg, /&#60;\/text&#62;/);
  assert.match(svg, /stroke-dasharray="7 4"/);
  assert.match(svg, /Varesk<\/tspan>/);
  assert.equal(svg.match(/<svg /g)?.length, 1);
  assert.match(svgOf([], [], "#000", "#fff"), /viewBox="-20 -20 40 40"/);
});
