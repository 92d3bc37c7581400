/** What a drawing needs to know of its things before they have places: sizes, names, distances. */
import type { Settings } from "../data/tables.ts";
import type { Speech } from "../text/speech.ts";
import type { Line, Sketch, Thing } from "./graph.ts";
import type { Box, Link, Place } from "./layout.ts";
import { type Lettered, type Measure, type Written, wrapped } from "./lettering.ts";
import { namesOf, partsOf, sizeOf, viaOf } from "./looks.ts";

export interface Looks {
  families: Settings["families"];
  dark: boolean;
  speech: Speech;
  /** The thing in the middle, by its number, or null. */
  centre: number | null;
}

const FEW = 60; // things whose lines are long enough for their names

export class Plan {
  /** How much larger things are drawn where the whole is small. */
  grow = 1;
  private readonly said = new Map<Line, string[]>();
  private readonly weights = new Map<Thing, number>();

  constructor(
    readonly sketch: Sketch,
    readonly looks: Looks,
    readonly measure: Measure,
  ) {
    for (const line of sketch.lines)
      for (const end of [line.from, line.to])
        this.weights.set(end, (this.weights.get(end) ?? 0) + line.claims.length);
  }

  size = (one: Thing): number => this.grow * sizeOf(one, this.weights.get(one) ?? 1);
  /** What a line says, relation by relation. */
  parts(line: Line): string[] {
    const known = this.said.get(line);
    if (known) return known;
    const parts = partsOf(line, this.looks.speech);
    this.said.set(line, parts);
    return parts;
  }

  names = (line: Line): string[] => namesOf(this.parts(line), this.looks.speech);
  font = (one: Thing): number => (one.id === this.looks.centre ? 18 : 15);

  lines(one: Thing): string[] {
    const lines = wrapped(one.label);
    return one.group ? [...lines, `(${this.looks.speech.number(one.group.members.length)})`] : lines;
  }

  private wide = (one: Thing): number => Math.max(...this.lines(one).map(this.measure)) * this.font(one);

  boxes(): Box[] {
    return this.sketch.things.map((one) => {
      const [lines, size] = [this.lines(one), this.size(one)];
      return {
        id: one.id,
        width: Math.max(2 * size, this.wide(one)) + 18,
        height: 2 * size + 19 * lines.length + 16,
      };
    });
  }

  links(): Link[] {
    const roomy = this.sketch.things.length <= FEW;
    const links = new Map<string, Link>();
    for (const line of this.sketch.lines) {
      const { from, to } = line;
      const ends = this.size(from) + this.size(to);
      // Beside the names of its ends, too, where it bends.
      const names = line.bend ? (this.wide(from) + this.wide(to)) / 2 : 0;
      const told = this.measure(this.names(line).at(-1) ?? "") * 12.5;
      const room = roomy ? told + Math.max(ends, names) + 60 : 90 + ends;
      const pair = [from.id, to.id].sort((a, b) => a - b).join(" ");
      const known = links.get(pair);
      if (!known) links.set(pair, [from.id, to.id, Math.max(130, room)]);
      else known[2] = Math.max(known[2], room);
    }
    return [...links.values()];
  }

  /** Return things in the order in which their names find room. */
  things(at: (one: Thing) => Place): Lettered[] {
    const weight = (one: Thing) => (one.id === this.looks.centre ? Number.POSITIVE_INFINITY : this.size(one));
    return [...this.sketch.things]
      .sort((a, b) => weight(b) - weight(a))
      .map((one) => this.lettered(one, at(one)));
  }

  lettered = (one: Thing, at: Place): Lettered => ({
    ...{ id: one.id, at, size: this.size(one), lines: this.lines(one), font: this.font(one) },
  });

  /** Return lines in the same order: the contested, then those that most is said of. */
  written(at: (one: Thing) => Place): Written[] {
    return [...this.sketch.lines]
      .sort((a, b) => Number(b.contested) - Number(a.contested) || b.claims.length - a.claims.length)
      .map((line) => {
        const [from, to] = [at(line.from), at(line.to)];
        const ends = this.size(line.from) + this.size(line.to) + 24;
        return { id: line.id, from, to, via: viaOf(from, to, line.bend), names: this.names(line), ends };
      });
  }
}
