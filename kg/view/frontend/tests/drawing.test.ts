import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/data/model.ts";
import { communities, type Tie } from "../src/drawing/communities.ts";
import { around, between, linesAmong, thingOf } from "../src/drawing/graph.ts";
import { type Box, layout, type Link } from "../src/drawing/layout.ts";
import { lettering } from "../src/drawing/lettering.ts";
import { namesOf } from "../src/drawing/looks.ts";
import { pack } from "../src/drawing/packing.ts";
import { PLAIN, REST, sketchOf } from "../src/drawing/sketches.ts";
import { START } from "../src/state/route.ts";
import { Speech } from "../src/text/speech.ts";
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
const [front, osterov, , cross] = model.entities as [never, never, never, never];
const all = new Set(model.claims);

/** A model of so many clusters of ten, each a wheel around its first, in a chain. */
function clusters(many: number): Model {
  const told = Array.from({ length: many }, (_, c) =>
    Array.from({ length: 10 }, (_, i) => [
      { subject: 10 * c, relation: 1, object: 10 * c + ((i + 1) % 10) },
      { subject: 10 * c + i, relation: 1, object: 10 * c + ((i + 1) % 10) },
    ]).flat(),
  ).flat();
  for (let c = 1; c < many; c += 1) told.push({ subject: 10 * c, relation: 0, object: 10 * (c - 1) });
  const names = Array.from({ length: 10 * many }, (_, i) => `e${i}`);
  return new Model(
    tablesOf(told, {
      entities: {
        ...{ key: names, label: names, names: names.map(() => []) },
        ...{ family: names.map(() => 0), type: names.map(() => 0) },
      },
    }),
    "",
  );
}

test("a drawing holds what it needs", () => {
  assert.equal(around(front, all, 1, 10).kept.length, 3);
  assert.equal(around(front, all, 2, 10).kept.length, 5);
  assert.deepEqual(
    between(osterov, cross, all).map((one) => one.key),
    ["croix-rouge", "varesk", "front", "osterov"],
  );
  const kept = around(front, all, 1, 10).kept;
  const lines = linesAmong(new Map(kept.map((one) => [one, thingOf(one)])), model.claims, model);
  assert.deepEqual(
    lines.map((line) => [line.standing, line.bend]),
    [
      ["asserted", -0.5],
      ["denied", 0.5],
      ["planned", 0],
    ],
  );
});

test("communities are where ties are dense, the same each time", () => {
  const ring = (from: number): Tie[] =>
    [0, 1, 2, 3].flatMap((a) => [1, 2, 3].flatMap((b): Tie[] => (a < b ? [[from + a, from + b, 1]] : [])));
  const ties: Tie[] = [...ring(0), ...ring(4), [0, 4, 1]];
  const found = communities(9, ties);
  assert.deepEqual(found, communities(9, ties));
  assert.equal(new Set(found.slice(0, 4)).size, 1);
  assert.equal(new Set(found.slice(4, 8)).size, 1);
  assert.equal(new Set(found).size, 3);
  assert.deepEqual(communities(3, []), [0, 1, 2]);
});

test("of much there is an overview, whose communities open", () => {
  const large = clusters(12);
  const route = { ...START, view: "drawing" as const };
  const over = sketchOf(route, large, large.claims, 40);
  assert.equal(over.total, 120);
  assert.ok(over.things.length >= 4 && over.things.length <= 12);
  assert.ok(over.things.every((one) => one.group && one.group.members.length >= 10));
  assert.ok(over.lines.every((line) => line.from !== line.to && line.relations[0]?.key === "kg:controls"));
  const [first] = over.things;
  const inside = sketchOf({ ...route, inside: [first?.group?.key ?? ""] }, large, large.claims, 40);
  assert.ok(inside.things.length <= PLAIN && inside.things.every((one) => one.entity));
  assert.equal(inside.opened.length, 1);
  assert.equal(sketchOf({ ...route, draw: "all" }, large, large.claims, 40).things.length, 120);
  assert.equal(sketchOf({ ...route, draw: "contested" }, large, large.claims, 40).things.length, 0);
  assert.equal(sketchOf({ ...route, inside: ["nobody", REST] }, large, large.claims, 40).opened.length, 0);
});

const overlap = (a: Box, b: Box, p: { x: number; y: number }, q: { x: number; y: number }) =>
  Math.abs(p.x - q.x) < (a.width + b.width) / 2 - 5 && Math.abs(p.y - q.y) < (a.height + b.height) / 2 - 5;

test("boxes of a drawing do not overlap, and stand the same each time", () => {
  const boxes = Array.from({ length: 60 }, (_, id) => ({ id, width: 90, height: 50 }));
  // One tree, pairs beside it, and what nothing is tied to.
  const links = boxes.flatMap(({ id }): Link[] =>
    id < 40 ? (id ? [[id, Math.floor(id / 3), 150]] : []) : id < 56 && id % 2 ? [[id, id - 1, 150]] : [],
  );
  const places = layout(boxes, links, 0, { width: 1000, height: 600 });
  assert.deepEqual(places, layout(boxes, links, 0, { width: 1000, height: 600 }));
  assert.deepEqual(places.get(0), { x: 0, y: 0 });
  for (const a of boxes)
    for (const b of boxes)
      assert.ok(
        a.id >= b.id || !overlap(a, b, places.get(a.id) as never, places.get(b.id) as never),
        `${a.id} ${b.id}`,
      );
});

test("1,500 things are laid out in a few seconds, in steps that let the page live", () => {
  const boxes = Array.from({ length: 1500 }, (_, id) => ({ id, width: 110, height: 50 }));
  const links = boxes.slice(1).map(({ id }): Link => [id, Math.floor(id / 2.5), 130]);
  const begin = process.cpuUsage();
  assert.equal(layout(boxes, links, null, { width: 1000, height: 600 }).size, 1500);
  assert.ok(process.cpuUsage(begin).user < 15_000_000); // microseconds of the processor
});

test("rectangles are packed without overlaps", () => {
  const sizes = Array.from({ length: 50 }, (_, i) => ({
    width: 40 + ((i * 37) % 90),
    height: 20 + ((i * 53) % 70),
  }));
  const places = pack(sizes, 1.6);
  const boxes = sizes.map((size, i) => ({ ...size, ...(places[i] as { x: number; y: number }) }));
  for (const [i, a] of boxes.entries())
    for (const b of boxes.slice(i + 1))
      assert.ok(
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
      );
  const right = Math.max(...boxes.map((one) => one.x + one.width));
  const bottom = Math.max(...boxes.map((one) => one.y + one.height));
  assert.ok(right / bottom > 0.8 && right / bottom < 3, `${right} ${bottom}`);
});

test("no name stands on another, the first ones find room first", () => {
  const things = [0, 1, 2].map((id) => ({
    id,
    at: { x: 30 * id, y: 0 },
    size: 5,
    lines: ["Varesk-sur-Drenna"],
    font: 15,
  }));
  const measure = (text: string) => text.length * 0.5;
  const found = lettering(things, [], 1, measure);
  assert.deepEqual([...found.things.keys()], [0]); // none beyond what the drawing is fitted to
  assert.deepEqual([...lettering(things, [], 0.05, measure).things.keys()], [0]);
  const apart = { ...(things[0] as (typeof things)[0]), id: 9, at: { x: 600, y: -90 } };
  const above = lettering([...things, apart], [], 1, measure).things;
  assert.deepEqual([...above.keys()], [0, 1, 9]);
  assert.ok((above.get(1)?.y ?? 0) < 0);
  // A crowd of lesser things hides no foremost name; names still hide names.
  const crowd = Array.from({ length: 60 }, (_, i) => ({
    ...{ id: 10 + i, at: { x: -150 + 5 * i, y: 12 }, size: 4, lines: ["x"], font: 15 },
  }));
  assert.ok(lettering([things[0] as never, ...crowd], [], 1, measure).things.has(0));
  const flat = things.map((one) => ({ ...one, flat: true }));
  assert.deepEqual([...lettering(flat, [], 1, measure, 500).things.keys()], [0, 1]);
  const line = (id: string, x: number) => ({
    ...{ id, from: { x: 0, y: 90 }, to: { x, y: 90 }, via: { x: x / 2, y: 90 } },
    ...{ names: ["contrôle, a pris, a attaqué", "contrôle"], ends: 20 },
  });
  const lines = [line("a", 100), line("b", 105), line("short", 40)];
  assert.deepEqual([...lettering(things, lines, 1, measure).lines.keys()], ["a"]);
  const roomy = lettering(things, [line("a", 300)], 1, measure);
  assert.deepEqual(roomy.lines.get("a")?.lines, ["contrôle, a pris, a attaqué"]);
});

test("a line tells what it says as far as there is room", () => {
  const speech = new Speech("fr", {});
  assert.deepEqual(namesOf(["a accusé ×3", "a rencontré", "a menacé", "a aidé"], speech), [
    ...["a accusé ×3, a rencontré, a menacé +1", "a accusé ×3, a rencontré +2", "a accusé ×3 +3"],
  ]);
  assert.deepEqual(namesOf(["contrôle"], speech), ["contrôle"]);
});
