/** What is said of an entity, sorted: sections, relations in one direction, other ends. */
import type { Claim, Entity, Relation } from "./model.ts";
import type { Role } from "./tables.ts";

export const SECTIONS = ["now", "happened", "before", "planned", "denied"] as const;
export type Section = (typeof SECTIONS)[number];

export interface Row {
  key: string;
  claims: Claim[];
  /** Claims that deny the same. */
  denials: Claim[];
}

export interface Fact {
  relation: Relation;
  /** Whether the entity is its object. */
  backward: boolean;
  rows: Row[];
}

export function sectionOf(claim: Claim): Section {
  if (claim.standing === "denied") return "denied";
  if (claim.standing === "ended") return "before";
  if (claim.standing === "planned" || claim.standing === "unsure") return "planned";
  return claim.relation.lasting ? "now" : "happened";
}

/** Return the facts of an entity by section, those that most is said of first. */
export function factsOf(entity: Entity, claims: Claim[]): Record<Section, Fact[]> {
  const denials = new Map<string, Claim[]>();
  for (const claim of claims) {
    if (claim.standing === "denied")
      denials.set(keyOf(claim, entity), [...(denials.get(keyOf(claim, entity)) ?? []), claim]);
  }
  const found: Record<Section, Fact[]> = { now: [], happened: [], before: [], planned: [], denied: [] };
  const facts = new Map<string, Fact>();
  const rows = new Map<string, Row>();
  for (const claim of claims) {
    const section = sectionOf(claim);
    const backward = isBackward(claim, entity);
    const group = `${section} ${claim.relation.key} ${backward}`;
    let fact = facts.get(group);
    if (!fact) {
      fact = { relation: claim.relation, backward, rows: [] };
      facts.set(group, fact);
      found[section].push(fact);
    }
    const key = `${section} ${keyOf(claim, entity)}`;
    let row = rows.get(key);
    if (!row) {
      row = {
        key,
        claims: [],
        denials: section === "denied" ? [] : (denials.get(keyOf(claim, entity)) ?? []),
      };
      rows.set(key, row);
      fact.rows.push(row);
    }
    row.claims.push(claim);
  }
  for (const section of SECTIONS) {
    for (const fact of found[section])
      fact.rows.sort((a, b) => told(b) - told(a) || b.claims.length - a.claims.length);
    found[section].sort((a, b) => told(b.rows[0] as Row) - told(a.rows[0] as Row) || size(b) - size(a));
  }
  return found;
}

/** Return what a claim ties an entity to: a thing, or only words; whether the entity is its object. */
export function otherEnd(claim: Claim, entity: Entity): { other: Entity | null; text: string; is: Role } {
  const { subject, subjectText, object, objectText } = claim;
  if (subject !== entity) return { other: subject, text: subject?.label || subjectText, is: "object" };
  return { other: object, text: object?.label || objectText, is: "subject" };
}

/** Whether a text states it, and no rule alone. */
const told = (row: Row): number => Number(row.claims.some((claim) => claim.standing !== "inferred"));
const size = (fact: Fact): number => fact.rows.reduce((sum, row) => sum + row.claims.length, 0);
const isBackward = (claim: Claim, entity: Entity): boolean =>
  claim.subject !== entity && !claim.relation.symmetric;

function keyOf(claim: Claim, entity: Entity): string {
  const { other, text } = otherEnd(claim, entity);
  return `${claim.relation.key} ${isBackward(claim, entity)} ${other?.key || `"${text}`}`;
}
