/** A drawing as SVG: for print, slides, and whoever draws on. */
import type { Place } from "../drawing/layout.ts";
import { LEADING, type Name } from "../drawing/lettering.ts";
import { viaOf } from "../drawing/looks.ts";
import { OUTLINES } from "../drawing/outlines.ts";
import { escaped, sheetOf } from "./svg.ts";

export interface Shape extends Place {
  size: number;
  shape: string;
  fill: string;
  border: string;
}

export interface Stroke {
  from: Place;
  to: Place;
  /** How large the shapes at its ends are. */
  ends: [number, number];
  tone: string;
  width: number;
  dashes: number[];
  bend: number;
  arrow: boolean;
  /** Two strokes: what is contested. */
  doubled: boolean;
}

/** A name, and its colour. */
export interface Label extends Name {
  tone: string;
}

/** Return a picture of shapes, strokes and names on paper; all words are escaped. */
export function svgOf(shapes: Shape[], strokes: Stroke[], names: Label[], paper: string): string {
  const boxes = [
    ...shapes.map(({ x, y, size }) => [x - size, y - size, x + size, y + size] as const),
    ...names.map(({ box }) => box),
  ];
  const end = (i: 0 | 1 | 2 | 3, of: (...some: number[]) => number) =>
    boxes.reduce((found, box) => of(found, box[i]), 0);
  const [left, top] = [end(0, Math.min) - 20, end(1, Math.min) - 20];
  const [right, bottom] = [end(2, Math.max) + 20, end(3, Math.max) + 20];
  const parts = [
    ...strokes.map((stroke) => line(stroke, paper)),
    ...shapes.map(thing),
    ...names.map((name) => label(name, paper)),
  ];
  return sheetOf({ left, top, width: right - left, height: bottom - top }, paper, parts);
}

function line(stroke: Stroke, paper: string): string {
  const { from, to, bend, tone, ends } = stroke;
  const via = viaOf(from, to, bend);
  const cut = (at: Place, by: number): Place => {
    const length = Math.hypot(via.x - at.x, via.y - at.y) || 1;
    return { x: at.x + ((via.x - at.x) * by) / length, y: at.y + ((via.y - at.y) * by) / length };
  };
  const [a, b] = [cut(from, ends[0] + 2), cut(to, ends[1] + 4)];
  const point = ({ x, y }: Place) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  const path = `M${point(a)}Q${point(via)} ${point(b)}`;
  const head = (Math.atan2(b.y - via.y, b.x - via.x) * 180) / Math.PI;
  return [
    `<path d="${path}" fill="none" stroke="${tone}" stroke-width="${stroke.width.toFixed(1)}" stroke-dasharray="${stroke.dashes.join(" ") || "none"}"/>`,
    stroke.doubled && `<path d="${path}" fill="none" stroke="${paper}" stroke-width="2.2"/>`,
    stroke.arrow &&
      `<path d="M0 0-9-4-9 4z" fill="${tone}" transform="translate(${point(b)}) rotate(${head.toFixed(1)})"/>`,
  ]
    .filter(Boolean)
    .join("");
}

function thing({ x, y, size, shape, fill, border }: Shape): string {
  const scale = size / 6;
  const at = `translate(${(x - 7 * scale).toFixed(1)} ${(y - 7 * scale).toFixed(1)}) scale(${scale.toFixed(2)})`;
  return `<path d="${OUTLINES[shape] ?? OUTLINES.dot}" fill="${fill}" stroke="${border}" stroke-width="${(2 / scale).toFixed(2)}" transform="${at}"/>`;
}

function label({ x, y, along, turn, font, lines, tone }: Label, paper: string): string {
  const words = lines.map(
    (text, i) =>
      `<tspan x="0" y="${((along ? 0.33 : 0.85) * font + i * font * LEADING).toFixed(1)}">${escaped(text)}</tspan>`,
  );
  const at = `translate(${x.toFixed(1)} ${y.toFixed(1)})${turn === 0 ? "" : ` rotate(${((turn * 180) / Math.PI).toFixed(1)})`}`;
  return `<text text-anchor="middle" font-size="${font.toFixed(1)}" fill="${tone}" stroke="${paper}" stroke-width="4" paint-order="stroke" stroke-linejoin="round" transform="${at}">${words.join("")}</text>`;
}
