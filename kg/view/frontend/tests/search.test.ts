import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/data/model.ts";
import { SearchIndex } from "../src/search/index.ts";
import { answersTo } from "../src/search/patterns.ts";
import { Speech } from "../src/text/speech.ts";
import { near, tokens } from "../src/text/fold.ts";
import { tablesOf } from "./tables.ts";

const model = new Model(
  tablesOf([
    { subject: 0, relation: 0, object: 2, sentence: "Le Front contrôle Varesk.", holder: 0 },
    { subject: 1, relation: 1, object: 0, sentence: "M. Osterov a attaqué le Front." },
    { subject: 3, relation: 2, object: 4, sentence: "La Croix-Rouge rencontre les États-Unis." },
    { subject: 1, relation: 3, object: -1, sentence: "Il l’a dit aujourd’hui.", document: 1 },
  ]),
  "quelqu’un",
);
const index = new SearchIndex(model);
const first = (text: string) => index.find(text).entities[0]?.label;

test("case, accents, hyphens and apostrophes make no difference", () => {
  assert.deepEqual(tokens("L’Union porte-avions ÉTÉ œuf"), ["l", "union", "porte", "avions", "ete", "oeuf"]);
  assert.equal(first("croix rouge"), "Croix-Rouge");
  assert.equal(first("croixrouge"), "Croix-Rouge");
  assert.equal(first("ETATS UNIS"), "États-Unis");
  assert.equal(first("front drenna"), "Front de la Drenna");
  assert.equal(first("m osterov"), "Milan Osterov");
});

test("typing errors are forgiven, and told", () => {
  assert.equal(first("osterof"), "Milan Osterov");
  assert.equal(first("drnena"), "Front de la Drenna");
  assert.deepEqual(index.find("osterof").spelled, ["osterov"]);
  assert.equal(index.find("zzzzzz").entities.length, 0);
  assert.ok(near("varesk", "vaersk", 1));
  assert.ok(!near("varesk", "vosges", 2));
});

test("relations, documents and sentences are found", () => {
  assert.equal(index.find("attaque").relations[0]?.key, "kg:attacked");
  assert.equal(index.find("armée avance").articles[0]?.key, "b");
  assert.equal(index.find("controle varesk").sentences[0]?.key, "k0");
});

test("questions in words are understood", () => {
  const patterns = {
    who: "qui {relation} {entity} | qui a {relation} {entity}",
    about: "{voice} sur {entity}",
    between: "{entity} et {other}",
  };
  const kinds = (text: string) =>
    answersTo(text, new Speech("fr", { patterns }), index, model).map(({ kind, to }) => [
      kind,
      to.of,
      to.and ?? to.filters?.lens ?? "",
      to.filters?.relation[0] ?? "",
    ]);
  assert.deepEqual(kinds("qui controle varesk"), [["who", "varesk", "", "kg:controls"]]);
  assert.deepEqual(kinds("Qui a attaqué le Front"), [["who", "front", "", "kg:attacked"]]);
  assert.deepEqual(kinds("qui a attaqué front drenna"), [["who", "front", "", "kg:attacked"]]);
  assert.deepEqual(kinds("qui est allé voir etats unis"), [["who", "etats-unis", "", "kg:metWith"]]);
  assert.deepEqual(kinds("qui est tenu par varesk"), [["who", "varesk", "", "kg:controls"]]);
  assert.deepEqual(kinds("osterov sur varesk"), [["about", "varesk", "osterov", ""]]);
  assert.deepEqual(kinds("osterov et croix rouge"), [["between", "osterov", "croix-rouge", ""]]);
  assert.deepEqual(kinds("personne et rien"), []);
});

test("a month is what happened in it", () => {
  const [asked] = answersTo(
    "ce qui a changé en mars",
    new Speech("fr", { patterns: { during: "ce qui a changé en {month}" } }),
    index,
    model,
  );
  assert.deepEqual(asked?.names, { month: "mars 2025" });
  assert.deepEqual([asked?.to.filters?.from, asked?.to.filters?.to], ["2025-03-01", "2025-03-31"]);
  const english = new Speech("en", { patterns: { during: "{month}" } });
  const said = (text: string) => answersTo(text, english, index, model)[0]?.names.month;
  assert.equal(said("February 2024"), "February 2024");
  assert.equal(said("February"), undefined);
  assert.equal(said("May day"), undefined);
});
