import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf } from "../src/data/facts.ts";
import { Model } from "../src/data/model.ts";
import { around, between, linesAmong } from "../src/drawing/graph.ts";
import { layout } from "../src/drawing/layout.ts";
import { Shown, tally } from "../src/state/filtering.ts";
import { NO_FILTERS } from "../src/state/route.ts";
import { tablesOf } from "./tables.ts";

const model = new Model(
  tablesOf([
    { subject: 0, relation: 0, object: 2 },
    { subject: 0, relation: 0, object: 2, standing: "denied", holder: 0 },
    { subject: 1, relation: 1, object: 0, standing: "planned", holder: 1 },
    { subject: 3, relation: 2, object: 4, document: 1 },
    { subject: 2, relation: 1, object: 3, holder: 2 },
    { subject: 1, relation: 3, object: 5 },
  ]),
  "quelqu’un",
);
const [front, osterov, varesk, cross] = model.entities as [never, never, never, never];
const all = new Set(model.claims);

test("facts are sorted, denials stand beside what they deny", () => {
  const facts = factsOf(front, model.claims.slice(0, 3));
  assert.deepEqual(
    facts.now.map((fact) => [fact.relation.key, fact.backward, fact.rows[0]?.denials.length]),
    [["kg:controls", false, 1]],
  );
  assert.deepEqual(
    facts.planned.map((fact) => [fact.relation.key, fact.backward]),
    [["kg:attacked", true]],
  );
  assert.equal(facts.denied.length, 1);
  assert.equal(factsOf(varesk, model.claims.slice(0, 1)).now[0]?.backward, true);
});

test("holders that are one entity are one voice, somebody unknown has a name", () => {
  assert.deepEqual(
    model.voices.map((voice) => voice.label),
    ["Milan Osterov", "une source", "quelqu’un"],
  );
  assert.equal(model.entity("osterov")?.said.length, 1);
});

test("filters narrow, counters follow", () => {
  assert.equal(new Shown(model, NO_FILTERS).claims.length, 5);
  assert.equal(new Shown(model, { ...NO_FILTERS, open: true }).claims.length, 6);
  const lens = new Shown(model, { ...NO_FILTERS, lens: "osterov", standing: ["planned"] });
  assert.equal(lens.claims.length, 0);
  assert.deepEqual(
    tally(lens.without("lens"), (claim) => [claim.voice?.label]),
    [["une source", 1]],
  );
  assert.equal(new Shown(model, { ...NO_FILTERS, from: "2025-04-01" }).claims.length, 1);
  assert.equal(new Shown(model, { ...NO_FILTERS, words: "phrase 0" }).claims.length, 1);
  assert.equal(new Shown(model, { ...NO_FILTERS, sure: 63 }).claims.length, 2);
  assert.equal(new Shown(model, { ...NO_FILTERS, relation: ["open:dire"] }).claims.length, 1);
});

test("a drawing holds what it needs", () => {
  assert.equal(around(front, all, 1, 10).kept.size, 3);
  assert.equal(around(front, all, 2, 10).kept.size, 5);
  assert.deepEqual(
    [...between(osterov, cross, all)].map((one: { key: string }) => one.key),
    ["croix-rouge", "varesk", "front", "osterov"],
  );
  const lines = linesAmong(around(front, all, 1, 10).kept, model.claims, model);
  assert.deepEqual(
    lines.map((line) => [line.standing, line.bend]),
    [
      ["asserted", -0.5],
      ["denied", 0.5],
      ["planned", 0],
    ],
  );
});

test("boxes of a drawing do not overlap, and stand the same each time", () => {
  const boxes = Array.from({ length: 40 }, (_, id) => ({ id, width: 90, height: 50 }));
  const links = boxes.slice(1).map(({ id }): [number, number] => [id, Math.floor(id / 3)]);
  const places = layout(boxes, links, 0, { width: 1000, height: 600 });
  assert.deepEqual(places, layout(boxes, links, 0, { width: 1000, height: 600 }));
  assert.deepEqual(places.get(0), { x: 0, y: 0 });
  for (const a of boxes) {
    for (const b of boxes) {
      const [p, q] = [places.get(a.id), places.get(b.id)] as [
        { x: number; y: number },
        { x: number; y: number },
      ];
      assert.ok(a.id >= b.id || Math.abs(p.x - q.x) >= 85 || Math.abs(p.y - q.y) >= 45, `${a.id} ${b.id}`);
    }
  }
});
