import assert from "node:assert/strict";
import { test } from "node:test";
import { bins, firstDay, isoDay, lastDay } from "../src/data/days.ts";

test("a date is as many days as it may mean", () => {
  assert.equal(isoDay(firstDay("2025-02") as number), "2025-02-01");
  assert.equal(isoDay(lastDay("2025-02") as number), "2025-02-28");
  assert.equal(isoDay(lastDay("2024") as number), "2024-12-31");
  assert.equal(isoDay(lastDay("2024-01/2024-03") as number), "2024-03-31");
  assert.equal(lastDay("2024-01/.."), Number.POSITIVE_INFINITY);
  assert.equal(firstDay("hier"), null);
});

test("bins hold each day once", () => {
  for (const [from, to] of [
    ["2025-03-08", "2025-03-20"],
    ["2025-01-01", "2025-12-31"],
    ["2001-05-05", "2025-12-31"],
  ] as const) {
    const [first, last] = [firstDay(from) as number, firstDay(to) as number];
    const made = bins(first, last, 40);
    assert.ok(made.length <= 41, `${made.length}`);
    assert.ok((made[0]?.from as number) <= first && (made.at(-1)?.to as number) >= last);
    made.slice(1).forEach((bin, i) => assert.equal(bin.from, (made[i]?.to as number) + 1));
  }
});
