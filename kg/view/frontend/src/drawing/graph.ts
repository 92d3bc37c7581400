/** What a drawing is made of: things, the lines between them, neighbourhoods and ways. */
import type { Claim, Entity, Model, Relation } from "../data/model.ts";
import type { Standing } from "../data/tables.ts";

/** What is drawn as one: an entity, or a community of entities that opens. */
export interface Thing {
  id: number;
  label: string;
  family: number;
  entity: Entity | null;
  group: Group | null;
}

export interface Group {
  /** The key of its weightiest member, or "*" for what belongs nowhere. */
  key: string;
  /** The weightiest first. */
  members: Entity[];
}

export interface Line {
  id: string;
  from: Thing;
  to: Thing;
  /** One relation, or several of a crowded pair together, those that most is said of first. */
  relations: Relation[];
  standing: Standing;
  claims: Claim[];
  contested: boolean;
  /** How far it bends beside the other lines of its pair: 0 is straight. */
  bend: number;
}

export interface Sketch {
  things: Thing[];
  lines: Line[];
  /** How many things there would be if all were drawn. */
  total: number;
}

const MOST_LINES = 3; // between two things, before they are drawn as one

export const thingOf = (entity: Entity): Thing => ({
  id: entity.number,
  label: entity.label,
  family: entity.family,
  entity,
  group: null,
});

/** Return the other end of a claim, seen from one of its ends. */
const otherOf = (claim: Claim, one: Entity): Entity | null =>
  claim.subject === one ? claim.object : claim.subject;

/** Return the entities about one, those that most is said with first. */
export function around(
  entity: Entity,
  claims: Set<Claim>,
  steps: number,
  most: number,
): { kept: Entity[]; total: number } {
  const reached = new Map<Entity, number>([[entity, Number.POSITIVE_INFINITY]]);
  let border = [entity];
  for (let step = 0; step < steps; step += 1) {
    const next = new Map<Entity, number>();
    for (const one of border) {
      for (const claim of one.claims) {
        if (!claims.has(claim)) continue;
        const other = otherOf(claim, one);
        if (other && !reached.has(other)) next.set(other, (next.get(other) ?? 0) + 1);
      }
    }
    for (const [other, n] of next) reached.set(other, n + (steps - step) * 1000);
    border = [...next.keys()];
  }
  const ranked = [...reached].sort((a, b) => b[1] - a[1]).map(([one]) => one);
  return { kept: ranked.slice(0, most), total: ranked.length };
}

/** Return the entities on the shortest ways from one to another, none where there is no way. */
export function between(from: Entity, to: Entity, claims: Set<Claim>, furthest = 5): Entity[] {
  const distance = new Map<Entity, number>([[from, 0]]);
  let border = [from];
  const others = (one: Entity) =>
    one.claims.filter((claim) => claims.has(claim)).flatMap((claim) => otherOf(claim, one) ?? []);
  for (let step = 1; step <= furthest && border.length && !distance.has(to); step += 1) {
    const next: Entity[] = [];
    for (const one of border) {
      for (const other of others(one)) {
        if (distance.has(other)) continue;
        distance.set(other, step);
        next.push(other);
      }
    }
    border = next;
  }
  const found = new Set<Entity>();
  if (!distance.has(to)) return [];
  let back = [to];
  while (back.length) {
    const next = new Set<Entity>();
    for (const one of back) {
      found.add(one);
      for (const other of others(one))
        if (distance.get(other) === (distance.get(one) as number) - 1) next.add(other);
    }
    back = [...next].filter((one) => !found.has(one));
  }
  return [...found];
}

/** Return the entities that claims connect with others, the heaviest first. */
export function heaviest(claims: Claim[]): Entity[] {
  const weight = new Map<Entity, number>();
  for (const { subject, object } of claims) {
    if (!subject || !object || subject === object) continue;
    for (const end of [subject, object]) weight.set(end, (weight.get(end) ?? 0) + 1);
  }
  return [...weight].sort((a, b) => b[1] - a[1] || a[0].number - b[0].number).map(([one]) => one);
}

/**
 * Return the lines among things: claims of one relation and standing are one line. `drawn` tells as
 * what an entity is drawn; what is said within one thing is no line.
 */
export function linesAmong(drawn: Map<Entity, Thing>, claims: Claim[], model: Model): Line[] {
  const pairs = new Map<string, Map<string, Line>>();
  for (const claim of claims) {
    const from = claim.subject && drawn.get(claim.subject);
    const to = claim.object && drawn.get(claim.object);
    if (!from || !to || from === to) continue;
    const { relation, standing } = claim;
    const pair = from.id < to.id ? `${from.id} ${to.id}` : `${to.id} ${from.id}`;
    let lines = pairs.get(pair);
    if (!lines) pairs.set(pair, (lines = new Map()));
    const key = `${from.id} ${relation.key} ${standing}`;
    let line = lines.get(key);
    if (!line) {
      line = { id: "", from, to, relations: [relation], standing, claims: [], contested: false, bend: 0 };
      lines.set(key, line);
    }
    line.claims.push(claim);
    if (model.contested(claim)) line.contested = true;
  }
  const found: Line[] = [];
  for (const lines of pairs.values()) {
    const all = [...lines.values()];
    const drawnLines = all.length > MOST_LINES || all[0]?.from.group ? bundled(all) : all;
    drawnLines.forEach((line, i) => {
      const slot = i - (drawnLines.length - 1) / 2;
      found.push({
        ...line,
        id: `l${found.length}`,
        bend: (line.from.id < line.to.id ? slot : -slot) || 0,
      });
    });
  }
  return found;
}

/** Return the lines of a crowded pair as one for each direction and standing. */
function bundled(lines: Line[]): Line[] {
  const found = new Map<string, Line>();
  for (const line of [...lines].sort((a, b) => b.claims.length - a.claims.length)) {
    const key = `${line.from.id} ${line.standing === "denied" ? "denied" : ""}`;
    const known = found.get(key);
    if (!known) found.set(key, { ...line });
    else {
      known.relations = [...new Set([...known.relations, ...line.relations])];
      known.claims = [...known.claims, ...line.claims];
      known.contested ||= line.contested;
      if (known.standing !== line.standing && line.standing === "asserted") known.standing = "asserted";
    }
  }
  return [...found.values()];
}
