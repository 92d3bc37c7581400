/** A drawing on vis-network's canvas: how things and lines look, which names find room. */
import type { Entity } from "../data/model.ts";
import type { Settings } from "../data/tables.ts";
import type { Speech } from "../text/speech.ts";
import type { Line, Sketch } from "./graph.ts";
import { type Box, layout, type Places, wrapped } from "./layout.ts";
import { colourOf, curveOf, DASHES, ink, isSymmetric, sizeOf, toneOf, widthOf } from "./looks.ts";
import { type Shape, type Stroke, svgOf } from "./picture.ts";

export interface Picked {
  entity?: Entity;
  line?: Line;
}

interface Looks {
  families: Settings["families"];
  dark: boolean;
  speech: Speech;
  centre: Entity | null;
}

const HALO = "contested ";

export class Canvas {
  readonly network: vis.Network;
  private readonly nodes: vis.DataSet;
  private readonly edges: vis.DataSet;
  private readonly places: Places;
  private readonly sketch: Sketch;
  private readonly looks: Looks;
  private readonly weights = new Map<Entity, number>();
  private waiting = 0;

  constructor(box: HTMLElement, sketch: Sketch, looks: Looks, picked: (what: Picked) => void) {
    this.sketch = sketch;
    this.looks = looks;
    for (const line of sketch.lines)
      for (const end of [line.from, line.to])
        this.weights.set(end, (this.weights.get(end) ?? 0) + line.claims.length);
    const boxes = sketch.things.map((one) => this.boxOf(one));
    const links = [...new Set(sketch.lines.map((line) => `${line.from.number} ${line.to.number}`))].map(
      (pair) => pair.split(" ").map(Number) as [number, number],
    );
    this.places = layout(boxes, links, looks.centre?.number ?? null, {
      width: box.clientWidth,
      height: box.clientHeight,
    });
    this.nodes = new vis.DataSet(sketch.things.map((one) => this.node(one)));
    // What is contested has a broad line below its own.
    this.edges = new vis.DataSet([
      ...sketch.lines.filter((line) => line.contested).map((line) => this.halo(line)),
      ...sketch.lines.map((line) => this.edge(line)),
    ]);
    this.network = new vis.Network(
      box,
      { nodes: this.nodes, edges: this.edges },
      {
        physics: { enabled: false },
        layout: { improvedLayout: false },
        interaction: { hover: true, tooltipDelay: 1e9, hideEdgesOnDrag: false },
      },
    );
    this.network.on("click", ({ nodes, edges }) => {
      const entity = sketch.things.find((one) => one.number === nodes[0]);
      const line = sketch.lines.find((one) => one.id === String(edges[0]).replace(HALO, ""));
      picked(entity ? { entity } : line ? { line } : {});
    });
    for (const [event, cursor] of [
      ["hoverNode", "pointer"],
      ["hoverEdge", "pointer"],
      ["blurNode", ""],
      ["blurEdge", ""],
    ] as const) {
      this.network.on(event, () => box.style.setProperty("cursor", cursor));
    }
    for (const event of ["zoom", "animationFinished", "resize"]) this.network.on(event, () => this.later());
    this.fit();
  }

  fit(): void {
    // Names take room, too: they are there the second time.
    for (let round = 0; round < 2; round += 1) {
      this.network.fit({ animation: false, maxZoomLevel: 1.15 });
      this.letter();
    }
    this.network.moveTo({ scale: this.network.getScale() * 0.97 });
  }

  zoom(factor: number): void {
    this.network.moveTo({ scale: this.network.getScale() * factor });
    this.letter();
  }

  /** Show what is near something, and let the rest fade. */
  light({ entity, line }: Picked): void {
    const near = new Set<Entity>(entity ? [entity] : line ? [line.from, line.to] : []);
    const lit = (one: Line) => !near.size || one === line || one.from === entity || one.to === entity;
    if (entity) for (const one of this.sketch.lines) if (lit(one)) near.add(one.from).add(one.to);
    this.nodes.update(
      this.sketch.things.map((one) => ({ id: one.number, opacity: !near.size || near.has(one) ? 1 : 0.25 })),
    );
    this.edges.update(
      this.sketch.lines.map((one) => ({
        id: one.id,
        ...colourOf(one, lit(one) ? 1 : 0.15),
        ...(near.size && { label: lit(one) ? this.named(one) : "" }),
      })),
    );
    this.network.setSelection(
      { nodes: entity ? [entity.number] : [], edges: line ? [line.id] : [] },
      { highlightEdges: false },
    );
    if (!near.size) this.letter();
  }

  /** Return the drawing as SVG. */
  picture(): string {
    const { families, dark } = this.looks;
    const shapes = new Map(
      this.sketch.things.map((one): [Entity, Shape] => {
        const family = families[one.family];
        const { x, y } = this.places.get(one.number) ?? { x: 0, y: 0 };
        const [shape, fill] = [family?.shape ?? "dot", (dark ? family?.dark : family?.light) ?? "#888888"];
        return [
          one,
          { x, y, size: sizeOf(this.weights.get(one) ?? 1), shape, fill, lines: wrapped(one.label) },
        ];
      }),
    );
    const strokes = this.sketch.lines.map((line): Stroke => {
      const dashes = DASHES[line.standing];
      return {
        ...{ from: shapes.get(line.from) as Shape, to: shapes.get(line.to) as Shape, bend: line.bend },
        ...{ name: this.named(line), tone: toneOf(line), width: widthOf(line) },
        ...{ dashes: Array.isArray(dashes) ? dashes : [], arrow: !isSymmetric(line) },
        halo: line.contested ? ink("--contested-line") : "",
      };
    });
    return svgOf([...shapes.values()], strokes, ink("--ink"), ink("--paper"));
  }

  close(): void {
    clearTimeout(this.waiting);
    this.network.destroy();
  }

  private later(): void {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.letter(), 60) as unknown as number;
  }

  private boxOf(one: Entity): Box {
    const lines = wrapped(one.label);
    const size = sizeOf(this.weights.get(one) ?? 1);
    return {
      id: one.number,
      width: Math.max(2 * size, 8.6 * Math.max(...lines.map((line) => line.length))) + 16,
      height: 2 * size + 19 * lines.length + 16,
    };
  }

  private node(one: Entity): vis.Item {
    const family = this.looks.families[one.family];
    const tone = (this.looks.dark ? family?.dark : family?.light) ?? "#888888";
    const paper = ink("--paper");
    const centre = one === this.looks.centre;
    return {
      ...{
        id: one.number,
        ...this.places.get(one.number),
        shape: family?.shape ?? "dot",
        size: sizeOf(this.weights.get(one) ?? 1),
        label: "",
      },
      ...{ borderWidth: centre ? 4 : 1.5, borderWidthSelected: 4 },
      color: {
        background: tone,
        border: centre ? ink("--ink") : paper,
        highlight: { background: tone, border: ink("--ink") },
        hover: { background: tone, border: ink("--soft") },
      },
      font: {
        size: centre ? 18 : 15,
        face: ink("--text"),
        color: ink("--ink"),
        strokeWidth: 4,
        strokeColor: paper,
      },
    };
  }

  private named(line: Line): string {
    const { speech } = this.looks;
    const [relation] = line.relations;
    const name =
      line.relations.length > 1
        ? speech.count("relations_merged", line.relations.length)
        : (relation?.label ?? "");
    const said =
      line.standing === "asserted" || line.standing === "inferred"
        ? name
        : `${speech.term("standing_short", line.standing)} : ${name}`;
    return line.claims.length > 1 && line.relations.length === 1
      ? `${said} ×${speech.number(line.claims.length)}`
      : said;
  }

  private halo(line: Line): vis.Item {
    const tone = ink("--contested-line");
    return {
      id: `${HALO}${line.id}`,
      from: line.from.number,
      to: line.to.number,
      width: 8,
      smooth: curveOf(line),
      color: { color: tone, highlight: tone, hover: tone },
      selectionWidth: 0,
      hoverWidth: 0,
    };
  }

  private edge(line: Line): vis.Item {
    const denied = line.standing === "denied";
    return {
      ...{
        id: line.id,
        from: line.from.number,
        to: line.to.number,
        label: "",
        dashes: DASHES[line.standing],
      },
      ...colourOf(line, 1),
      width: widthOf(line),
      arrows: { to: { enabled: !isSymmetric(line), scaleFactor: 0.6 } },
      smooth: curveOf(line),
      font: {
        size: 12.5,
        face: ink("--text"),
        color: denied ? ink("--denied") : ink("--soft"),
        strokeWidth: 0,
        background: ink("--paper"),
        align: "middle",
      },
      ...{ selectionWidth: 1.4, hoverWidth: 0.8 },
    };
  }

  /** Names as on a map: the heaviest first, each where no other stands, never too small to read. */
  private letter(): void {
    const pixel = 1 / this.network.getScale();
    const taken: [number, number, number, number][] = [];
    const free = (box: [number, number, number, number]) =>
      !taken.some(
        (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3],
      );
    const weight = (one: Entity) =>
      one === this.looks.centre ? Number.POSITIVE_INFINITY : (this.weights.get(one) ?? 0);
    const ordered = [...this.sketch.things].sort((a, b) => weight(b) - weight(a));
    this.nodes.update(
      ordered.map((one) => {
        const { x, y } = this.places.get(one.number) as { x: number; y: number };
        const size = sizeOf(this.weights.get(one) ?? 1);
        const font = Math.max(one === this.looks.centre ? 18 : 15, 11.5 * pixel);
        const lines = wrapped(one.label);
        const half = Math.max(...lines.map((line) => line.length)) * font * 0.28;
        const box: [number, number, number, number] = [
          x - half,
          y + size,
          x + half,
          y + size + lines.length * font * 1.2 + 3,
        ];
        const fits = free(box);
        taken.push([x - size, y - size, x + size, y + size]);
        if (fits) taken.push(box);
        return { id: one.number, label: fits ? lines.join("\n") : "", font: { size: font } };
      }),
    );
    this.edges.update(
      [...this.sketch.lines]
        .sort((a, b) => b.claims.length - a.claims.length)
        .map((line) => {
          const [a, b] = [this.places.get(line.from.number), this.places.get(line.to.number)] as [
            { x: number; y: number },
            { x: number; y: number },
          ];
          const size = Math.max(12.5, 10.5 * pixel);
          const name = this.named(line);
          const length = Math.hypot(a.x - b.x, a.y - b.y) || 1;
          const half = (name.length * size * 0.5) / 2;
          const room = 2 * half + 44 < length;
          const spots = [-0.8, -0.4, 0, 0.4, 0.8].map((t): [number, number, number, number] => {
            const [x, y] = [
              (a.x + b.x) / 2 + (t * half * (b.x - a.x)) / length,
              (a.y + b.y) / 2 + (t * half * (b.y - a.y)) / length,
            ];
            return [x - size / 2, y - size / 2, x + size / 2, y + size / 2];
          });
          const fits = room && (line.bend !== 0 || spots.every(free));
          if (fits && line.bend === 0) taken.push(...spots);
          // vis-network misplaces a slanted label on a line that is level to the pixel.
          return {
            id: line.id,
            label: fits ? name : "",
            font: { size, align: a.y === b.y ? "horizontal" : "middle" },
          };
        }),
    );
  }
}
