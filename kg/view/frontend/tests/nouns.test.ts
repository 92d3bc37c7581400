import assert from "node:assert/strict";
import { test } from "node:test";
import { Nouns } from "../src/text/nouns.ts";

const nouns = new Nouns({
  one: ["la", "le", "l'", "une", "cette"],
  many: ["les", "ses"],
  pronouns: ["il", "j'", "ces derniers"],
  same: ["pays", "corps"],
  plural: ["États-Unis"],
  partitive: ["de", "d'"],
  about: ["près de"],
  behind: ["de", "d'"],
});

test("a name has a small letter within a sentence, unless it is a name of its own", () => {
  assert.equal(nouns.within("La coalition"), "la coalition");
  assert.equal(nouns.within("Cette libération"), "cette libération");
  assert.equal(nouns.within("L'armée"), "l'armée");
  assert.equal(nouns.within("L’ armée"), "l’armée");
  for (const name of ["Le Monde", "La Havane", "Le", "Lissan", "", "Latakia"])
    assert.equal(nouns.within(name), name);
  assert.equal(nouns.bare("le maire de Varesk"), "maire de Varesk");
  assert.equal(nouns.bare("Le Premier ministre"), "Premier ministre");
  assert.equal(nouns.bare("la Varesk's leader"), "la Varesk's leader");
  assert.equal(nouns.within("LA coalition"), "LA coalition");
});

test("a name tells whether it is of several", () => {
  for (const name of [
    "les neuf otages",
    "ses frappes",
    "300 soldats",
    "9 000 personnes",
    "frappes aériennes",
    "de nombreux blessés",
    "d'autres pays",
    "Près de 160 combattants",
  ])
    assert.equal(nouns.isPlural(name), true, name);
  for (const name of ["États-Unis", "Forces armées karvéniennes", "Les Rapides"])
    assert.equal(nouns.isPlural(name), true, name);
  for (const name of [
    "Paris",
    "pays voisin",
    "Corps européen",
    "Hamas palestinien",
    "la paix",
    "1 soldat",
    "de communiqué",
    "ministre japonais",
    "groupe d'otages",
    "witness",
    "",
  ])
    assert.equal(nouns.isPlural(name), false, name);
});

test("a pronoun names nobody", () => {
  for (const name of ["Il", "J’", "ces derniers"]) assert.equal(nouns.isPronoun(name), true, name);
  assert.equal(nouns.isPronoun("Île"), false);
});
