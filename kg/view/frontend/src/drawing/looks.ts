/** How lines and things look: colour, dashes, width and bend tell how claims stand. */
import type { Line } from "./graph.ts";

export const DASHES: Record<string, boolean | number[]> = {
  asserted: false,
  denied: [7, 4],
  ended: [12, 5],
  planned: [3, 5],
  unsure: [2, 5],
  inferred: [10, 3, 2, 3],
};

/** Return a colour of the page's theme. */
export const ink = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Return how large a thing of so many claims is. */
export const sizeOf = (weight: number): number => Math.min(9 + 3 * Math.sqrt(weight), 30);

export const widthOf = (line: Line): number => Math.min(1.2 + Math.log2(line.claims.length) * 0.6, 4);

export const isSymmetric = (line: Line): boolean => line.relations.every((relation) => relation.symmetric);

export function toneOf({ standing }: Line): string {
  if (standing === "denied") return ink("--denied");
  return ink(standing === "unsure" || standing === "planned" ? "--unsure" : "--edge");
}

export function colourOf(line: Line, opacity: number): object {
  const tone = toneOf(line);
  return { color: { color: tone, highlight: tone, hover: tone, opacity } };
}

/** Return vis-network's words for how far a line bends. */
export function curveOf({ bend }: Line): object {
  if (bend === 0) return { enabled: false };
  const type = bend > 0 ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: Math.min(Math.abs(bend) * 0.26, 0.9) };
}
