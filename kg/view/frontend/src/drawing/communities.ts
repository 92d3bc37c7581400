/** Communities of things that much is said of together (Louvain: Blondel et al. 2008). */

/** Two things by their numbers, and how much is said of both. */
export type Tie = [number, number, number];

interface Level {
  /** For each node its neighbours, and how strong each tie is. */
  ties: Map<number, number>[];
  /** What a node of a later level holds within itself, counted twice. */
  within: number[];
}

const ROUNDS = 30;

/**
 * Return for each of `many` things the number of its community. Things are taken in their order, so
 * that the same ties give the same communities; things without a tie are communities of their own.
 */
export function communities(many: number, ties: Tie[]): number[] {
  let level = levelOf(many, ties);
  let belongs = Array.from({ length: many }, (_, i) => i);
  for (;;) {
    const moved = moves(level);
    if (!moved) return belongs;
    const numbers = new Map<number, number>();
    const renamed = moved.map((one) => {
      if (!numbers.has(one)) numbers.set(one, numbers.size);
      return numbers.get(one) as number;
    });
    belongs = belongs.map((one) => renamed[one] as number);
    level = joined(level, renamed, numbers.size);
  }
}

function levelOf(many: number, ties: Tie[]): Level {
  const level: Level = {
    ties: Array.from({ length: many }, () => new Map()),
    within: new Array<number>(many).fill(0),
  };
  for (const [a, b, weight] of ties) tie(level, a, b, weight);
  return level;
}

function tie(level: Level, a: number, b: number, weight: number): void {
  if (a === b) {
    level.within[a] = (level.within[a] as number) + 2 * weight;
    return;
  }
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const known = level.ties[one] as Map<number, number>;
    known.set(other, (known.get(other) ?? 0) + weight);
  }
}

/** Move each node to where most of its ties lead, until none gains; null where none moved at all. */
function moves({ ties, within }: Level): number[] | null {
  const strength = ties.map((some, i) => [...some.values()].reduce((sum, n) => sum + n, within[i] as number));
  const all = strength.reduce((sum, n) => sum + n, 0) || 1;
  const home = ties.map((_, i) => i);
  const total = [...strength];
  let any = false;
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    ties.forEach((some, i) => {
      const own = strength[i] as number;
      const before = home[i] as number;
      const to = new Map<number, number>([[before, 0]]);
      for (const [other, weight] of some) {
        const there = home[other] as number;
        to.set(there, (to.get(there) ?? 0) + weight);
      }
      total[before] = (total[before] as number) - own;
      const gain = (one: number) => (to.get(one) as number) - ((total[one] as number) * own) / all;
      let best = before;
      for (const one of to.keys()) {
        const more = gain(one) - gain(best);
        if (more > 1e-9 || (more > -1e-9 && one < best && best !== before)) best = one;
      }
      total[best] = (total[best] as number) + own;
      if (best === before) return;
      home[i] = best;
      moved = true;
    });
    if (!moved) break;
    any = true;
  }
  return any ? home : null;
}

/** Return the level on which communities are the nodes. */
function joined({ ties, within }: Level, home: number[], many: number): Level {
  const level = levelOf(many, []);
  within.forEach((weight, i) => {
    const at = home[i] as number;
    level.within[at] = (level.within[at] as number) + weight;
  });
  ties.forEach((some, i) => {
    for (const [other, weight] of some)
      if (i < other) tie(level, home[i] as number, home[other] as number, weight);
  });
  return level;
}
