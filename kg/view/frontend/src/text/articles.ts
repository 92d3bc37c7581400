/** Articles of nouns that documents have without one: "frappes aériennes" → "des frappes aériennes". */
import type { Claim, Entity } from "../data/model.ts";
import { lower, type Nouns } from "./nouns.ts";
import type { Speech } from "./speech.ts";

/** Return a noun of a document with an article, where the page's language asks for one and it has none. */
export function undetermined(speech: Speech, name: string, entity: Entity | null, claim: Claim): string {
  return isBare(speech, name, entity, claim) ? `${articleOf(speech.nouns, name, claim)} ${name}` : name;
}

function isBare(speech: Speech, name: string, entity: Entity | null, claim: Claim): boolean {
  const { nouns, lang } = speech;
  if (!speech.list("undetermined").length || claim.article.lang !== lang || entity?.shared) return false;
  const [, first = "", rest = ""] = /^(\p{Ll}[\p{L}-]+)(?:\s+(.*))?$/su.exec(name) ?? [];
  if (!first || nouns.isDetermined(name) || [name, first].some(nouns.isPronoun)) return false;
  const { about, behind, denying, indefinite } = nouns.known;
  if (indefinite.includes(rest.split(" ")[0] ?? "")) return false; // "seul un journal"
  const begins = (words: string[]) =>
    words.some((word) => `${lower(name)} `.startsWith(word.endsWith("'") ? word : `${word} `));
  const takesDeeds = speech.list("infinitives").some((one) => one.startsWith(`${claim.relation.label} → `));
  const isDeed = takesDeeds && new RegExp(speech.say("infinitive"), "u").test(name);
  return (
    !isDeed && !begins(about) && !begins(behind) && !begins(denying.map((one) => one.split(" → ")[0] ?? ""))
  );
}

/** Return the article that a noun has where none stands before it, as the text or its ending tells. */
export function articleOf(nouns: Nouns, name: string, { article: { text }, sentence }: Claim): string {
  const [one = "", other = "", several = ""] = nouns.known.indefinite;
  const [noun = ""] = /^[\p{L}-]+/u.exec(name) ?? [];
  if (nouns.isPlural(noun)) return several;
  const told = (list: string[]) =>
    list.some((word) => new RegExp(`(?<!\\p{L})${word}\\s+${noun}(?!\\p{L})`, "iu").test(text || sentence));
  const { before_one, before_other, other_endings } = nouns.known;
  if (told(before_one)) return one;
  return told(before_other) || other_endings.some((end) => noun.endsWith(end)) ? other : one;
}
