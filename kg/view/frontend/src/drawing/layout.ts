/** Where things stand in a drawing: laid out anew for what it shows, always in the same way. */
import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import { pack } from "./packing.ts";
import { radial } from "./radial.ts";

export interface Box {
  id: number;
  width: number;
  height: number;
}
/** Two boxes by their ids, and how far apart they had best be, in pixels. */
export type Link = [number, number, number];
export interface Place {
  x: number;
  y: number;
}
export type Places = Map<number, Place>;
interface Body extends SimulationNodeDatum, Box {
  x: number;
  y: number;
}

const ROUNDS = 60;
const CROWD = 200; // beyond, not every name finds room
const READABLE = 0.85; // the scale below which names grow
const GAP = 26; // around what nothing connects with the rest

/** The sheet that a drawing is fitted into, in pixels. */
export interface Sheet {
  width: number;
  height: number;
}

/**
 * Return a place for each box: laid around `centre` where there is one, without overlaps, even where
 * names grow to stay readable because the whole is shrunk to fit the sheet.
 */
export function layout(boxes: Box[], links: Link[], centre: number | null, sheet: Sheet): Places {
  const steps = layingOut(boxes, links, centre, sheet);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of some milliseconds, between which a page can answer its reader. */
export function* layingOut(
  boxes: Box[],
  links: Link[],
  centre: number | null,
  sheet: Sheet,
): Generator<void, Places> {
  const ratio = Math.min(2.2, Math.max(0.5, sheet.width / (sheet.height || 1)));
  const parts = partsOf(boxes, links, centre);
  for (const part of parts) yield* draw(part, links, centre, ratio);
  yield* arrange(parts, centre, ratio);
  for (let round = 0; round < 2 && boxes.length > 2 && boxes.length <= CROWD; round += 1) {
    const grown = Math.min(READABLE / scaleOf(parts.flat(), sheet), 2.2);
    if (grown <= 1.05) break;
    const known = new Map(boxes.map((box) => [box.id, box]));
    for (const body of parts.flat()) {
      const { width, height } = known.get(body.id) as Box;
      [body.width, body.height] = [width * grown, height * grown];
    }
    yield* arrange(parts, centre, ratio);
  }
  const [middle] = parts.flat().filter((body) => body.id === centre);
  const [x, y] = [middle?.x ?? 0, middle?.y ?? 0];
  return new Map(
    parts.flat().map((body) => [body.id, { x: Math.round(body.x - x), y: Math.round(body.y - y) }]),
  );
}

/** Return what is connected, each part by itself: the one with the centre first, then the largest. */
function partsOf(boxes: Box[], links: Link[], centre: number | null): Body[][] {
  const near = new Map<number, number[]>(boxes.map(({ id }) => [id, []]));
  for (const [a, b] of links) {
    near.get(a)?.push(b);
    near.get(b)?.push(a);
  }
  const known = new Map(boxes.map((box) => [box.id, box]));
  const parts: Body[][] = [];
  for (const { id } of boxes) {
    if (!known.has(id)) continue;
    const part: Body[] = [];
    const next = [id];
    while (next.length) {
      const one = next.shift() as number;
      const box = known.get(one);
      if (!box) continue;
      known.delete(one);
      part.push({ ...box, x: 0, y: 0 });
      next.push(...(near.get(one) ?? []));
    }
    parts.push(part);
  }
  const rank = (part: Body[]) =>
    part.some((body) => body.id === centre) ? Number.POSITIVE_INFINITY : part.length;
  return parts.sort((a, b) => rank(b) - rank(a));
}

/** Lay one part out around its heaviest or its centre. */
function* draw(part: Body[], all: Link[], centre: number | null, ratio: number): Generator<void> {
  if (part.length === 1) return;
  const ids = new Set(part.map((body) => body.id));
  const links = all.filter(([a]) => ids.has(a));
  if (part.length === 2) {
    const [a, b] = part as [Body, Body];
    const length = Math.max(...links.map((link) => link[2]), (a.width + b.width) / 2);
    // From left to right, as one reads.
    [a.x, b.x] = links[0]?.[0] === a.id ? [0, length] : [length, 0];
    return;
  }
  const root = part.find((body) => body.id === centre) ?? (part[0] as Body);
  radial(part, links, root);
  if (root.id === centre) [root.fx, root.fy] = [0, 0];
  const many = part.length;
  const simulation = forceSimulation<Body>(part)
    .force(
      "link",
      forceLink<Body, { source: number; target: number; length: number }>(
        links.map(([source, target, length]) => ({ source, target, length })),
      )
        .id((body) => body.id)
        .distance((link) => link.length)
        .strength((link) => (link.length > 0 ? 0.45 : 0)),
    )
    .force(
      "charge",
      forceManyBody()
        .strength(many > 400 ? -260 : -560)
        .theta(many > 400 ? 1.2 : 0.9)
        .distanceMax(many > 400 ? 700 : 1400),
    )
    .force("collide", forceCollide<Body>((body) => Math.sqrt(body.width * body.height) * 0.58).iterations(1))
    .force("x", forceX(0).strength(0.05 / ratio))
    .force("y", forceY(0).strength(0.05 * ratio))
    .stop();
  const rounds = many > 400 ? 90 : many > 100 ? 160 : 240;
  simulation.alphaDecay(1 - 0.001 ** (1 / rounds));
  const at = Math.max(1, Math.floor(1200 / many));
  for (let round = 0; round < rounds; round += 1) {
    simulation.tick();
    if (round % at === 0) yield;
  }
}

/** Give every box its room, and lay the parts side by side. */
function* arrange(parts: Body[][], centre: number | null, ratio: number): Generator<void> {
  for (const part of parts) {
    if (part.length > 2) stretch(part, ratio);
    yield* spread(part, centre);
  }
  if (parts.length < 2) return;
  const frames = parts.map((part) => frameOf(part));
  const corners = pack(
    frames.map(({ left, right, top, bottom }) => ({ width: right - left + GAP, height: bottom - top + GAP })),
    ratio,
  );
  parts.forEach((part, i) => {
    const [{ left, top }, { x, y }] = [frames[i] as Frame, corners[i] as Place];
    for (const body of part) [body.x, body.y] = [body.x - left + x, body.y - top + y];
  });
}

interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function frameOf(bodies: Body[]): Frame {
  const frame = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y, width, height } of bodies) {
    frame.left = Math.min(frame.left, x - width / 2);
    frame.right = Math.max(frame.right, x + width / 2);
    frame.top = Math.min(frame.top, y - height / 2);
    frame.bottom = Math.max(frame.bottom, y + height / 2);
  }
  return frame;
}

/** Widen what is narrower than the sheet: names need room beside each other more than below. */
function stretch(part: Body[], ratio: number): void {
  const { left, right, top, bottom } = frameOf(part);
  const more = Math.min(1.7, Math.max(1, (ratio * (bottom - top)) / (right - left || 1)));
  for (const body of part) body.x *= more;
}

/** Return the scale at which all boxes fit into the sheet. */
function scaleOf(bodies: Body[], sheet: Sheet): number {
  const { left, right, top, bottom } = frameOf(bodies);
  return Math.min(sheet.width / (right - left), sheet.height / (bottom - top), 1.15);
}

/** Push overlapping boxes apart along the axis that costs less. */
function* spread(bodies: Body[], centre: number | null): Generator<void> {
  const widest = Math.max(0, ...bodies.map((body) => body.width));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    const byX = [...bodies].sort((a, b) => a.x - b.x);
    for (let i = 0; i < byX.length; i += 1) {
      const a = byX[i] as Body;
      for (let j = i + 1; j < byX.length; j += 1) {
        const b = byX[j] as Body;
        if (b.x - a.x > widest) break;
        const overX = (a.width + b.width) / 2 - Math.abs(b.x - a.x);
        const overY = (a.height + b.height) / 2 - Math.abs(b.y - a.y);
        if (overX <= 1 || overY <= 1) continue;
        moved = true;
        const axis = overY <= overX ? "y" : "x";
        const step = (axis === "y" ? overY : overX) / 2;
        const sign = b[axis] >= a[axis] ? 1 : -1;
        if (a.id !== centre) a[axis] -= sign * step * (b.id === centre ? 2 : 1);
        if (b.id !== centre) b[axis] += sign * step * (a.id === centre ? 2 : 1);
      }
    }
    if (!moved) return;
    if (bodies.length > 100) yield;
  }
}
