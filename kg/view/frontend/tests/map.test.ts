import assert from "node:assert/strict";
import { test } from "node:test";
import { BORDERS, LAND } from "outline:world";
import { Model } from "../src/data/model.ts";
import { lookAt, seen, spotsOf } from "../src/map/places.ts";
import { tablesOf } from "./tables.ts";

const tables = tablesOf([
  { subject: 0, relation: 0, object: 2 },
  { subject: 0, relation: 0, object: 2, standing: "denied" },
  { subject: 3, relation: 2, object: 4 },
]);
tables.entities.point = [[], [], [48.9, 2.3, 0], [], [39.8, -98.6, 1], []];
const model = new Model(tables, "");

test("places are where they are known to be, the most spoken of first", () => {
  const spots = spotsOf(model.claims, model);
  assert.deepEqual(
    spots.map((spot) => [spot.entity.key, spot.x, spot.y, spot.area, spot.claims.length, spot.denied]),
    [
      ["varesk", 2.3, -48.9, false, 2, 1],
      ["etats-unis", -98.6, -39.8, true, 1, 0],
    ],
  );
  assert.deepEqual(spotsOf(new Model(tablesOf([]), "").claims, model), []);
});

test("what is looked at is within the sheet, the north above", () => {
  const spots = spotsOf(model.claims, model);
  const look = lookAt(spots, 900, 500);
  for (const spot of spots) {
    const { x, y } = seen(look, spot);
    assert.ok(Math.abs(x) <= 450 && Math.abs(y) <= 250);
  }
  const [paris, states] = spots.map((spot) => seen(look, spot)) as [{ x: number; y: number }, never];
  assert.ok(paris.y < (states as typeof paris).y && paris.x > (states as typeof paris).x);
  assert.ok(lookAt(spots.slice(0, 1), 900, 500).scale < 60, "some land around a single place");
});

test("the outline has the world and no line across it", () => {
  for (const path of [LAND, BORDERS]) {
    assert.match(path, /^[Mlz\d -]+$/);
    for (const steps of path.matchAll(/l([^Mz]*)/g)) {
      const numbers = (steps[1]?.match(/-?\d+/g) ?? []).map(Number);
      assert.ok(numbers.every((step) => Math.abs(step) < 500));
    }
  }
  assert.ok(LAND.length > 15_000 && LAND.length + BORDERS.length < 40_000);
});
