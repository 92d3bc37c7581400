/** A matrix as SVG: names of rows and columns, counts as shades, a cross where something is denied. */
import type { Measure } from "../drawing/lettering.ts";
import { mixed } from "../drawing/looks.ts";
import { shortened, text, type Tones } from "./lanes.ts";
import { escaped, sheetOf } from "./svg.ts";

export interface Grid {
  title: string;
  rows: string[];
  columns: string[];
  /** For each row and column how much is said, and how much of it denied. */
  cell: (row: number, column: number) => { n: number; denied: number };
}

const CELL = 36;
const LEFT = 240;
const TOP = 210;

export function svgOfGrid(grid: Grid, number: (n: number) => string, tones: Tones, measure: Measure): string {
  const cells = grid.rows.map((_, r) => grid.columns.map((_, c) => grid.cell(r, c)));
  const most = Math.max(1, ...cells.flat().map(({ n }) => n));
  const parts = [text(16, 28, grid.title, tones.ink, 18, "start", 600)];
  grid.columns.forEach((name, c) => {
    const x = LEFT + c * CELL + CELL / 2 + 4;
    const words = escaped(shortened(name, TOP - 60, 13, measure));
    parts.push(
      `<text transform="translate(${x} ${TOP - 8}) rotate(-90)" font-size="13" fill="${tones.ink}">${words}</text>`,
    );
  });
  cells.forEach((row, r) => {
    const y = TOP + r * CELL;
    const name = shortened(grid.rows[r] ?? "", LEFT - 30, 13, measure);
    parts.push(text(LEFT - 10, y + CELL / 2 + 5, name, tones.ink, 13, "end"));
    row.forEach(({ n, denied }, c) => {
      const shade = n
        ? mixed(tones.accent ?? "#000000", tones.sheet ?? "#ffffff", 0.1 + (0.48 * n) / most)
        : tones.sheet;
      const x = LEFT + c * CELL;
      parts.push(
        `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${CELL - 2}" rx="4" fill="${shade}"/>`,
      );
      if (!n) return;
      const told = denied ? `${number(n)} ×` : number(n);
      parts.push(text(x + CELL / 2, y + CELL / 2 + 5, told, denied ? tones.denied : tones.ink, 13, "middle"));
    });
  });
  const frame = {
    left: 0,
    top: 0,
    width: LEFT + grid.columns.length * CELL + 16,
    height: TOP + cells.length * CELL + 16,
  };
  return sheetOf(frame, tones.paper ?? "#ffffff", parts);
}
