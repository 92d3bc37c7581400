/** A relation's label and what stands behind it, joined as its language joins them. */
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
 * Words of the page tell what its language elides ("de d’") and contracts ("de le du").
 */
export function joined(speech: Speech, label: string, object: string): Joined {
  const cut = label.lastIndexOf(" ") + 1;
  const [head, last] = [label.slice(0, cut), label.slice(cut)];
  for (const one of speech.list("contractions")) {
    const [word = "", article = "", made = ""] = one.split(" ");
    if (last === word && object.startsWith(`${article} `))
      return { verb: head + made, gap: " ", object: object.slice(article.length + 1) };
  }
  for (const one of speech.list("elisions")) {
    const [word = "", made = ""] = one.split(" ");
    if (last === word && VOWEL.test(object)) return { verb: head + made, gap: "", object };
  }
  return { verb: label, gap: object ? " " : "", object };
}
