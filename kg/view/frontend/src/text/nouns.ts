/** How names of things stand in a sentence: small or capital, one or several, nobody's. */

/** Words of all languages that the documents of a page may be in; kg/view/assets/nouns.toml. */
export interface NounWords {
  /** Before a noun, of one thing and of several. */
  one: string[];
  many: string[];
  /** Before a noun whose ending tells how many: that of its last word, or of its first. */
  open: string[];
  partitive: string[];
  /** Before a number that is about so. */
  about: string[];
  /** Behind the words that a name agrees with: "troops in the valley". */
  behind: string[];
  /** Last words of names of several, without an ending that tells it. */
  several: string[];
  pronouns: string[];
  /** Nouns that look plural and are not. */
  same: string[];
  /** Names that are plural, though nothing stands before them, and names that only look so. */
  plural: string[];
  single: string[];
  /** What stands before what somebody is no longer: "former". */
  former: string[];
  /** Words of a denial, and how the same is affirmed: "no → a | an", the latter before vowels. */
  denying: string[];
  /** Articles of one thing, of the other gender, of several; what tells which a noun has. */
  indefinite: string[];
  before_one: string[];
  before_other: string[];
  other_endings: string[];
}

const FIRST = /^(\p{L}+['’]|[\p{L}-]+)\s*/u;
const APOSTROPHE = /’/g;
const NONE: NounWords = {
  ...{
    one: [],
    many: [],
    open: [],
    partitive: [],
    about: [],
    behind: [],
    several: [],
    pronouns: [],
    same: [],
  },
  ...{
    plural: [],
    single: [],
    former: [],
    denying: [],
    indefinite: [],
    before_one: [],
    before_other: [],
    other_endings: [],
  },
};
const KINDS = ["one", "many", "open", "partitive", "behind", "several", "pronouns", "same"] as const;

export class Nouns {
  private readonly words: Record<(typeof KINDS)[number], Set<string>>;
  readonly known: NounWords;

  constructor(known: Partial<NounWords> = {}) {
    this.known = { ...NONE, ...known };
    const sets = KINDS.map((kind) => [kind, new Set(this.known[kind])]);
    this.words = Object.fromEntries(sets) as Nouns["words"];
  }

  /** Return a name as it stands within a sentence: "La coalition" → "la coalition"; not "Le Monde". */
  within(name: string): string {
    const { word, rest } = this.determined(name);
    if (this.known.about.some((one) => lower(name).startsWith(`${one} `)))
      return name.charAt(0).toLowerCase() + name.slice(1);
    if (!word || !/^[\p{Ll}\d]/u.test(rest)) return name;
    return `${word.toLowerCase()}${/['’]$/.test(word) ? "" : " "}${rest}`;
  }

  /** Return a name without its article: "le maire" → "maire"; not "the Front's leader". */
  bare(name: string): string {
    const { word, rest } = this.determined(name);
    return word && !/^\S+['’]s?\s/.test(rest) ? rest : name;
  }

  /** Return whether the name of a group is of several, whatever its first letter is: "Fighters". */
  isCrowd = (name: string): boolean => this.ends(name.split(/\s+/)[0] ?? "");

  /** Return what somebody is no longer without the word that says so: "l'ancien maire" → "maire". */
  once(name: string): string {
    const [, word = "", rest = ""] = /^(\p{L}+)[\s-]\s*(.+)$/su.exec(this.bare(name)) ?? [];
    return this.known.former.includes(lower(word)) ? rest : name;
  }

  isPronoun = (name: string): boolean => this.words.pronouns.has(lower(name));

  /** Return whether an article or the like stands before a name. */
  isDetermined = (name: string): boolean => this.determined(name).word !== "";

  /** Return whether a name begins with a word that denies there is anybody: "no one", "aucun pont". */
  isNobody = (name: string): boolean =>
    this.known.denying.some((one) => `${lower(name)} `.startsWith(`${one.split(" → ")[0]} `));

  /** Return whether a name is of several things, as far as its words tell. */
  isPlural(name: string): boolean {
    const { word, rest } = this.determined(name);
    const known = lower(word);
    const { many, open, partitive } = this.words;
    const names = (some: string[]) => some.some((one) => rest === one || rest.startsWith(`${one} `));
    if (names(this.known.single)) return false;
    if (many.has(known)) return true;
    if (word && !open.has(known) && !partitive.has(known)) return false;
    const number = this.number(rest);
    if (number !== null) return number > 1;
    if (names(this.known.plural)) return true;
    const [first = "", second = ""] = rest.split(/\s+/);
    if (partitive.has(known)) return /^\p{Ll}/u.test(first) && this.ends(first);
    if (word) return this.isSeveral(rest);
    const common = /^\p{Ll}/u.test(first) || (/^\p{Ll}/u.test(second) && this.ends(second));
    if (common && this.ends(first)) return true;
    return (/^\p{Ll}/u.test(first) || second !== "") && this.isSeveral(name, true);
  }

  /** Return whether the last of the words that a name agrees with is of several. */
  private isSeveral(name: string, alone = false): boolean {
    const words = name.split(/\s+/);
    const { behind } = this.words;
    const begins = (word: string) => behind.has(word) || behind.has(/^\p{L}+'/u.exec(word)?.[0] ?? "");
    const end = words.findIndex((one, at) => at > 0 && begins(lower(one)));
    const last = words[(end < 0 ? words.length : end) - 1] ?? "";
    if (this.words.several.has(last) || this.words.several.has(lower(last))) return true;
    // Adjectives of one thing may end so where nothing stands before it: "le ministre japonais".
    if (/(us|is)$/.test(last) || (alone && /(^\p{Lu}|ais|ois|eux|oux|x$)/u.test(last))) return false;
    return this.ends(last);
  }

  /** Return the number that a name begins with: "9 000 personnes", "about 600 families". */
  private number(name: string): number | null {
    const before = this.known.about.find((one) => lower(name).startsWith(`${one} `)) ?? "";
    const counted = name.slice(before.length).trimStart();
    const digits = /^(\d[\d\s.,]*)\s\p{L}/u.exec(counted)?.[1];
    if (digits) return Number.parseFloat(digits.replace(/[\s.,]/g, ""));
    return before && this.words.many.has(lower(counted.split(/\s+/)[0] ?? "")) ? 2 : null;
  }

  private ends = (word: string): boolean =>
    /([^s]s|x)$/.test(word) && !this.words.same.has(word.toLowerCase());

  /** Return the article or the like that a name begins with, and what stands behind it. */
  determined(name: string): { word: string; rest: string } {
    const [whole = "", word = ""] = FIRST.exec(name) ?? [];
    const known = lower(word);
    const shouted = word.length > 1 && word === word.toUpperCase() && !/['’]$/.test(word);
    const { one, many, open, partitive } = this.words;
    const isWord = one.has(known) || many.has(known) || open.has(known) || partitive.has(known);
    if (whole.length === name.length || shouted || !isWord) return { word: "", rest: name };
    return { word, rest: name.slice(whole.length) };
  }
}

export const lower = (text: string): string => text.trim().toLowerCase().replace(APOSTROPHE, "'");
