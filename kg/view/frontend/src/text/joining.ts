/** A relation's label between what it ties together, as its language joins them. */
import type { Claim, Entity, Relation, Voice } from "../data/model.ts";
import { affirmed } from "./affirming.ts";
import { undetermined } from "./articles.ts";
import { habitOf } from "./habits.ts";
import { objectOf, subjectOf } from "./naming.ts";
import { lower } from "./nouns.ts";
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
export function joined(
  speech: Speech,
  label: string,
  object: string,
  entity: Entity | null = null,
  claim?: Claim,
): Joined {
  const cut = label.lastIndexOf(" ") + 1;
  const [head, last] = [label.slice(0, cut), label.slice(cut)];
  const isPlace = speech.list("located").includes(label);
  const country = countryOf(speech, entity, object);
  if (isPlace && country)
    return { verb: head + country.before, gap: /\p{L}$/u.test(country.before) ? " " : "", object };
  const told = speech.list("bare").includes(label)
    ? speech.nouns.bare(object)
    : called(speech, object, entity, claim);
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

/** Return how a thing is called within a sentence: with its article, if it has one. */
export function called(speech: Speech, name: string, entity: Entity | null, claim?: Claim): string {
  if (speech.nouns.isPronoun(name)) return speech.say("quoted", { words: lower(name) });
  const article = countryOf(speech, entity, name)?.article ?? (entity ? habitOf(speech, entity).article : "");
  if (!article && claim) return undetermined(speech, name, entity, claim);
  return article && !/\p{L}$/u.test(article) ? article + name : [article, name].filter(Boolean).join(" ");
}

/** Return what stands before a country or region where something is, and its article, if it has one. */
function countryOf(
  speech: Speech,
  entity: Entity | null,
  name: string,
): { before: string; article: string } | null {
  if (!entity || speech.nouns.isDetermined(name)) return null;
  const { within, article: told } = habitOf(speech, entity);
  if (!speech.list("areas").includes(entity.type) && !within) return null;
  for (const one of speech.list("countries")) {
    const [pattern = "", before = "", article = ""] = one.split(" ");
    if (new RegExp(pattern).test(name))
      return { before: within || before.replace("_", " "), article: told || article };
  }
  return null;
}

/** Return a relation's label as its subject asks for it: "ses frappes" "ont eu lieu à". */
export function agreed(speech: Speech, label: string, subject: string, entity: Entity | null = null): string {
  const isCrowd = speech.list("crowds").includes(entity?.type ?? "") && speech.nouns.isCrowd(subject);
  if (!isCrowd && !speech.nouns.isPlural(subject)) return label;
  const starts = speech.list("plurals").map((one) => one.split(" → ") as [string, string]);
  const [start, plural] = starts
    .filter(([one]) => label === one || label.startsWith(`${one} `))
    .reduce((a, b) => (b[0].length > a[0].length ? b : a), ["", ""]);
  return plural + label.slice(start.length);
}

export interface Statement extends Joined {
  subject: string;
  /** What the two are names of. */
  ends: [Entity | null, Entity | null];
}

/** Return what a claim states in three parts, as its language joins them. */
export function stated(speech: Speech, claim: Claim): Statement {
  const { label } = claim.relation;
  const told = (name: string) => (claim.negated ? affirmed(speech.nouns, name, claim) : name);
  const words = told(whole(speech, claim));
  // A former mayor who is no longer so would be one no more.
  const isPost = claim.state === "ended" && speech.list("bare").includes(label);
  const object = isPost ? speech.nouns.once(words) : words;
  if (!claim.subject && !claim.subjectText) {
    const passive = renamed(speech.list("subjectless"), label);
    if (passive && object) {
      const subject = called(speech, object, claim.object, claim);
      return {
        subject,
        verb: agreed(speech, passive, subject, claim.object),
        gap: "",
        object: "",
        ends: [claim.object, null],
      };
    }
  }
  const known = claim.subject || claim.subjectText;
  const subject = known
    ? called(speech, told(subjectOf(claim)), claim.subject, claim)
    : speech.say("no_one_named");
  const ends: Statement["ends"] = [claim.subject, claim.object];
  if (!claim.object) {
    const when = dated(speech, label, subject, object, claim.time);
    if (when) return { subject, ends, ...when };
  }
  return {
    subject,
    ends,
    ...joined(speech, agreed(speech, label, subject, claim.subject), object, claim.object, claim),
  };
}

/** Return a relation to a day, and the day: "a eu lieu" "en janvier 2015", "was born" "in 1981". */
function dated(speech: Speech, label: string, subject: string, words: string, time: string): Joined | null {
  const verb = renamed(speech.list("dated"), label);
  if (!verb) return null;
  if (time) return { verb: agreed(speech, verb, subject), gap: " ", object: speech.on(time) };
  const told = /^[\p{Lu}\d]/u.test(words) ? label : verb;
  return { verb: agreed(speech, told, subject), gap: " ", object: words };
}

/** Return a claim's object; what is to be done with the word that begins it: "to fund the meeting". */
function whole(speech: Speech, claim: Claim): string {
  const object = objectOf(claim);
  const words = renamed(speech.list("infinitives"), claim.relation.label).split(" ");
  const start = claim.marks.find(({ role }) => role === "object")?.start ?? 0;
  const before = lower(/(\p{L}+['’]?)\s*$/u.exec(claim.sentence.slice(0, start))?.[0] ?? "");
  if (!words.includes(before) || !new RegExp(speech.say("infinitive"), "u").test(object)) return object;
  return /\p{L}$/u.test(before) ? `${before} ${object}` : before.replace("'", "’") + object;
}

const renamed = (list: string[], label: string): string =>
  list.map((one) => one.split(" → ")).find(([before]) => before === label)?.[1] ?? "";

/** Return a statement in one line of text. */
export function sentenceOf(claim: Claim, speech: Speech): string {
  const { subject, verb, gap, object } = stated(speech, claim);
  return `${subject} ${verb}${gap}${object}`;
}

/** Return how a relation is called seen from an entity that is its subject, or its object. */
export function seenFrom(speech: Speech, relation: Relation, entity: Entity, backward: boolean): string {
  if (!backward) return agreed(speech, relation.label, called(speech, entity.label, entity), entity);
  if (relation.backward)
    return agreed(speech, relation.backward, called(speech, entity.label, entity), entity);
  const { verb, gap, object } = joined(speech, relation.label, entity.label, entity);
  return `… ${verb}${gap}${object}`;
}

/** Return how a voice is called within a sentence: "according to the Front". */
export const voiced = (speech: Speech, { label, entity }: Voice): string => called(speech, label, entity);

/** Return the voices of some claims, each once. */
export function voicesOf(speech: Speech, claims: Claim[]): string[] {
  const itself = speech.nouns.within(speech.say("documents_themselves"));
  return [...new Set(claims.map(({ voice }) => (voice ? voiced(speech, voice) : itself)))];
}
