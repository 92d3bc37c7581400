/** A relation's label between what it ties together, as its language joins them. */
import type { Claim, Entity, Relation } from "../data/model.ts";
import { objectOf, subjectOf } from "./naming.ts";
import type { Speech } from "./speech.ts";

export interface Joined {
  verb: string;
  /** What parts both: a space, or nothing. */
  gap: string;
  object: string;
}

const VOWEL = /^[aeiouyàâäéèêëîïôöùûüœæ]/i;

/**
 * Return a label and its object: "exerce la fonction d’" "ancien ministre", "a été élu au" "Sénat".
 *
 * Words of the page tell what its language elides ("de d’") and contracts ("de le du"), what stands
 * before countries ("en"), and which relations do without an article.
 */
export function joined(speech: Speech, label: string, object: string, entity: Entity | null = null): Joined {
  const cut = label.lastIndexOf(" ") + 1;
  const [head, last] = [label.slice(0, cut), label.slice(cut)];
  const isPlace = speech.list("located").includes(label);
  const country = countryOf(speech, entity, object);
  if (isPlace && country) return { verb: head + country.before, gap: " ", object };
  const told = speech.list("bare").includes(label)
    ? speech.nouns.bare(object)
    : called(speech, object, entity);
  const contractions = speech.list("contractions");
  for (const one of isPlace ? [...speech.list("within"), ...contractions] : contractions) {
    const [word = "", article = "", ...made] = one.split(" ");
    if (last === word && told.startsWith(`${article} `))
      return { verb: head + made.join(" "), gap: " ", object: told.slice(article.length + 1) };
  }
  for (const one of speech.list("elisions")) {
    const [word = "", made = ""] = one.split(" ");
    if (last === word && VOWEL.test(told)) return { verb: head + made, gap: "", object: told };
  }
  return { verb: label, gap: told ? " " : "", object: told };
}

/** Return how a thing is called within a sentence: a country with its article. */
export function called(speech: Speech, name: string, entity: Entity | null): string {
  const { article = "" } = countryOf(speech, entity, name) ?? {};
  return article && !/\p{L}$/u.test(article) ? article + name : [article, name].filter(Boolean).join(" ");
}

/** Return what stands before a country where something is, and its article, if it has one. */
function countryOf(
  speech: Speech,
  entity: Entity | null,
  name: string,
): { before: string; article: string } | null {
  if (entity?.type !== speech.say("country")) return null;
  for (const one of speech.list("countries")) {
    const [pattern = "", before = "", article = ""] = one.split(" ");
    if (new RegExp(pattern).test(name)) return { before, article };
  }
  return null;
}

/** Return a relation's label as its subject asks for it: "ses frappes" "ont eu lieu à". */
export function agreed(speech: Speech, label: string, subject: string): string {
  if (!speech.nouns.isPlural(subject)) return label;
  const starts = speech.list("plurals").map((one) => one.split(" → ") as [string, string]);
  const [start, plural] = starts
    .filter(([one]) => label === one || label.startsWith(`${one} `))
    .reduce((a, b) => (b[0].length > a[0].length ? b : a), ["", ""]);
  return plural + label.slice(start.length);
}

/** Return what a claim states in three parts, as its language joins them. */
export function stated(speech: Speech, claim: Claim): Joined & { subject: string } {
  const known = claim.subject || claim.subjectText;
  const subject = known ? called(speech, subjectOf(claim), claim.subject) : speech.say("no_one_named");
  return {
    subject,
    ...joined(speech, agreed(speech, claim.relation.label, subject), objectOf(claim), claim.object),
  };
}

/** Return a statement in one line of text. */
export function sentenceOf(claim: Claim, speech: Speech): string {
  const { subject, verb, gap, object } = stated(speech, claim);
  return `${subject} ${verb}${gap}${object}`;
}

/** Return how a relation is called seen from an entity that is its subject, or its object. */
export function seenFrom(speech: Speech, relation: Relation, entity: Entity, backward: boolean): string {
  if (!backward) return agreed(speech, relation.label, called(speech, entity.label, entity));
  if (relation.backward) return agreed(speech, relation.backward, called(speech, entity.label, entity));
  const { verb, gap, object } = joined(speech, relation.label, entity.label, entity);
  return `… ${verb}${gap}${object}`;
}
