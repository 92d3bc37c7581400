import assert from "node:assert/strict";
import { test } from "node:test";
import { joined } from "../src/text/joining.ts";
import { Speech } from "../src/text/speech.ts";

const french = new Speech("fr", {
  elisions: ["de d’", "que qu’"],
  contractions: ["de le du", "de les des", "à le au", "à les aux"],
});
const said = (label: string, object: string, speech = french) => {
  const { verb, gap, object: behind } = joined(speech, label, object);
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

test("another language joins nothing", () => {
  const english = new Speech("en", { elisions: [], contractions: [] });
  assert.equal(said("member of", "Ennahdha", english), "member of Ennahdha");
});
