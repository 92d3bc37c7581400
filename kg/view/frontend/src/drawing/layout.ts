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

export interface Box {
  id: number;
  width: number;
  height: number;
}
export type Places = Map<number, { x: number; y: number }>;
interface Body extends SimulationNodeDatum, Box {}

const ROUNDS = 80;
const CROWD = 200; // beyond, not every name finds room
const READABLE = 0.78; // the scale below which names grow

/** The sheet that a drawing is fitted into, in pixels. */
export interface Sheet {
  width: number;
  height: number;
}

/**
 * Return a place for each box: laid around `centre` where there is one, without overlaps, even where
 * names grow to stay readable because the whole is shrunk to fit the sheet.
 */
export function layout(boxes: Box[], links: [number, number][], centre: number | null, sheet: Sheet): Places {
  const wide = Math.min(1.8, Math.max(1, sheet.width / (sheet.height || 1)));
  const bodies: Body[] = boxes.map((box, i) => {
    // A spiral to begin with: the heaviest in the middle, and no chance in it.
    const [angle, radius] = [i * 2.399963, 40 * Math.sqrt(i)];
    return {
      ...box,
      x: radius * Math.cos(angle),
      y: radius * Math.sin(angle),
      ...(box.id === centre && { fx: 0, fy: 0 }),
    };
  });
  const degree = new Map<number, number>();
  for (const link of links) for (const end of link) degree.set(end, (degree.get(end) ?? 0) + 1);
  const many = bodies.length;
  const simulation = forceSimulation(bodies)
    .force(
      "link",
      forceLink<Body, { source: number; target: number }>(
        links.map(([source, target]) => ({ source, target })),
      )
        .id((body) => body.id)
        .distance(
          (link) =>
            (many < 12 ? 240 : 170) +
            8 *
              Math.sqrt(
                Math.min(
                  degree.get((link.source as unknown as Body).id) ?? 1,
                  degree.get((link.target as unknown as Body).id) ?? 1,
                ),
              ),
        )
        .strength(0.5),
    )
    .force(
      "charge",
      forceManyBody()
        .strength(many > 400 ? -260 : -640)
        .distanceMax(many > 400 ? 700 : 1400),
    )
    .force("collide", forceCollide<Body>((body) => Math.sqrt(body.width * body.height) * 0.62).iterations(2))
    .force("x", forceX(0).strength(0.05 / wide))
    .force("y", forceY(0).strength(0.06 * wide))
    .stop();
  simulation.tick(many > 600 ? 120 : 320);
  spread(bodies, centre);
  for (let round = 0; round < 2 && many > 2 && many <= CROWD; round += 1) {
    const grown = READABLE / scaleOf(bodies, sheet);
    if (grown <= 1.05) break;
    bodies.forEach((body, i) => {
      const box = boxes[i] as Box;
      [body.width, body.height] = [box.width * Math.min(grown, 2), box.height * Math.min(grown, 2)];
    });
    spread(bodies, centre);
  }
  return new Map(bodies.map((body) => [body.id, { x: Math.round(body.x ?? 0), y: Math.round(body.y ?? 0) }]));
}

/** Return the scale at which all boxes fit into the sheet. */
function scaleOf(bodies: Body[], sheet: Sheet): number {
  const extent = (axis: "x" | "y", size: "width" | "height") => {
    const ends = bodies.flatMap((body) => [
      (body[axis] as number) - body[size] / 2,
      (body[axis] as number) + body[size] / 2,
    ]);
    return ends.reduce((a, b) => Math.max(a, b)) - ends.reduce((a, b) => Math.min(a, b));
  };
  return Math.min(sheet.width / extent("x", "width"), sheet.height / extent("y", "height"), 1.15);
}

/** Push overlapping boxes apart along the axis that costs less. */
function spread(bodies: Body[], centre: number | null): void {
  const widest = Math.max(0, ...bodies.map((body) => body.width));
  for (let round = 0; round < ROUNDS; round += 1) {
    let moved = false;
    const byX = [...bodies].sort((a, b) => (a.x as number) - (b.x as number));
    for (let i = 0; i < byX.length; i += 1) {
      const a = byX[i] as Body;
      for (let j = i + 1; j < byX.length; j += 1) {
        const b = byX[j] as Body;
        if ((b.x as number) - (a.x as number) > widest) break;
        const overX = (a.width + b.width) / 2 - Math.abs((b.x as number) - (a.x as number));
        const overY = (a.height + b.height) / 2 - Math.abs((b.y as number) - (a.y as number));
        if (overX <= 1 || overY <= 1) continue;
        moved = true;
        const axis = overY <= overX ? "y" : "x";
        const step = (axis === "y" ? overY : overX) / 2;
        const sign = (b[axis] as number) >= (a[axis] as number) ? 1 : -1;
        if (a.id !== centre) a[axis] = (a[axis] as number) - sign * step * (b.id === centre ? 2 : 1);
        if (b.id !== centre) b[axis] = (b[axis] as number) + sign * step * (a.id === centre ? 2 : 1);
      }
    }
    if (!moved) return;
  }
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
