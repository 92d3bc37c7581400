import assert from "node:assert/strict";
import { test } from "node:test";
import { fromHash, NO_FILTERS, START, toHash } from "../src/state/route.ts";

test("a route survives its hash", () => {
  const route = {
    ...START,
    view: "dossier" as const,
    of: "l’armée/ééé?#&",
    and: "b%20",
    keep: ["a1", "b2"],
    steps: 2,
    filters: {
      ...NO_FILTERS,
      lens: "a&b=c",
      relation: ["kg:sent", "open:se taire"],
      document: ["une dépêche&2"],
      from: "2025-03-01",
      to: "2025-04-01",
      open: true,
      sure: 70,
      words: "é à",
    },
  };
  assert.deepEqual(fromHash(toHash(route)), route);
  assert.deepEqual(fromHash(toHash(START)), START);
});

test("what a hash tells wrongly is as at the start", () => {
  assert.deepEqual(fromHash("#nowhere/%E0%A4%A?from=yesterday&sure=x&steps=99&keep="), {
    ...START,
    steps: 2,
  });
  assert.deepEqual(fromHash(""), START);
});
