import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/data/model.ts";
import { SearchIndex } from "../src/search/index.ts";
import { START } from "../src/state/route.ts";
import { askedBy } from "../src/state/growing.ts";
import { tablesOf } from "./tables.ts";

const opened = () =>
  new Model(tablesOf([{ subject: 0, relation: 0, object: 2, sentence: "Le Front contrôle Varesk." }]), "?");

test("what is known already stays one thing", () => {
  const model = opened();
  const before = [model.entities.length, model.claims.length];
  model.add(tablesOf([{ subject: 0, relation: 0, object: 2, sentence: "Le Front contrôle Varesk." }]));
  assert.deepEqual([model.entities.length, model.claims.length], before);
});

test("what comes later is found, counted and part of dossiers", () => {
  const model = opened();
  const index = new SearchIndex(model);
  const more = tablesOf([
    { subject: 0, relation: 0, object: 2, sentence: "Le Front contrôle Varesk." },
    { subject: 1, relation: 1, object: 0, sentence: "M. Osterov a attaqué le Front hier." },
  ]);
  const read = model.add(more);
  assert.equal(read.claims.length, 2);
  const front = model.entity(read.entities[0]?.key ?? "");
  assert.equal(front?.claims.length, 2);
  assert.equal(index.find("hier").sentences.length, 0);
  index.read();
  assert.equal(index.find("hier").sentences[0]?.sentence, "M. Osterov a attaqué le Front hier.");
});

test("a text that comes later gives a sentence its place", () => {
  const model = opened();
  const claim = model.claims[0];
  assert.ok(claim);
  const before = { start: claim.start, sentence: claim.sentence };
  const later = tablesOf([{ subject: 0, relation: 0, object: 2, sentence: "Le Front contrôle Varesk." }]);
  later.documents.text = later.documents.text.map(() => "Dépêche. Le Front contrôle Varesk.");
  later.claims.start = [9];
  later.claims.length = [before.sentence.length];
  model.add(later);
  if (before.start < 0) assert.equal(claim.start, 9);
  assert.equal(claim.sentence, before.sentence);
  assert.ok(claim.article.text.startsWith("Dépêche."));
});

test("a route asks for what it looks at", () => {
  const asked = (to: Partial<typeof START>) => askedBy({ ...START, ...to });
  assert.deepEqual(asked({ view: "dossier", of: "varesk" }).entity, ["kge:varesk"]);
  assert.deepEqual(asked({ view: "drawing", of: "a", and: "b" }).entity, ["kge:a", "kge:b"]);
  assert.deepEqual(asked({ view: "reader", of: "depeche-1" }).document, ["depeche-1"]);
  assert.deepEqual(asked({ view: "reader", of: "depeche-1" }).entity, []);
  assert.deepEqual(asked({ view: "dossier", of: "depeche#3,8" }).entity, []);
});
