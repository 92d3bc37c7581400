/** Texts as a search compares them: no case, accents, hyphens, apostrophes. */

export const fold = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[ʹʻʼˈ]/g, "'") // apostrophes that are letters to Unicode
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae");

/** Scripts that part no words: each of their characters is taken for one. */
const UNSPACED =
  "[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}]";
const WORD = new RegExp(`${UNSPACED}|(?:(?!${UNSPACED})[\\p{L}\\p{N}])+`, "gu");

/** Return the words of a text, folded. "L’Union" has two, "porte-avions" too, "北京" as well. */
export const tokens = (text: string): string[] => fold(text).match(WORD) ?? [];

/** Return the words of a text as one line in which `asked` words can be looked for: " l union". */
export const spaced = (text: string): string => ` ${tokens(text).join(" ")}`;

/** Return what somebody asks for: words, and characters that stand together as they do ("北 京"). */
export function asked(text: string): string[] {
  const found: string[] = [];
  let end = -1;
  for (const { 0: word, index } of fold(text).matchAll(WORD)) {
    if (index === end) found.push(`${found.pop()} ${word}`);
    else found.push(word);
    end = index + word.length;
  }
  return found;
}

/** Whether two words differ by at most `most` letters added, lost, changed or swapped. */
export function near(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (row[j] as number) + 1,
        (next[j - 1] as number) + 1,
        (row[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      next.push(cost);
      if (cost < least) least = cost;
    }
    if (least > most) return false;
    before = row;
    row = next;
  }
  return (row[b.length] as number) <= most;
}

/** How many letters of a word may be wrong. */
export const tolerance = (word: string): number => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);
