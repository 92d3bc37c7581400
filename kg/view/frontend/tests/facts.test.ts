import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf, otherEnd } from "../src/data/facts.ts";
import { Model } from "../src/data/model.ts";
import { mattersIn, Shown, tally } from "../src/state/filtering.ts";
import { NO_FILTERS } from "../src/state/route.ts";
import { hasName, tongueOf } from "../src/text/naming.ts";
import { Nouns } from "../src/text/nouns.ts";
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
const [front, , varesk] = model.entities as [never, never, never];

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

test("a relation without a direction ties to the other one, from whichever side", () => {
  const met = model.claims[3] as never;
  const ends = [3, 4].map((one) => otherEnd(met, model.entities[one] as never).text);
  assert.deepEqual(ends, ["États-Unis", "Croix-Rouge"]);
});

test("who has a name is told from a source; words of another language are known", () => {
  const nouns = new Nouns({ one: ["une", "the"], pronouns: ["il"], denying: ["no one → anybody"] });
  const named = model.voices.map(({ entity, label }) => hasName(nouns, entity, label));
  assert.deepEqual(named, [true, false, false]);
  assert.deepEqual(
    ["Greenpeace", "Il", "No one", "The Tablet"].map((one) => hasName(nouns, null, one)),
    [...[true, false, false, true]],
  );
  const tables = tablesOf([{ subject: 0, relation: 0, object: 1 }]);
  tables.entities.key = ["a/bridge", "b/pont", "a/x", "varesk", "y", "z"];
  tables.documents.lang = ["en", "fr"];
  const mixed = new Model(tables, "", nouns);
  const speech = new Speech("fr", {}, nouns);
  assert.deepEqual(
    mixed.entities.map((one) => tongueOf(speech, one, one.label)),
    ["en", "", "en", "", "", ""],
  );
  assert.equal(mixed.languages.size, 2);
  assert.equal(speech.language("en"), "anglais");
  assert.equal(speech.language("not a code"), "not a code");
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

test("what is contested among claims that are hidden is told apart", () => {
  const side = (claim: number, negated: boolean) => ({ claims: [claim], negated });
  const tables = tablesOf([
    { subject: 0, relation: 0, object: 2 },
    { subject: 0, relation: 0, object: 2, standing: "denied" },
    { subject: 0, relation: 3, object: 1 },
    { subject: 0, relation: 3, object: 1, standing: "denied", document: 1 },
  ]);
  const told = new Model(
    {
      ...tables,
      matters: [
        { key: "controls", rivals: false, sides: [side(0, false), side(1, true)] },
        { key: "says", rivals: false, sides: [side(2, false), side(3, true)] },
      ],
    },
    "",
  );
  const keys = (filters: Partial<typeof NO_FILTERS>) =>
    mattersIn(told.matters, new Shown(told, { ...NO_FILTERS, ...filters })).map((some) =>
      some.map(({ key }) => key),
    );
  assert.deepEqual(keys({}), [["controls"], ["says"]]);
  assert.deepEqual(keys({ open: true }), [["controls", "says"], []]);
  assert.deepEqual(keys({ from: "2025-04-01" }), [[], ["says"]]);
  assert.deepEqual(keys({ lens: "osterov" }), [[], []]);
});
