/** A drawing as SVG: for print, slides, and whoever draws on. */
import { OUTLINES } from "./outlines.ts";

export interface Shape {
  x: number;
  y: number;
  size: number;
  shape: string;
  fill: string;
  lines: string[];
}

export interface Stroke {
  from: Shape;
  to: Shape;
  name: string;
  tone: string;
  width: number;
  dashes: number[];
  bend: number;
  arrow: boolean;
  halo: string;
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uFFFF]/gu, "");

/** Return a picture of shapes and strokes on paper; all words are escaped. */
export function svgOf(shapes: Shape[], strokes: Stroke[], ink: string, paper: string): string {
  const xs = shapes.flatMap(({ x, lines }) => {
    const half = Math.max(20, ...lines.map((line) => line.length * 4.4));
    return [x - half, x + half];
  });
  const ys = shapes.flatMap(({ y, size, lines }) => [y - size - 10, y + size + 20 * lines.length + 10]);
  const [left, top] = [Math.min(0, ...xs) - 20, Math.min(0, ...ys) - 20];
  const [width, height] = [Math.max(0, ...xs) + 20 - left, Math.max(0, ...ys) + 20 - top];
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(Math.round).join(" ")}" font-family="sans-serif">`,
    `<rect x="${Math.round(left)}" y="${Math.round(top)}" width="${Math.round(width)}" height="${Math.round(height)}" fill="${paper}"/>`,
    ...strokes.map((stroke) => line(stroke, paper)),
    ...shapes.map((shape) => thing(shape, ink, paper)),
    "</svg>",
  ];
  return `${parts.join("\n")}\n`;
}

function line(stroke: Stroke, paper: string): string {
  const { from, to, bend, tone } = stroke;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const [ax, ay] = [from.x + ux * (from.size + 4), from.y + uy * (from.size + 4)];
  const [bx, by] = [to.x - ux * (to.size + 6), to.y - uy * (to.size + 6)];
  // A quadratic curve bends beside the straight way; its middle is half as far.
  const aside = bend * length * 0.26;
  const [mx, my] = [(ax + bx) / 2 + uy * aside, (ay + by) / 2 - ux * aside];
  const path = `M${ax.toFixed(1)} ${ay.toFixed(1)}Q${mx.toFixed(1)} ${my.toFixed(1)} ${bx.toFixed(1)} ${by.toFixed(1)}`;
  const [nx, ny] = [(ax + bx) / 2 + (uy * aside) / 2, (ay + by) / 2 - (ux * aside) / 2];
  let turn = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
  if (Math.abs(turn) > 90) turn -= 180 * Math.sign(turn);
  const head = (Math.atan2(by - my, bx - mx) * 180) / Math.PI;
  return [
    stroke.halo && `<path d="${path}" fill="none" stroke="${stroke.halo}" stroke-width="8"/>`,
    `<path d="${path}" fill="none" stroke="${tone}" stroke-width="${stroke.width.toFixed(1)}" stroke-dasharray="${stroke.dashes.join(" ") || "none"}"/>`,
    stroke.arrow &&
      `<path d="M0 0-9-4-9 4z" fill="${tone}" transform="translate(${bx.toFixed(1)} ${by.toFixed(1)}) rotate(${head.toFixed(1)})"/>`,
    stroke.name &&
      `<text transform="translate(${nx.toFixed(1)} ${ny.toFixed(1)}) rotate(${turn.toFixed(1)})" y="4" text-anchor="middle" font-size="12" fill="${tone}" stroke="${paper}" stroke-width="4" paint-order="stroke">${escaped(stroke.name)}</text>`,
  ]
    .filter(Boolean)
    .join("");
}

function thing({ x, y, size, shape, fill, lines }: Shape, ink: string, paper: string): string {
  const scale = size / 6;
  const words = lines.map(
    (text, i) => `<tspan x="${x}" y="${(y + size + 17 + i * 18).toFixed(1)}">${escaped(text)}</tspan>`,
  );
  return `<path d="${OUTLINES[shape] ?? OUTLINES.dot}" fill="${fill}" transform="translate(${(x - 7 * scale).toFixed(1)} ${(y - 7 * scale).toFixed(1)}) scale(${scale.toFixed(2)})"/><text text-anchor="middle" font-size="15" fill="${ink}" stroke="${paper}" stroke-width="4" paint-order="stroke">${words.join("")}</text>`;
}
