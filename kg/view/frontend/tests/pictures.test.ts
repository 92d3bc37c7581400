import assert from "node:assert/strict";
import { test } from "node:test";
import { axisOf, barWords, lanesOfEntity, lanesOfThings } from "../src/data/lanes.ts";
import { Model } from "../src/data/model.ts";
import { svgOfGrid } from "../src/pictures/grid.ts";
import { svgOfLanes } from "../src/pictures/lanes.ts";
import { Speech } from "../src/text/speech.ts";
import { tablesOf } from "./tables.ts";

const measure = (text: string) => text.length * 0.5;
const tones = { ink: "#000000", paper: "#ffffff", sheet: "#ffffff", accent: "#2a5885", denied: "#b3261e" };
const speech = new Speech("fr", {
  on: { since_day: "depuis le {day}", since_month: "depuis {day}" },
  said_on: "dit le {day}",
  no_subject: "on ne dit pas qui",
  days: { "1": "1er" },
});
const model = new Model(
  tablesOf([
    { subject: 0, relation: 0, object: 2 },
    { subject: 1, relation: 0, object: 2, time: "2025-04-01/..", document: 1 },
    { subject: 3, relation: 0, object: 2, standing: "denied", document: 1 },
    { subject: -1, relation: 0, object: 2, time: "2023" },
    { subject: 1, relation: 1, object: 2, time: "2023" },
    { subject: 3, relation: 0, object: 2, time: "2024-05/.." },
  ]),
  "",
);
const [relation] = model.relations as [never];

test("a bar tells since when, or only when it was said", () => {
  const [lane] = lanesOfThings(model.claims, relation, model);
  assert.deepEqual(
    lane?.bars.map((bar) => barWords(bar, speech).join(" · ")),
    [
      "on ne dit pas qui · depuis 2023",
      "Croix-Rouge · depuis mai 2024",
      "Front de la Drenna · dit le 8 mars 2025",
      "Milan Osterov · depuis le 1er avril 2025",
      "Croix-Rouge · dit le 2 avr. 2025",
    ],
  );
  const varesk = model.entities[2] as never;
  const [, attacked] = lanesOfEntity(varesk, model.claims, model, speech);
  assert.deepEqual(
    attacked?.bars.map((bar) => barWords(bar, speech).join(" · ")),
    ["Milan Osterov · 2023"],
  );
});

test("lanes and grids leave the page as text only", () => {
  const lanes = lanesOfThings(model.claims, relation, model);
  const axis = axisOf(lanes, model);
  const svg = svgOfLanes('<b>"contrôle"</b>', lanes, axis, speech, tones, measure);
  assert.doesNotMatch(svg, /<b>/);
  assert.equal(svg.match(/rx="3"/g)?.length, 5);
  assert.match(svg, /mask="url\(#open\)"/);
  assert.ok(axis.ticks.every((day) => axis.at(day) >= 0 && axis.at(day) < 95));
  const grid = {
    title: "Qui parle de qui",
    rows: ["Osterov", "</text><script>"],
    columns: ["Varesk"],
    cell: (row: number) => ({ n: row, denied: row }),
  };
  const drawn = svgOfGrid(grid, String, tones, measure);
  assert.doesNotMatch(drawn, /<script/);
  assert.match(drawn, />1 ×<\/text>/);
  assert.match(drawn, /fill="#839eb8"/);
});
