/** Which claims pass the filters, and what each filter would leave: counters that follow. */
import { firstDay } from "../data/days.ts";
import type { Claim, Matter, Model } from "../data/model.ts";
import { asked, spaced } from "../text/fold.ts";
import type { Filters } from "./route.ts";

export type Facet =
  "lens" | "standing" | "relation" | "family" | "source" | "document" | "time" | "words" | "sure" | "open";
type Test = (claim: Claim) => boolean;

/** Return the tests of the filters that are set, by what they look at. */
export function testsOf(filters: Filters): Map<Facet, Test> {
  const tests = new Map<Facet, Test>();
  const { lens, standing, relation, source, document, family } = filters;
  if (lens) tests.set("lens", (claim) => voiceKey(claim) === lens);
  if (standing.length) tests.set("standing", (claim) => standing.includes(claim.standing));
  if (relation.length) tests.set("relation", (claim) => relation.includes(claim.relation.key));
  if (source.length) tests.set("source", (claim) => source.includes(claim.article.source));
  if (document.length) tests.set("document", (claim) => document.includes(claim.article.key));
  if (family.length) {
    const wanted = family.map(Number);
    tests.set("family", (claim) =>
      [claim.subject, claim.object].some((end) => end !== null && wanted.includes(end.family)),
    );
  }
  if (filters.from || filters.to) {
    const [from, to] = [
      firstDay(filters.from) ?? Number.NEGATIVE_INFINITY,
      firstDay(filters.to) ?? Number.POSITIVE_INFINITY,
    ];
    tests.set("time", (claim) => {
      const day = firstDay(claim.article.date);
      return day !== null && from <= day && day <= to;
    });
  }
  if (filters.words) {
    const sought = asked(filters.words);
    const found = new Map<string, boolean>();
    const has = (sentence: string): boolean => {
      const words = spaced(sentence);
      return sought.every((one) => words.includes(` ${one}`));
    };
    tests.set("words", ({ sentence }) => {
      const known = found.get(sentence) ?? has(sentence);
      found.set(sentence, known);
      return known;
    });
  }
  if (filters.sure) tests.set("sure", (claim) => claim.confidence * 100 >= filters.sure);
  // A relation that was asked for is shown, whether the vocabulary has it or not.
  if (!filters.open)
    tests.set("open", (claim) => !claim.relation.open || relation.includes(claim.relation.key));
  return tests;
}

export const voiceKey = (claim: Claim): string => claim.voice?.key ?? "document";

/** Whether a claim passes all tests, or all but one. */
export function passes(tests: Map<Facet, Test>, claim: Claim, but?: Facet): boolean {
  for (const [facet, test] of tests) if (facet !== but && !test(claim)) return false;
  return true;
}

/** The claims that pass, as sets and numbers that views ask for. */
export class Shown {
  readonly claims: Claim[];
  private readonly numbers: Set<number>;
  private readonly tests: Map<Facet, Test>;
  private readonly model: Model;

  constructor(model: Model, filters: Filters) {
    this.model = model;
    this.tests = testsOf(filters);
    this.claims = model.claims.filter((claim) => passes(this.tests, claim));
    this.numbers = new Set(this.claims.map((claim) => claim.number));
  }

  has = (claim: Claim): boolean => this.numbers.has(claim.number);

  /** Return the claims among some that pass. */
  of = (claims: Claim[]): Claim[] => claims.filter(this.has);

  /** Whether a claim would pass without one filter. */
  wouldHave = (claim: Claim, facet: Facet): boolean => passes(this.tests, claim, facet);

  /** Return all claims that would pass without one filter. */
  without = (facet: Facet): Claim[] => this.model.claims.filter((claim) => passes(this.tests, claim, facet));
}

/** Return the matters that are seen, and those that only claims without a relation of the vocabulary tell. */
export function mattersIn(matters: Matter[], shown: Shown): [Matter[], Matter[]] {
  const holds = (has: (claim: Claim) => boolean) => (matter: Matter) =>
    matter.sides.some((side) => side.claims.some(has));
  const seen = matters.filter(holds(shown.has));
  const others = matters.filter((matter) => !seen.includes(matter));
  return [seen, others.filter(holds((claim) => shown.wouldHave(claim, "open")))];
}

/** Count claims by a value of theirs, the most frequent first. */
export function tally<T>(claims: Iterable<Claim>, of: (claim: Claim) => Iterable<T>): [T, number][] {
  const counts = new Map<T, number>();
  for (const claim of claims)
    for (const value of new Set(of(claim))) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
