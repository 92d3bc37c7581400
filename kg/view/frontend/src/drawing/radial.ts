/** Where things start before forces move them: rings around a root, children behind their parents. */

export interface Spot {
  id: number;
  x: number;
  y: number;
}

const RING = 180; // pixels from ring to ring

/**
 * Place connected things on rings around `root`: each branch has a sector as wide as it has leaves.
 * Two branches lie to the right and to the left, as one reads.
 */
export function radial(spots: Spot[], links: [number, number, number][], root: Spot): void {
  const byId = new Map(spots.map((one) => [one.id, one]));
  const near = new Map<number, number[]>(spots.map(({ id }) => [id, []]));
  for (const [a, b] of links) {
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const children = new Map<number, number[]>([[root.id, []]]);
  const order = [root.id];
  for (const id of order) {
    for (const other of near.get(id) ?? []) {
      if (children.has(other)) continue;
      children.set(other, []);
      children.get(id)?.push(other);
      order.push(other);
    }
  }
  const leaves = new Map<number, number>();
  for (const id of [...order].reverse()) {
    const own = children.get(id) ?? [];
    leaves.set(id, own.reduce((sum, one) => sum + (leaves.get(one) ?? 1), 0) || 1);
  }
  const sectors = new Map<number, [number, number, number]>([[root.id, [-Math.PI / 2, 1.5 * Math.PI, 0]]]);
  for (const id of order) {
    const [from, to, ring] = sectors.get(id) as [number, number, number];
    const spot = byId.get(id) as Spot;
    const angle = (from + to) / 2;
    [spot.x, spot.y] = [ring * RING * Math.cos(angle), ring * RING * Math.sin(angle)];
    let at = from;
    for (const one of children.get(id) ?? []) {
      const width = ((to - from) * (leaves.get(one) as number)) / (leaves.get(id) as number);
      sectors.set(one, [at, at + width, ring + 1]);
      at += width;
    }
  }
}
