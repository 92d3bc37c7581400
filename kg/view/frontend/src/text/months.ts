/** Months as people call them, and the days that they have. */
import type { Model } from "../data/model.ts";
import { tokens } from "./fold.ts";

export interface Month {
  year: number;
  /** 1 is January. */
  number: number;
}

/** Return the names of the months in a language, folded. */
export function monthsOf(lang: string): string[] {
  const format = new Intl.DateTimeFormat(lang, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, i) => tokens(format.format(Date.UTC(2001, i, 1))).join(" "));
}

/** Return what words call a month: "mars 2016", or "mars" of the last year that documents tell of. */
export function monthCalled(words: string[], months: string[], model: Model): Month | null {
  const number = months.indexOf(words[0] ?? "") + 1;
  if (!number || words.length > 2) return null;
  if (words[1] !== undefined) return /^\d{4}$/.test(words[1]) ? { year: Number(words[1]), number } : null;
  const years = model.articles
    .filter(({ date }) => Number(date.slice(5, 7)) === number)
    .map(({ date }) => Number(date.slice(0, 4)));
  return years.length ? { year: years.reduce((a, b) => Math.max(a, b)), number } : null;
}

/** Return the first and the last day of a month, as ISO dates. */
export function daysOf({ year, number }: Month): { from: string; to: string } {
  const iso = (day: number) => new Date(day).toISOString().slice(0, 10);
  return { from: iso(Date.UTC(year, number - 1, 1)), to: iso(Date.UTC(year, number, 0)) };
}

export const monthNamed = ({ year, number }: Month, lang: string): string =>
  new Intl.DateTimeFormat(lang, { month: "long", year: "numeric", timeZone: "UTC" }).format(
    Date.UTC(year, number - 1, 1),
  );
