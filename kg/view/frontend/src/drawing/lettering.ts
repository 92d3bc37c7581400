/** Which names find room in a drawing, and where: as on a map, the weightiest first, none on another. */
import type { Place } from "./layout.ts";

/** A thing with its name in lines below it. */
export interface Lettered {
  id: number;
  at: Place;
  size: number;
  lines: string[];
  /** Pixels at scale 1; names grow where the whole is small. */
  font: number;
  /** On a map: its name may stand at any of its sides, and names on what is below it. */
  flat?: boolean;
}

/** A line with its name along it. It bends towards `via` (a quadratic curve). */
export interface Written {
  id: string;
  from: Place;
  to: Place;
  via: Place;
  /** What may stand on it, the longest first. */
  names: string[];
  /** How much room its ends take away. */
  ends: number;
}

/** A name at its place: `turn` is by how many radians it is slanted. */
export interface Name {
  lines: string[];
  x: number;
  /** The top of a name below a thing; the middle of one that is `along` a line. */
  y: number;
  along: boolean;
  turn: number;
  font: number;
  box: Rectangle;
}

export interface Lettering {
  things: Map<number, Name>;
  lines: Map<string, Name>;
}

/** Returns how wide a text is at a size of 1. */
export type Measure = (text: string) => number;
/** Left, top, right, bottom. */
export type Rectangle = [number, number, number, number];

export const LEADING = 1.18; // from line to line
const CELL = 120;
const ALONG = [0.5, 0.44, 0.56, 0.38, 0.62, 0.3, 0.7, 0.24, 0.76]; // where on a line its name is tried

/** Rectangles that are taken, by the cells that they touch. */
class Taken {
  private readonly cells = new Map<string, Rectangle[]>();

  free(one: Rectangle): boolean {
    return this.touched(one).every((cell) =>
      (this.cells.get(cell) ?? []).every(
        (other) => one[0] >= other[2] || other[0] >= one[2] || one[1] >= other[3] || other[1] >= one[3],
      ),
    );
  }

  take(one: Rectangle): void {
    for (const cell of this.touched(one)) {
      const known = this.cells.get(cell);
      if (known) known.push(one);
      else this.cells.set(cell, [one]);
    }
  }

  private touched([left, top, right, bottom]: Rectangle): string[] {
    const cells: string[] = [];
    for (let x = Math.floor(left / CELL); x <= right / CELL; x += 1)
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y += 1) cells.push(`${x} ${y}`);
    return cells;
  }
}

const FOREMOST = 12; // things that have a name, though it hides lesser ones

/**
 * Return the names that find room, of things and of lines, each tried in the order given. `pixel` is
 * how much of the drawing one pixel shows: no name is too small to read. On a map `half` its width
 * is how far from its middle names may reach.
 */
export function lettering(
  things: Lettered[],
  lines: Written[],
  pixel: number,
  measure: Measure,
  half = Infinity,
): Lettering {
  const [taken, foremost] = [new Taken(), new Taken()];
  things.forEach(({ at, size, flat }, i) => {
    if (flat) return;
    const box: Rectangle = [at.x - size, at.y - size, at.x + size, at.y + size];
    taken.take(box);
    if (i < FOREMOST) foremost.take(box);
  });
  const found: Lettering = { things: new Map(), lines: new Map() };
  const lowest = things.map((thing) => below(thing, pixel, measure));
  const seen = hull(things, lowest, half);
  things.forEach((thing, i) => {
    const first = lowest[i] as Name;
    const sides = [first, ...elsewhere(thing, first)];
    const fits = ({ box }: Name, among: Taken) =>
      box[0] >= seen[0] && box[1] >= seen[1] && box[2] <= seen[2] && among.free(box);
    const name =
      sides.find((one) => fits(one, taken)) ??
      (i < FOREMOST && !thing.flat ? sides.find((one) => fits(one, foremost)) : undefined);
    if (!name) return;
    taken.take(name.box);
    foremost.take(name.box);
    found.things.set(thing.id, name);
  });
  for (const line of lines) {
    const name = roomOn(line, Math.max(12.5, 10.5 * pixel), taken, measure);
    if (name) found.lines.set(line.id, name);
  }
  return found;
}

/** Return how far names may reach: not beyond what a drawing is fitted to, or half a map's width. */
function hull(things: Lettered[], names: Name[], half: number): Rectangle {
  if (Number.isFinite(half)) return [-half, -Infinity, half, Infinity];
  const tops = things.map(({ at, size }) => at.y - size);
  return [
    Math.min(...names.map(({ box }) => box[0])),
    Math.min(...tops),
    Math.max(...names.map(({ box }) => box[2])),
    Infinity,
  ];
}

/** Return the longest of a line's names that has room on it, and take that; none where none has. */
function roomOn(line: Written, font: number, taken: Taken, measure: Measure): Name | undefined {
  const length = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
  for (const told of line.names) {
    const width = measure(told) * font;
    const room = length - width - line.ends;
    for (const t of room < 0 ? [] : ALONG) {
      if (Math.abs(t - 0.5) * 2 * length > room) continue;
      const name = along(line, told, t, font, width);
      const spots = spotsOf(name, width);
      if (!spots.every((spot) => taken.free(spot))) continue;
      for (const spot of spots) taken.take(spot);
      return name;
    }
  }
  return undefined;
}

/** Return the name of a thing below it. */
export function below(thing: Lettered, pixel: number, measure: Measure): Name {
  const font = Math.max(thing.font, 11.5 * pixel);
  const half = (Math.max(...thing.lines.map(measure)) * font) / 2 + 2;
  const { x } = thing.at;
  const y = thing.at.y + thing.size + 3;
  const box: Rectangle = [x - half, y - 2, x + half, y + thing.lines.length * font * LEADING + 3];
  return { lines: thing.lines, x, y, along: false, turn: 0, font, box };
}

/** Return a name that stands below a thing above it, to its right, to its left. */
function elsewhere({ at, size }: Lettered, name: Name): Name[] {
  const [left, top, right, bottom] = name.box;
  const aside = (right - left) / 2 + size + 2;
  const middle = at.y - (bottom - top) / 2;
  return [
    [at.x, at.y - size - (bottom - top)] as const,
    [at.x + aside, middle] as const,
    [at.x - aside, middle] as const,
  ].map(([x, y]) => {
    const [dx, dy] = [x - name.x, y - name.y];
    return { ...name, x, y, box: [left + dx, top + dy, right + dx, bottom + dy] };
  });
}

/** Return the name of a line at a part of its way, never upside down. */
export function along(line: Written, name: string, t: number, font: number, width: number): Name {
  const { from: a, to: b, via } = line;
  const of = (axis: "x" | "y") => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * via[axis] + t ** 2 * b[axis];
  const slope = (axis: "x" | "y") => (1 - t) * (via[axis] - a[axis]) + t * (b[axis] - via[axis]);
  let turn = Math.atan2(slope("y"), slope("x"));
  if (Math.abs(turn) > Math.PI / 2) turn -= Math.PI * Math.sign(turn);
  const [x, y] = [of("x"), of("y")];
  const [wide, high] = [
    (Math.abs(Math.cos(turn)) * width + Math.abs(Math.sin(turn)) * font) / 2,
    (Math.abs(Math.sin(turn)) * width + Math.abs(Math.cos(turn)) * font) / 2,
  ];
  const box: Rectangle = [x - wide, y - high, x + wide, y + high];
  return { lines: [name], x, y, along: true, turn, font, box };
}

/** Return small squares along a slanted name: less room than its box. */
function spotsOf({ x, y, turn, font }: Name, width: number): Rectangle[] {
  const many = Math.max(1, Math.ceil(width / font));
  return Array.from({ length: many }, (_, i): Rectangle => {
    const at = many === 1 ? 0 : (i / (many - 1) - 0.5) * (width - font);
    const [left, top] = [x + at * Math.cos(turn), y + at * Math.sin(turn)];
    return [left - font * 0.55, top - font * 0.55, left + font * 0.55, top + font * 0.55];
  });
}

/** Return a name in at most three short lines. */
export function wrapped(name: string, width = 20, most = 3): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of name.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  lines.push(line);
  if (lines.length > most) lines.splice(most - 1, lines.length, `${lines[most - 1]} …`);
  return lines.map((one) => (one.length > width + 8 ? `${one.slice(0, width + 6)}…` : one));
}

/** Write a name on paper of its own. */
export function inscribe(
  pen: CanvasRenderingContext2D,
  name: Name,
  tone: string,
  { paper, face }: { paper: string; face: string },
  opacity: number,
): void {
  pen.save();
  pen.globalAlpha = opacity;
  pen.translate(name.x, name.y);
  pen.rotate(name.turn);
  pen.font = `${name.font}px ${face}`;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.textBaseline = name.along ? "middle" : "top";
  pen.lineWidth = name.font * 0.3;
  pen.strokeStyle = paper;
  pen.fillStyle = tone;
  const high = name.font * LEADING;
  const top = name.along ? (-high * (name.lines.length - 1)) / 2 : 0;
  if (name.along && opacity === 1) {
    const width = Math.max(...name.lines.map((line) => pen.measureText(line).width));
    pen.fillStyle = paper;
    pen.fillRect(
      -width / 2 - 2,
      top - name.font * 0.55,
      width + 4,
      high * name.lines.length - name.font * 0.08,
    );
    pen.fillStyle = tone;
  }
  name.lines.forEach((line, i) => {
    pen.strokeText(line, 0, top + i * high);
    pen.fillText(line, 0, top + i * high);
  });
  pen.restore();
}

/** Return a measure of texts in a font; without a canvas, letters of a usual width. */
export function measureOf(face: string): Measure {
  const pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!pen) return (text) => text.length * 0.56;
  pen.font = `100px ${face}`;
  const known = new Map<string, number>();
  return (text) => {
    let width = known.get(text);
    if (width === undefined) known.set(text, (width = pen.measureText(text).width / 100));
    return width;
  };
}
