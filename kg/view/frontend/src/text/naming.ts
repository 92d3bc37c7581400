/** How claims and those who speak are put in words. */
import type { Claim } from "../data/model.ts";
import type { Speech } from "./speech.ts";

export const subjectOf = (claim: Claim): string => claim.subject?.label || claim.subjectText || "[?]";

export const objectOf = (claim: Claim): string => claim.object?.label || claim.objectText;

/** Return how a claim stands in words: "nié", "prévu", "possible" …; nothing where it is just so. */
export function standingWords(claim: Claim, speech: Speech): string[] {
  const words: string[] = [];
  if (claim.rule) words.push(`${speech.term("standing", "inferred")} (${claim.rule})`);
  if (claim.negated) words.push(speech.term("standing", "denied"));
  if (claim.modality !== "asserted") words.push(speech.term("modality", claim.modality));
  if (claim.state) words.push(speech.term("state", claim.state));
  return words;
}
