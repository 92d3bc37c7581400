/** How claims and those who speak are put in words. */
import type { Claim, Entity } from "../data/model.ts";
import type { Nouns } from "./nouns.ts";
import type { Speech } from "./speech.ts";

export const subjectOf = (claim: Claim): string => claim.subject?.label || claim.subjectText || "[?]";

export const objectOf = (claim: Claim): string => claim.object?.label || claim.objectText;

/** Whether an entity or a voice has a name of its own, and is no "source" or "a diplomat". */
export function hasName(nouns: Nouns, entity: Entity | null, label: string): boolean {
  if (entity) return entity.shared;
  return /^\p{Lu}/u.test(label) && !nouns.isPronoun(label) && !nouns.isNobody(label);
}

/** Return the language of words that a document has for what has no name, where the page has another. */
export function tongueOf(speech: Speech, entity: Entity | null, text: string, claim?: Claim): string {
  const lang = entity ? entity.lang : hasName(speech.nouns, null, text) ? "" : (claim?.article.lang ?? "");
  return lang === speech.lang ? "" : lang;
}

/** Return how a claim stands in words: "nié", "prévu", "possible" …; nothing where it is just so. */
export function standingWords(claim: Claim, speech: Speech): string[] {
  const words: string[] = [];
  if (claim.rule) words.push(`${speech.term("standing", "inferred")} (${claim.rule})`);
  if (claim.negated) words.push(speech.term("standing", "denied"));
  if (claim.modality !== "asserted") words.push(speech.term("modality", claim.modality));
  if (claim.state) words.push(speech.term("state", claim.state));
  return words;
}
