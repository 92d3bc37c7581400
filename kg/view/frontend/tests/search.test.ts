import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/data/model.ts";
import { SearchIndex } from "../src/search/index.ts";
import { answersTo } from "../src/search/patterns.ts";
import { Speech } from "../src/text/speech.ts";
import { Shown } from "../src/state/filtering.ts";
import { NO_FILTERS } from "../src/state/route.ts";
import { asked, near, tokens } from "../src/text/fold.ts";
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

test("an apostrophe that is a letter parts words, scripts without blanks are found by characters", () => {
  assert.deepEqual(tokens("памʼять"), tokens("пам'ять"));
  assert.deepEqual(tokens("2025年北京 Varesk"), ["2025", "年", "北", "京", "varesk"]);
  assert.deepEqual(asked("北京市 varesk"), ["北 京 市", "varesk"]);
  const told = ["軍隊は昨日バレスクを支配した。", "ทหารควบคุมเมืองวาเรสก์", "Памʼять про Вареск."];
  const many = new Model(
    tablesOf(told.map((sentence) => ({ subject: 0, relation: 0, object: 2, sentence }))),
    "",
  );
  const read = new SearchIndex(many);
  const found = (text: string) => read.find(text).sentences.map(({ key }) => key);
  assert.deepEqual(found("バレスク"), ["k0"]);
  assert.deepEqual(found("クバレス"), []); // not in this order
  assert.deepEqual(found("เมือง"), ["k1"]);
  assert.deepEqual(found("пам'ять"), ["k2"]);
  const words = (text: string) => new Shown(many, { ...NO_FILTERS, words: text }).claims.length;
  assert.deepEqual(["支配", "配支", "памʼять"].map(words), [1, 0, 1]);
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
    denials: "qui nie quoi",
    all: "qui {relation} quoi",
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
  assert.deepEqual(kinds("qui controle quoi"), [["all", "", "", "kg:controls"]]);
  assert.deepEqual(kinds("qui nie quoi"), [["denials", "", "", ""]]);
  const [untold] = answersTo("qui controle croix rouge", new Speech("fr", { patterns }), index, model);
  assert.equal(untold?.told, false);
});

test("a month is what happened in it", () => {
  const [answer] = answersTo(
    "ce qui a changé en mars",
    new Speech("fr", { patterns: { during: "ce qui a changé en {month}" } }),
    index,
    model,
  );
  assert.deepEqual(answer?.names, { month: "mars 2025" });
  assert.deepEqual([answer?.to.filters?.from, answer?.to.filters?.to], ["2025-03-01", "2025-03-31"]);
  const english = new Speech("en", { patterns: { during: "{month}" } });
  const said = (text: string) => answersTo(text, english, index, model)[0]?.names.month;
  assert.equal(said("February 2024"), "February 2024");
  assert.equal(said("February"), undefined);
  assert.equal(said("May day"), undefined);
});
