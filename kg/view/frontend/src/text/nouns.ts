/** How names of things stand in a sentence: small or capital, one or several, nobody's. */

/** Words of all languages that the documents of a page may be in; kg/view/assets/nouns.toml. */
export interface NounWords {
  /** Before a noun, of one thing and of several. */
  one: string[];
  many: string[];
  pronouns: string[];
  /** Nouns that look plural and are not. */
  same: string[];
  /** Names that are plural, though nothing stands before them. */
  plural: string[];
}

const FIRST = /^(\p{L}+['’]|[\p{L}-]+)\s*/u;
const APOSTROPHE = /’/g;

export class Nouns {
  private readonly one: Set<string>;
  private readonly many: Set<string>;
  private readonly pronouns: Set<string>;
  private readonly same: Set<string>;
  private readonly plural: string[];

  constructor({ one = [], many = [], pronouns = [], same = [], plural = [] }: Partial<NounWords> = {}) {
    this.one = new Set(one);
    this.many = new Set(many);
    this.pronouns = new Set(pronouns);
    this.same = new Set(same);
    this.plural = plural;
  }

  /** Return a name as it stands within a sentence: "La coalition" → "la coalition"; not "Le Monde". */
  within(name: string): string {
    const { word, rest } = this.determined(name);
    if (!word || !/^[\p{Ll}\d]/u.test(rest)) return name;
    return `${word.toLowerCase()}${/['’]$/.test(word) ? "" : " "}${rest}`;
  }

  /** Return a name without its article: "le maire" → "maire". */
  bare(name: string): string {
    const { word, rest } = this.determined(name);
    return word && /^\p{Ll}/u.test(rest) ? rest : name;
  }

  isPronoun = (name: string): boolean => this.pronouns.has(lower(name));

  /** Return whether a name is of several things, as far as its words tell. */
  isPlural(name: string): boolean {
    const { word, rest } = this.determined(name);
    if (word) return this.many.has(lower(word));
    const counted = /^(\d[\d\s.,]*)\s\p{L}/u.exec(name);
    if (counted) return Number.parseFloat((counted[1] ?? "").replace(/[\s.,]/g, "")) > 1;
    if (this.plural.some((one) => name === one || name.startsWith(`${one} `))) return true;
    const [first = "", second = ""] = name.split(/\s+/);
    const common = /^\p{Ll}/u.test(first) || (/^\p{Ll}/u.test(second) && this.ends(second));
    return rest === name && common && this.ends(first);
  }

  private ends = (word: string): boolean => /[sx]$/.test(word) && !this.same.has(word.toLowerCase());

  /** Return the article or the like that a name begins with, and what stands behind it. */
  private determined(name: string): { word: string; rest: string } {
    const [whole = "", word = ""] = FIRST.exec(name) ?? [];
    const known = lower(word);
    if (whole.length === name.length || !(this.one.has(known) || this.many.has(known)))
      return { word: "", rest: name };
    return { word, rest: name.slice(whole.length) };
  }
}

const lower = (text: string): string => text.trim().toLowerCase().replace(APOSTROPHE, "'");
