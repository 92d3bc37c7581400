import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/data/model.ts";
import { paragraphsOf } from "../src/data/reading.ts";
import { asCsv, asMarkdown, cell } from "../src/text/exports.ts";
import { Speech } from "../src/text/speech.ts";
import { tablesOf } from "./tables.ts";

const text = "Titre\nLe Front tient Varesk. « Non », dit-il.\n";
const tables = tablesOf([
  { subject: 0, relation: 0, object: 2 },
  { subject: 1, relation: 1, object: 0, sentence: "=1+1 *b* <i>", holder: 1 },
]);
tables.documents.text = [text, ""];
tables.documents.quotes = [[[31, 34, 1, 1]], []];
tables.claims.start[0] = 6;
tables.claims.length[0] = 23;
tables.claims.marks[0] = [0, 8, 0, 9, 14, 1, 15, 21, 2];
const model = new Model(tables, "");
const speech = new Speech("fr", {
  according_to: "selon {name}",
  by_document: "selon le document",
  claims: { one: "{n} énoncé", other: "{n} énoncés" },
});

test("an article is cut where sentences and marks begin and end, and nothing is lost", () => {
  const paragraphs = paragraphsOf(model.articles[0] as never, model.claims.slice(0, 1));
  const read = paragraphs.map(({ stretches }) =>
    stretches.map(({ pieces }) => pieces.map((piece) => piece.text).join("")).join(""),
  );
  assert.deepEqual(read, text.trim().split("\n"));
  const told = paragraphs[1]?.stretches.find(({ claims }) => claims.length);
  assert.deepEqual(
    told?.pieces.filter(({ role }) => role).map(({ text, role }) => [text, role]),
    [
      ["Le Front", "subject"],
      ["tient", "predicate"],
      ["Varesk", "object"],
    ],
  );
  assert.deepEqual(
    paragraphs[1]?.stretches
      .flatMap(({ pieces }) => pieces)
      .filter(({ quoted }) => quoted)
      .map((piece) => piece.text),
    ["Non"],
  );
});

test("exports are text only", () => {
  const [, claim] = model.claims;
  assert.match(asMarkdown([claim as never], speech), /> =1\\\+1 \\\*b\\\* \\<i\\>/);
  assert.match(asCsv([claim as never], speech), /,'=1\+1 \*b\* <i>,/);
  assert.equal(cell('a "b"'), '"a ""b"""');
  assert.equal(cell("＋x"), "'＋x");
});

test("numbers and dates are said in the page's language", () => {
  assert.equal(speech.count("claims", 1), "1 énoncé");
  assert.equal(speech.count("claims", 2000), "2\u202f000 énoncés");
  assert.equal(speech.when("2025-03"), "mars 2025");
  assert.equal(speech.when("2025-03-08/.."), "8 mars 2025 – …");
  assert.equal(speech.when("hier"), "hier");
});
