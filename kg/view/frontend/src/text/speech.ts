/** What the page says, in its one language: sentences with numbers, names and dates in them. */
import type { Forms, Words } from "../data/tables.ts";
import { Nouns } from "./nouns.ts";

export class Speech {
  readonly lang: string;
  /** What is known of the words of documents. */
  readonly nouns: Nouns;
  private readonly words: Words;
  private readonly plural: Intl.PluralRules;
  private readonly numbers: Intl.NumberFormat;
  readonly collator: Intl.Collator;
  private readonly languages: Intl.DisplayNames;

  constructor(lang: string, words: Words, nouns = new Nouns()) {
    this.lang = lang;
    this.nouns = nouns;
    this.words = words;
    this.plural = new Intl.PluralRules(lang);
    this.numbers = new Intl.NumberFormat(lang);
    this.collator = new Intl.Collator(lang);
    this.languages = new Intl.DisplayNames([lang], { type: "language" });
  }

  /** Return what a language is called, by its code; the code where that is none. */
  language = (code: string): string => {
    try {
      return this.languages.of(code) ?? code;
    } catch {
      return code;
    }
  };

  number = (n: number): string => this.numbers.format(n);

  /** Return a sentence with its values in place. */
  say = (key: string, values: Record<string, string> = {}): string => {
    const text = this.words[key];
    return typeof text === "string" ? filled(text, values) : key;
  };

  /** Return a sentence in the form that a number asks for. */
  count = (key: string, n: number, values: Record<string, string> = {}): string => {
    const forms = this.words[key] as Forms | undefined;
    const form =
      (forms as Record<string, string> | undefined)?.[this.plural.select(n)] ?? forms?.other ?? key;
    return filled(form, { n: this.number(n), ...values });
  };

  /** Return the word for a value of a table ("modality", "state", "standing" …). */
  term = (table: string, value: string): string =>
    (this.words[table] as Record<string, string> | undefined)?.[value] ?? value;

  list = (key: string): string[] => (this.words[key] as string[] | undefined) ?? [];

  table = (key: string): Record<string, string> =>
    (this.words[key] as Record<string, string> | undefined) ?? {};

  /** Return a date as readers write it: as precise as it is told. */
  when = (value: string, short = false): string => {
    if (value.includes("/")) {
      const [begin, end] = value.split("/").map((part) => (part === ".." ? "…" : this.when(part, short)));
      return `${begin} – ${end}`;
    }
    const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d))?/.exec(value);
    if (!found || found[0].length < Math.min(value.length, 16)) return value;
    const [year, month, day, hour, minute] = found.slice(1).map(Number);
    const date = new Date(Date.UTC(year as number, (month || 1) - 1, day || 1, hour || 0, minute || 0));
    if (Number.isNaN(date.getTime())) return value;
    const format = new Intl.DateTimeFormat(this.lang, {
      timeZone: "UTC",
      year: "numeric",
      ...(month && { month: short ? "short" : "long" }),
      ...(day && { day: "numeric" }),
      ...(found[4] && !short && { hour: "2-digit", minute: "2-digit" }),
    });
    const days = this.table("days");
    return format
      .formatToParts(date)
      .map((part) => (part.type === "day" ? (days[part.value] ?? part.value) : part.value))
      .join("");
  };

  /** Return a date with what stands before it: "le 4 janvier 2016", "in 2000", "since May 2025". */
  on = (value: string): string => {
    const [begin = "", end] = value.split("/");
    const isDay = (part: string) => /^\d{4}-\d\d-\d\d/.test(part);
    const say = (form: string, part: string) =>
      filled(this.term("on", `${form}_${isDay(part) ? "day" : "month"}`), { day: this.when(part) });
    if (end === undefined) return say("at", begin);
    if (begin === "..") return say("until", end);
    if (end === "..") return say("since", begin);
    const form = isDay(begin) && isDay(end) ? "between_days" : "between_months";
    return filled(this.term("on", form), { from: this.when(begin), to: this.when(end) });
  };
}

const filled = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
