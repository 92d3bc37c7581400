import assert from "node:assert/strict";
import { test } from "node:test";
import type { Entity } from "../src/data/model.ts";
import { agreed, joined } from "../src/text/joining.ts";
import { Nouns } from "../src/text/nouns.ts";
import { Speech } from "../src/text/speech.ts";

const french = new Speech(
  "fr",
  {
    elisions: ["de d’", "que qu’"],
    contractions: ["de le du", "de les des", "à le au", "à les aux"],
    country: "pays",
    countries: ["^(Cuba|Malte) à", "^États aux les", "^[AEIOU] en l’", "^\\S*e\\b en la", "^[A-Z] au le"],
    located: ["a eu lieu à"],
    within: ["à une dans une"],
    bare: ["exerce la fonction de"],
    plurals: ["a → ont", "est → sont", "est membre → sont membres"],
  },
  new Nouns({ one: ["le", "la", "l'", "son"], many: ["les", "ses"] }),
);
const said = (label: string, object: string, speech = french, type = "") => {
  const { verb, gap, object: behind } = joined(speech, label, object, { type } as Entity);
  return verb + gap + behind;
};

test("a language joins a relation and its object as it writes them", () => {
  assert.equal(said("exerce la fonction de", "ancien ministre"), "exerce la fonction d’ancien ministre");
  assert.equal(said("a démissionné de", "le parti"), "a démissionné du parti");
  assert.equal(said("envoyé à", "les réfugiés"), "envoyé aux réfugiés");
  assert.equal(said("est membre de", "MRC"), "est membre de MRC");
  assert.equal(said("est membre de", "Ennahdha"), "est membre d’Ennahdha");
  assert.equal(said("contrôle", "Ostrel"), "contrôle Ostrel");
  assert.equal(said("a quitté de", "la ville"), "a quitté de la ville");
  assert.equal(said("a démissionné", ""), "a démissionné");
});

test("a post is told without its article, a country with its preposition", () => {
  assert.equal(said("exerce la fonction de", "le maire de Varesk"), "exerce la fonction de maire de Varesk");
  assert.equal(said("exerce la fonction de", "son ancien adjoint"), "exerce la fonction d’ancien adjoint");
  const countries = ["Norvège", "Irak", "Liban", "Cuba", "États-Unis", "Nouvelle-Zélande"];
  const told = (label: string) =>
    countries.map((one) => said(label, one, french, "pays").slice(label.length - 1));
  assert.deepEqual(told("a eu lieu à"), [
    ...["en Norvège", "en Irak", "au Liban", "à Cuba", "aux États-Unis", "en Nouvelle-Zélande"],
  ]);
  assert.deepEqual(told("a fait une demande à"), [
    ...["à la Norvège", "à l’Irak", "au Liban", "à Cuba", "aux États-Unis", "à la Nouvelle-Zélande"],
  ]);
  assert.equal(said("a eu lieu à", "Varesk"), "a eu lieu à Varesk");
  assert.equal(said("a eu lieu à", "une plaine"), "a eu lieu dans une plaine");
  assert.equal(said("a participé à", "une réunion"), "a participé à une réunion");
});

test("a relation agrees with its subject", () => {
  assert.equal(agreed(french, "a eu lieu à", "ses frappes"), "ont eu lieu à");
  assert.equal(agreed(french, "est membre de", "les hommes de Mezin"), "sont membres de");
  assert.equal(agreed(french, "est sous la direction de", "les hommes"), "sont sous la direction de");
  assert.equal(agreed(french, "a eu lieu à", "une frappe"), "a eu lieu à");
  assert.equal(agreed(french, "abrite", "les camps"), "abrite");
});

test("another language joins nothing", () => {
  const english = new Speech("en", { elisions: [], contractions: [] });
  assert.equal(said("member of", "Ennahdha", english), "member of Ennahdha");
});
