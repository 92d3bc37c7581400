import assert from "node:assert/strict";
import { test } from "node:test";
import type { Claim, Entity } from "../src/data/model.ts";
import { affirmed } from "../src/text/affirming.ts";
import { agreed, called, joined, stated } from "../src/text/joining.ts";
import { Nouns } from "../src/text/nouns.ts";
import { Speech } from "../src/text/speech.ts";

const french = new Speech(
  "fr",
  {
    elisions: ["de d’", "que qu’"],
    contractions: ["de le du", "de les des", "à le au", "à les aux"],
    areas: ["pays"],
    countries: ["^(Cuba|Malte) à", "^États aux les", "^[AEIOU] en l’", "^\\S*e\\b en la", "^[A-Z] au le"],
    located: ["a eu lieu à"],
    within: ["à une dans une"],
    bare: ["exerce la fonction de"],
    plurals: ["a → ont", "est → sont", "est membre → sont membres"],
  },
  new Nouns({ one: ["le", "la", "l'", "son"], many: ["les", "ses"] }),
);
const entity = (label: string, type = "") => ({ label, type, claims: [] as Claim[] }) as unknown as Entity;
const said = (label: string, object: string, speech = french, type = "") => {
  const { verb, gap, object: behind } = joined(speech, label, object, entity(object, type));
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

test("nouns without an article have one where the page's language asks for it", () => {
  const speech = new Speech(
    "fr",
    { undetermined: ["un", "une", "des"], infinitive: "^[a-z]+(er|re)( |$)", infinitives: ["a promis → de"] },
    new Nouns({
      ...{ one: ["le", "la", "un"], many: ["les"], behind: ["que"], about: ["près de"] },
      ...{ indefinite: ["un", "une", "des"], other_endings: ["tion"] },
    }),
  );
  const told = (subject: string, lang = "fr", one: Entity | null = null) =>
    called(speech, subject, one, {
      article: { lang, text: "" },
      sentence: "",
      relation: { label: "a promis" },
    } as unknown as Claim);
  assert.deepEqual(
    ["frappes aériennes", "combat", "révélation", "village"].map((one) => told(one)),
    [...["des frappes aériennes", "un combat", "une révélation", "un village"]],
  );
  for (const name of ["Varesk", "la ville", "près de dix hommes", "que le port ferme", "fermer le port"])
    assert.equal(told(name), name);
  assert.equal(told("air strikes", "en"), "air strikes");
  assert.equal(
    told("gouvernement français", "fr", { ...entity("x"), shared: true }),
    "gouvernement français",
  );
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

/** A claim of a sentence, in which its ends are marked: "[The Front] controls {Ostrel}." */
function claimed(told: string, label: string, more: Partial<Claim> = {}): Claim {
  const sentence = told.replace(/[[\]{}]/g, "");
  const [from, to] = [told.indexOf("["), told.indexOf("]") - 1];
  const [left, right] = [told.indexOf("{") - (from < told.indexOf("{") ? 2 : 0), told.indexOf("}")];
  const marks = [
    ...(to > 0 ? [{ start: from, end: to, role: "subject" }] : []),
    ...(right > 0 ? [{ start: left, end: right - (to > 0 ? 3 : 1), role: "object" }] : []),
  ];
  return {
    ...{ relation: { label }, subject: null, subjectText: "", object: null, objectText: "", negated: false },
    ...{ time: "", sentence, marks, article: { key: "a", text: sentence } },
    ...more,
  } as Claim;
}

const english = new Speech(
  "en",
  {
    definite: ["the"],
    named: ["(^|\\s)(Ministry|Union)$ the"],
    dated: ["was born on → was born"],
    on: {
      at_day: "on {day}",
      at_month: "in {day}",
      since_month: "since {day}",
      between_days: "{from} to {to}",
    },
    subjectless: ["killed → was killed"],
    infinitive: "^[a-z]",
    infinitives: ["promised → to"],
    plurals: ["was → were", "controls → control"],
    quoted: "“{words}”",
    no_one_named: "somebody",
  },
  new Nouns({
    one: ["a"],
    open: ["the", "our", "no"],
    behind: ["of", "in"],
    pronouns: ["it"],
    single: ["United Nations"],
    denying: ["no → a | an", "nobody → anybody"],
  }),
);
const told = (claim: Claim, speech = english) => {
  const { subject, verb, gap, object } = stated(speech, claim);
  return `${subject} ${verb}${gap}${object}`;
};

test("a name has the article that documents give it", () => {
  const front = entity("Front");
  front.claims.push(claimed("[The Front] controls {Ostrel}.", "controls", { subject: front }));
  front.claims.push(claimed("Karvenia met {the Front} twice.", "met with", { object: front }));
  assert.equal(called(english, "Front", front), "the Front");
  const lissan = entity("Lissan");
  lissan.claims.push(claimed("[Lissan] is quiet.", "is", { subject: lissan }));
  assert.equal(called(english, "Lissan", lissan), "Lissan");
  assert.equal(called(english, "European Union", entity("European Union")), "the European Union");
  assert.equal(called(english, "Union Square", entity("Union Square")), "Union Square");
  assert.equal(called(english, "it", null), "“it”");
});

test("an article that is hidden in another word is found, and what stands before places", () => {
  const speech = new Speech("fr", {
    contractions: ["de le du"],
    definite: ["le", "l’"],
    inside: ["en"],
    areas: ["pays"],
    countries: ["^\\S*e\\b en la"],
    located: ["se trouve à"],
  });
  const nord = entity("nord du pays");
  nord.claims.push(claimed("Il vient du {nord du pays}.", "vient", { object: nord }));
  assert.equal(called(speech, nord.label, nord), "le nord du pays");
  const floride = entity("Floride", "région");
  floride.claims.push(claimed("Il vit en {Floride}.", "se trouve à", { object: floride }));
  const { verb, gap, object } = joined(speech, "se trouve à", "Floride", floride);
  assert.equal(verb + gap + object, "se trouve en Floride");
});

test("a statement of a day, of a deed, of nobody", () => {
  const born = claimed("[She] was born.", "was born on", { subjectText: "Sanja", objectText: "in 1981" });
  assert.equal(told({ ...born, time: "1981" }), "Sanja was born in 1981");
  assert.equal(told({ ...born, time: "1981-05-03" }), "Sanja was born on May 3, 1981");
  assert.equal(told(born), "Sanja was born in 1981");
  const promised = { subjectText: "the mayor", objectText: "fund the road" };
  const deed = claimed("[The mayor] promised to {fund the road}.", "promised", promised);
  assert.equal(told(deed), "the mayor promised to fund the road");
  const killed = claimed("{Two drivers} were killed.", "killed", { objectText: "the drivers" });
  assert.equal(told(killed), "the drivers were killed");
  assert.equal(english.on("2025-05/.."), "since May 2025");
});

test("what is denied is told as it would be affirmed", () => {
  const denied = { negated: true, objectText: "no letter" };
  const claim = claimed("[Nobody] sent {no letter}.", "sent", { ...denied, subjectText: "nobody" });
  assert.equal(told(claim), "anybody sent a letter");
  assert.equal(affirmed(english.nouns, "no attack", claim), "an attack");
  assert.equal(affirmed(english.nouns, "no letters", claim), "letters");
  const french = new Nouns({
    partitive: ["de", "d'"],
    before_other: ["la"],
    before_one: ["le"],
    indefinite: ["un", "une", "des"],
    other_endings: ["tion"],
  });
  const text = "Le communiqué et la lettre.";
  const said = (name: string) => affirmed(french, name, { article: { text }, sentence: "" } as Claim);
  assert.equal(said("de communiqué"), "un communiqué");
  assert.equal(said("de lettre"), "une lettre");
  assert.equal(said("d'attestation"), "une attestation");
  assert.equal(said("de victimes"), "des victimes");
});

test("a deed has the word that its language asks for", () => {
  const speech = new Speech("fr", { infinitive: "er$", infinitives: ["a promis → de d'"] });
  const deed = claimed("[Il] a promis d'{aider}.", "a promis", { subjectText: "Ivo", objectText: "aider" });
  assert.equal(told(deed, speech), "Ivo a promis d’aider");
});

test("a verb agrees with the words that a name begins with", () => {
  for (const name of ["our troops", "the soldiers in Varesk", "Turkish diplomats"])
    assert.equal(agreed(english, "controls", name), "control", name);
  for (const name of ["the coalition of states", "the press", "United Nations", "the United Nations"])
    assert.equal(agreed(english, "controls", name), "controls", name);
  const crowds = new Speech("en", { crowds: ["group"], plurals: ["is → are"] });
  assert.equal(agreed(crowds, "is", "Fighters", entity("Fighters", "group")), "are");
  assert.equal(agreed(crowds, "is", "Fighters", entity("Fighters", "newspaper")), "is");
});

test("what somebody is no longer is told without the word that says so", () => {
  const nouns = new Nouns({ former: ["former"], open: ["the"] });
  const speech = new Speech("en", { bare: ["holds the position of"] }, nouns);
  const post = { subjectText: "Josef Arlan", objectText: "the former mayor" };
  const held = (state: string) => told(claimed("…", "holds the position of", { ...post, state }), speech);
  assert.equal(held("ended"), "Josef Arlan holds the position of mayor");
  assert.equal(held(""), "Josef Arlan holds the position of former mayor");
});
