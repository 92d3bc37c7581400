/** What is denied is told as it would be affirmed, and marked: "aucune lettre" → "une lettre". */
import type { Claim } from "../data/model.ts";
import { articleOf } from "./articles.ts";
import { lower, type Nouns } from "./nouns.ts";

const VOWEL = /^[aeiouyhàâéèêëîïôöùûüœæ]/i;

/** Return a name of a claim that is denied, without the word that denies it in the text. */
export function affirmed(nouns: Nouns, name: string, claim: Claim): string {
  const [, first = "", rest = ""] = /^(\p{L}+['’]?)\s*(.*)$/su.exec(name) ?? [];
  for (const one of nouns.known.denying) {
    const [words = "", plainly = ""] = one.split(" → ");
    if (lower(name) === words) return plainly;
    if (lower(first) !== words || !rest) continue;
    if (nouns.isPlural(rest)) return rest;
    const [before = "", vowel = before] = plainly.split(" | ");
    return `${VOWEL.test(rest) ? vowel : before} ${rest}`;
  }
  const isPart = nouns.known.partitive.includes(lower(first)) && rest;
  return isPart ? `${articleOf(nouns, rest, claim)} ${rest}` : name;
}
