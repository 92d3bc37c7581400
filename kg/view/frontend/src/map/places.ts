/** Which places of what is shown are known on the earth, and how much is said of each. */
import type { Claim, Entity, Model } from "../data/model.ts";

export interface Spot {
  entity: Entity;
  /** Degrees to the east and to the south. */
  x: number;
  y: number;
  /** Whether it is an area, which stands in the middle of its known cities. */
  area: boolean;
  claims: Claim[];
  contested: boolean;
  denied: number;
}

/** Return the places that claims are about, those that most is said of first. */
export function spotsOf(claims: Claim[], model: Model): Spot[] {
  const found = new Map<Entity, Spot>();
  for (const claim of claims) {
    for (const entity of new Set([claim.subject, claim.object])) {
      if (!entity?.point) continue;
      let spot = found.get(entity);
      if (!spot) {
        const [north, east, area] = entity.point;
        spot = { entity, x: east, y: -north, area, claims: [], contested: false, denied: 0 };
        found.set(entity, spot);
      }
      spot.claims.push(claim);
      spot.contested ||= model.contested(claim) !== undefined;
      if (claim.standing === "denied") spot.denied += 1;
    }
  }
  return [...found.values()].sort(
    (a, b) => b.claims.length - a.claims.length || a.entity.number - b.entity.number,
  );
}

/** What part of the earth is seen: its middle in degrees, and pixels for a degree from south to north. */
export interface Look {
  x: number;
  y: number;
  scale: number;
  /** How much shorter a degree to the east is than one to the north, in the middle. */
  narrow: number;
}

const LEAST = 16; // degrees that are seen at least
const ROOM = 1.25; // around the outermost places

/** Return a look at spots on a sheet; where there are few, at what is around them. */
export function lookAt(spots: { x: number; y: number }[], width: number, height: number): Look {
  const ends = (axis: "x" | "y") => {
    const all = spots.map((one) => one[axis]);
    return [all.reduce((a, b) => Math.min(a, b)), all.reduce((a, b) => Math.max(a, b))] as const;
  };
  if (!spots.length) return { x: 0, y: -20, scale: height / 150, narrow: 1 };
  const [[left, right], [top, bottom]] = [ends("x"), ends("y")];
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const narrow = Math.cos((Math.min(Math.abs(y), 70) * Math.PI) / 180);
  const wide = Math.max((right - left) * narrow * ROOM, LEAST);
  const high = Math.max((bottom - top) * ROOM, LEAST);
  return { x, y, scale: Math.min(width / wide, height / high), narrow };
}

/** Return where a place is on the sheet, in pixels from its middle. */
export const seen = (look: Look, { x, y }: { x: number; y: number }): { x: number; y: number } => ({
  x: (x - look.x) * look.scale * look.narrow,
  y: (y - look.y) * look.scale,
});

/** Return how large the circle of so many claims is: its area follows their number. */
export const radiusOf = (claims: number): number => Math.min(2.5 + 1.4 * Math.sqrt(claims), 18);
