/** What is denied is told as it would be affirmed, and marked: "aucune lettre" → "une lettre". */
import type { Claim } from "../data/model.ts";
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
  return isPart ? `${article(nouns, rest, claim)} ${rest}` : name;
}

/** Return the article that a noun has where nothing denies it, as the text or its ending tells. */
function article(nouns: Nouns, name: string, { article: { text }, sentence }: Claim): string {
  const [one = "", other = "", several = ""] = nouns.known.indefinite;
  const [noun = ""] = /^[\p{L}-]+/u.exec(name) ?? [];
  if (nouns.isPlural(noun)) return several;
  const told = (list: string[]) =>
    list.some((word) => new RegExp(`(?<!\\p{L})${word}\\s+${noun}(?!\\p{L})`, "iu").test(text || sentence));
  const { before_one, before_other, other_endings } = nouns.known;
  if (told(before_one)) return one;
  return told(before_other) || other_endings.some((end) => noun.endsWith(end)) ? other : one;
}
