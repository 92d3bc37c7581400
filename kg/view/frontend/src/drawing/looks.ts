/** How lines and things look: colour, dashes, width and bend tell how claims stand. */
import type { Settings } from "../data/tables.ts";
import type { Speech } from "../text/speech.ts";
import { agreed, called } from "../text/joining.ts";
import type { Line, Thing } from "./graph.ts";
import type { Place } from "./layout.ts";

export const DASHES: Record<string, number[]> = {
  asserted: [],
  denied: [7, 4],
  ended: [12, 5],
  planned: [3, 5],
  unsure: [2, 5],
  inferred: [10, 3, 2, 3],
};
const MOST_NAMED = 3; // relations on a line
const BEND = 0.26; // of the length of a line, for each that stands beside it
const GAP = 2.2; // between the two strokes of what is contested

/** Return a colour of the page's theme. */
export const ink = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Return the colours that pictures are made of. */
export const inks = (): Record<string, string> =>
  Object.fromEntries(
    ["ink", "soft", "line", "paper", "sheet", "accent", "denied", "edge", "contested-line", "bar"].map(
      (name) => [name, ink(`--${name}`)],
    ),
  );

/** Return how large a thing of so many claims, or a community of so many members, is. */
export const sizeOf = (thing: Thing, weight: number): number =>
  thing.group
    ? Math.min(13 + 2.2 * Math.sqrt(thing.group.members.length), 52)
    : Math.min(8 + 2.6 * Math.sqrt(weight), 30);

/** Return how broad a line is; a contested one is two strokes, with a gap between them. */
export const widthOf = (line: Line): number =>
  Math.min(1.2 + Math.log2(line.claims.length) * 0.6, 4) + (line.contested ? GAP + 1.6 : 0);

export const isSymmetric = (line: Line): boolean => line.relations.every((relation) => relation.symmetric);

export function toneOf({ standing, contested }: Line): string {
  if (standing === "denied") return ink("--denied");
  if (contested) return ink("--contested");
  return ink(standing === "unsure" || standing === "planned" ? "--unsure" : "--edge");
}

/** Return what a line says: each relation, how it stands and how often, the most said first. */
export function partsOf(line: Line, speech: Speech): string[] {
  const counts = new Map<string, number>();
  const subject = called(speech, line.from.label, line.from.entity);
  for (const { relation, standing } of line.claims) {
    const plain = standing === "asserted" || standing === "inferred";
    const label = agreed(speech, relation.label, subject, line.from.entity);
    const part = plain
      ? label
      : speech.say("told_as", { as: speech.term("standing_short", standing), told: label });
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([part, n]) => (n > 1 ? `${part} ×${speech.number(n)}` : part));
}

/** Return what may stand on a line: all that it says, or as much as there is room for. */
export function namesOf(parts: string[], speech: Speech): string[] {
  const names: string[] = [];
  for (let n = Math.min(parts.length, MOST_NAMED); n > 0; n -= 1) {
    const more = parts.length > n ? ` +${speech.number(parts.length - n)}` : "";
    names.push(parts.slice(0, n).join(", ") + more);
  }
  return names;
}

/** Return the point towards which a line bends; its middle is half as far (a quadratic curve). */
export function viaOf(a: Place, b: Place, bend: number): Place {
  const aside = Math.max(-0.9, Math.min(bend * BEND, 0.9));
  return { x: (a.x + b.x) / 2 + aside * (b.y - a.y), y: (a.y + b.y) / 2 - aside * (b.x - a.x) };
}

/** Mix a colour with paper: `part` of it is left. */
export function mixed(tone: string, paper: string, part: number): string {
  const of = (colour: string, i: number) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const parts = [0, 1, 2].map((i) => Math.round(of(tone, i) * part + of(paper, i) * (1 - part)));
  return `#${parts.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}

/** Return the fill and the border of a thing: a community is pale, with a border of its colour. */
export function coloursOf(
  thing: Thing,
  families: Settings["families"],
  dark: boolean,
): { fill: string; border: string; shape: string } {
  const family = families[thing.family];
  const tone = (dark ? family?.dark : family?.light) ?? "#888888";
  if (thing.group) return { fill: mixed(tone, ink("--paper"), 0.3), border: tone, shape: "dot" };
  return { fill: tone, border: ink("--paper"), shape: family?.shape ?? "dot" };
}

/** Return vis-network's words for how a line bends. */
export function curveOf({ bend }: Line): object {
  if (bend === 0) return { enabled: false };
  const type = bend > 0 ? "curvedCW" : "curvedCCW";
  return { enabled: true, type, roundness: Math.min(Math.abs(bend) * BEND, 0.9) };
}

export function colourOf(line: Line, opacity: number): object {
  const tone = toneOf(line);
  return { color: { color: tone, highlight: tone, hover: tone, opacity } };
}

/** The stroke of paper that makes two of a contested line. */
export function gapOf(line: Line, id: string): vis.Item {
  const paper = ink("--paper");
  return {
    ...{ id, from: line.from.id, to: line.to.id, width: GAP, smooth: curveOf(line) },
    ...{ selectionWidth: 0, hoverWidth: 0, arrows: { to: { enabled: false } } },
    color: { color: paper, highlight: paper, hover: paper },
  };
}

export function edgeOf(line: Line): vis.Item {
  const dashes = DASHES[line.standing] ?? [];
  return {
    ...{ id: line.id, from: line.from.id, to: line.to.id },
    ...{ dashes: dashes.length ? dashes : false, width: widthOf(line), smooth: curveOf(line) },
    ...colourOf(line, 1),
    arrows: { to: { enabled: !isSymmetric(line), scaleFactor: line.contested ? 0.32 : 0.6 } },
    ...{ selectionWidth: 1.4, hoverWidth: 0.8 },
  };
}
