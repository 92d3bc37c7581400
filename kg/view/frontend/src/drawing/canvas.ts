/** A drawing on vis-network's canvas: what is where, what is picked, which names are shown. */
import type { Line, Sketch, Thing } from "./graph.ts";
import { layingOut, type Place, type Places } from "./layout.ts";
import { along, below, inscribe, lettering, type Lettering, measureOf, type Name } from "./lettering.ts";
import { colourOf, coloursOf, DASHES, edgeOf, gapOf, ink, isSymmetric, toneOf, widthOf } from "./looks.ts";
import { type Shape, type Stroke, svgOf } from "../pictures/drawn.ts";
import { type Looks, Plan } from "./plan.ts";
import { drawThings, Still } from "./still.ts";

export interface Picked {
  thing?: Thing;
  line?: Line;
}

interface Told {
  picked: (what: Picked) => void;
  /** Something was clicked twice. */
  opened: (thing: Thing) => void;
}

const GAP = "gap "; // before the id of a contested line's inner stroke
const SLICE = 12; // milliseconds of layout before the page may answer
const FOOT = 52; // pixels at the bottom, where the buttons are
const READABLE = 0.62; // the scale below which things grow
const FADED = 0.2;
const MOST_TOLD = 10; // relations of a line that is pointed at
const FEW = 12; // things that may be drawn larger, as there is room

/** Lay a sketch out, in slices, and draw it; null if it is not wanted any more. */
export async function drawn(
  box: HTMLElement,
  sketch: Sketch,
  looks: Looks,
  told: Told,
  wanted: () => boolean,
): Promise<Canvas | null> {
  const plan = new Plan(sketch, looks, measureOf(ink("--text")));
  const sheet = { width: box.clientWidth, height: box.clientHeight - FOOT };
  const steps = layingOut(plan.boxes(), plan.links(), looks.centre, sheet);
  for (let until = performance.now() + SLICE; ;) {
    const { done, value } = steps.next();
    if (done) return wanted() ? new Canvas(box, plan, value, told) : null;
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (!wanted()) return null;
    until = performance.now() + SLICE;
  }
}

export class Canvas {
  private readonly network: vis.Network;
  private readonly nodes: vis.DataSet;
  private readonly edges: vis.DataSet;
  private names: Lettering = { things: new Map(), lines: new Map() };
  private near: Set<Thing | Line> | null = null;
  private hovered: Thing | Line | null = null;
  private waiting = 0;
  /** While something is dragged: what stays as it is, and which things move. */
  private still: Still | null = null;
  private moved = new Set<string | number>();
  private readonly colours = { ink: ink("--ink"), paper: ink("--paper"), face: ink("--text") };

  constructor(
    private readonly box: HTMLElement,
    private readonly plan: Plan,
    private readonly places: Places,
    told: Told,
  ) {
    const { things, lines } = plan.sketch;
    this.nodes = new vis.DataSet(things.map((one) => this.node(one)));
    // The gap between the strokes of what is contested lies above them.
    this.edges = new vis.DataSet([
      ...lines.map(edgeOf),
      ...lines.filter((line) => line.contested).map((line) => gapOf(line, `${GAP}${line.id}`)),
    ]);
    this.network = new vis.Network(
      box,
      { nodes: this.nodes, edges: this.edges },
      {
        physics: { enabled: false },
        layout: { improvedLayout: false },
        interaction: { hover: true, tooltipDelay: 1e9, hideEdgesOnDrag: true, hideNodesOnDrag: true },
      },
    );
    this.listen(told);
    this.fit();
    plan.grow = Math.min(3, Math.max(1, READABLE / this.network.getScale()));
    this.nodes.update(things.map((one) => ({ id: one.id, size: plan.size(one) })));
    this.fit();
  }

  /** Show all, names included, above the buttons. */
  fit(): void {
    const wide = Math.max(100, this.box.clientWidth);
    const high = Math.max(100, this.box.clientHeight - FOOT);
    const most = this.plan.sketch.things.length > FEW ? 1.15 : 1.4;
    let scale = most;
    let [left, top, right, bottom] = [0, 0, 0, 0];
    // Names take room, too, the more the smaller the whole is.
    for (let round = 0; round < 3; round += 1) {
      const boxes = this.plan.sketch.things.map((one) => {
        const size = this.plan.size(one);
        const { x, y } = this.at(one);
        const [l, , r, b] = below(this.plan.lettered(one, { x, y }), 1 / scale, this.plan.measure).box;
        return [Math.min(l, x - size), y - size, Math.max(r, x + size), b] as const;
      });
      const end = (i: 0 | 1 | 2 | 3, of: (...some: number[]) => number) =>
        boxes.reduce((found, one) => of(found, one[i]), i < 2 ? Infinity : -Infinity);
      [left, top, right, bottom] = [end(0, Math.min), end(1, Math.min), end(2, Math.max), end(3, Math.max)];
      scale = Math.min(most, (wide - 24) / (right - left || 1), (high - 16) / (bottom - top || 1));
    }
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + FOOT / 2 / scale };
    this.network.moveTo({ position, scale, animation: false });
    this.letter();
  }

  zoom(factor: number): void {
    this.network.moveTo({ scale: this.network.getScale() * factor });
    this.letter();
  }

  /** Show what is near something, and let the rest fade. */
  light({ thing, line }: Picked): void {
    const { things, lines } = this.plan.sketch;
    this.near = null;
    if (thing || line) {
      const near = new Set<Thing | Line>(thing ? [thing] : []);
      for (const one of lines)
        if (one === line || one.from === thing || one.to === thing) near.add(one).add(one.from).add(one.to);
      this.near = near;
    }
    const lit = (one: Thing | Line) => !this.near || this.near.has(one);
    this.nodes.update(things.map((one) => ({ id: one.id, opacity: lit(one) ? 1 : FADED })));
    this.edges.update(lines.map((one) => ({ id: one.id, ...colourOf(one, lit(one) ? 1 : FADED) })));
    this.network.setSelection(
      { nodes: thing ? [thing.id] : [], edges: line ? [line.id] : [] },
      { highlightEdges: false },
    );
    this.letter();
  }

  /** Return the drawing as SVG, in the colours that the page has now. */
  picture(dark = this.plan.looks.dark): string {
    const { families } = this.plan.looks;
    const shapes = this.plan.sketch.things.map((one): Shape => ({
      ...{ ...this.at(one), size: this.plan.size(one), ...coloursOf(one, families, dark) },
    }));
    const strokes = this.plan.sketch.lines.map((line): Stroke => ({
      ...{ from: this.at(line.from), to: this.at(line.to), bend: line.bend, tone: toneOf(line) },
      ...{ ends: [this.plan.size(line.from), this.plan.size(line.to)], width: widthOf(line) },
      ...{ dashes: DASHES[line.standing] ?? [], arrow: !isSymmetric(line), doubled: line.contested },
    }));
    const { things, lines } = lettering(
      this.plan.things(this.at),
      this.plan.written(this.at),
      1,
      this.plan.measure,
    );
    const named = this.plan.sketch.lines.flatMap((line) => {
      const name = lines.get(line.id);
      return name ? [{ ...name, tone: toneOf(line) }] : [];
    });
    const names = [...named, ...[...things.values()].map((name) => ({ ...name, tone: ink("--ink") }))];
    return svgOf(shapes, strokes, names, ink("--paper"));
  }

  close(): void {
    clearTimeout(this.waiting);
    this.network.destroy();
  }

  private at = (one: Thing): Place => this.places.get(one.id) ?? { x: 0, y: 0 };

  private listen({ picked, opened }: Told): void {
    const { things, lines } = this.plan.sketch;
    const byId = new Map(things.map((one) => [one.id, one]));
    const lineOf = (id: unknown) => lines.find((one) => one.id === String(id).replace(GAP, ""));
    const thingAt = ({ nodes, pointer }: vis.Clicked) =>
      byId.get(nodes[0] as number) ?? byId.get(this.named(pointer.canvas) ?? -1);
    this.network.on("click", (event) => {
      const thing = thingAt(event);
      const line = lineOf(event.edges[0]);
      picked(thing ? { thing } : line ? { line } : {});
    });
    this.network.on("doubleClick", (event) => {
      const thing = thingAt(event);
      if (thing) opened(thing);
    });
    this.network.on("dragStart", ({ nodes }) => {
      this.moved = new Set(nodes);
      this.still = this.stilled();
    });
    this.network.on("dragEnd", ({ nodes }) => {
      this.still = null;
      this.moved.clear();
      for (const id of nodes) this.places.set(id as number, this.network.getPosition(id));
      if (nodes.length) this.letter();
      else this.network.redraw();
    });
    const hover = (one: Thing | Line | undefined) => {
      this.hovered = one ?? null;
      this.box.style.setProperty("cursor", one ? "pointer" : "");
      this.network.redraw();
    };
    this.network.on("hoverNode", ({ node }) => hover(byId.get(node as number)));
    this.network.on("hoverEdge", ({ edge }) => hover(lineOf(edge)));
    for (const event of ["blurNode", "blurEdge"]) this.network.on(event, () => hover(undefined));
    for (const event of ["zoom", "animationFinished", "resize"]) this.network.on(event, () => this.later());
    const on = (event: string, does: (pen: CanvasRenderingContext2D) => void) =>
      this.network.on(event, (pen) => does(pen as unknown as CanvasRenderingContext2D));
    on("beforeDrawing", (pen) => {
      if (!this.still) return;
      if (!this.still.covers()) this.still = this.stilled();
      this.still.show(pen);
      drawThings(this.network, pen, (moves) => moves && this.moved.size > 0, this.moved);
    });
    on("afterDrawing", (pen) => this.write(pen, this.still !== null));
  }

  /** Return a picture of all that does not move. */
  private stilled(): Still {
    return new Still(this.network, this.box, (pen) => {
      drawThings(this.network, pen, (moves) => !moves, this.moved);
      this.write(pen, false);
    });
  }

  /** Return the thing whose name is at a place. */
  private named({ x, y }: Place): number | undefined {
    for (const [id, { box }] of this.names.things)
      if (box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3]) return id;
    return undefined;
  }

  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.letter(), 60) as unknown as number;
  }

  private node(one: Thing): vis.Item {
    const { looks } = this.plan;
    const { fill, border, shape } = coloursOf(one, looks.families, looks.dark);
    const centre = one.id === looks.centre;
    return {
      ...{ id: one.id, ...this.places.get(one.id), shape, size: this.plan.size(one) },
      ...{ borderWidth: centre ? 4 : one.group ? 2.5 : 1.5, borderWidthSelected: 4 },
      color: {
        background: fill,
        border: centre ? this.colours.ink : border,
        highlight: { background: fill, border: this.colours.ink },
        hover: { background: fill, border: ink("--soft") },
      },
    };
  }

  /** Find the names that have room at this scale; of lines near what is picked where something is. */
  private letter(): void {
    const near = this.near;
    const lines = near ? new Set([...near].map((one) => String(one.id))) : null;
    this.names = lettering(
      this.plan.things(this.at),
      this.plan.written(this.at).filter((line) => !lines || lines.has(line.id)),
      1 / this.network.getScale(),
      this.plan.measure,
    );
    this.network.redraw();
  }

  /**
   * Write the names above what vis-network drew, or those of what is `moving` alone; that of what is
   * pointed at in any case. A line that moves has none until it is let go.
   */
  private write(pen: CanvasRenderingContext2D, moving: boolean): void {
    const { things, lines } = this.plan.sketch;
    const lit = (one: Thing | Line) => (one === this.hovered || !this.near || this.near.has(one) ? 1 : FADED);
    for (const line of moving ? [] : lines) {
      if (this.moved.has(line.from.id) || this.moved.has(line.to.id)) continue;
      const name = line === this.hovered ? this.unroomy(line) : this.names.lines.get(line.id);
      if (name) inscribe(pen, name, toneOf(line), this.colours, lit(line));
    }
    for (const one of things) {
      if (this.moved.has(one.id) !== moving) continue;
      if (moving) this.places.set(one.id, this.network.getPosition(one.id));
      const name = moving
        ? this.unroomy(one)
        : (this.names.things.get(one.id) ?? (one === this.hovered ? this.unroomy(one) : undefined));
      if (name) inscribe(pen, name, this.colours.ink, this.colours, lit(one));
    }
  }

  /** Return the name of a thing that found no room; of a line all that it says. */
  private unroomy(one: Thing | Line): Name {
    const pixel = 1 / this.network.getScale();
    if ("label" in one) return below(this.plan.lettered(one, this.at(one)), pixel, this.plan.measure);
    const line = this.plan.written(this.at).find(({ id }) => id === one.id);
    const font = Math.max(12.5, 11.5 * pixel);
    const parts = this.plan.parts(one);
    const lines = parts.length > MOST_TOLD ? [...parts.slice(0, MOST_TOLD), "…"] : parts;
    return { ...along(line as never, "", 0.5, font, 0), lines, turn: 0 };
  }
}
