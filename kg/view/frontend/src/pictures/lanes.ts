/** A timeline as SVG: lanes, their bars with open ends, a hatch where contested. */
import { isoDay } from "../data/days.ts";
import { type Axis, type Bar, type Lane, barWords } from "../data/lanes.ts";
import type { Measure } from "../drawing/lettering.ts";
import type { Speech } from "../text/speech.ts";
import { escaped, sheetOf } from "./svg.ts";

export interface Tones {
  [name: string]: string;
}

const LABELS = 220; // pixels for the names of lanes
const TRACK = 960;
const ROW = 34;
const HEAD = 64;

/** Return a picture of lanes; `tones` are the page's colours by their names. */
export function svgOfLanes(
  title: string,
  lanes: Lane[],
  axis: Axis,
  speech: Speech,
  tones: Tones,
  measure: Measure,
): string {
  const parts: string[] = [defs(tones), text(16, 28, title, tones.ink, 18, "start", 600)];
  for (const day of axis.ticks) {
    const x = LABELS + (TRACK * axis.at(day)) / 100;
    parts.push(
      text(x + 4, HEAD - 8, speech.when(isoDay(day).slice(0, axis.precision), true), tones.soft, 11),
    );
    parts.push(rule(x, HEAD - 18, x, HEAD, tones.line));
  }
  let y = HEAD;
  for (const lane of lanes) {
    parts.push(rule(16, y, LABELS + TRACK, y, tones.line));
    parts.push(
      text(16, y + 21, shortened(lane.label, LABELS - 30, 13, measure), tones.ink, 13, "start", 600),
    );
    for (const bar of lane.bars) {
      parts.push(row(bar, y, axis, speech, tones, measure));
      y += ROW;
    }
    y += 8;
  }
  return sheetOf(
    { left: 0, top: 0, width: LABELS + TRACK + 16, height: y + 16 },
    tones.paper ?? "#fff",
    parts,
  );
}

function row(bar: Bar, y: number, axis: Axis, speech: Speech, tones: Tones, measure: Measure): string {
  const from = LABELS + (TRACK * axis.at(bar.from)) / 100;
  const to = LABELS + (TRACK * (bar.to === null ? 100 : axis.at(bar.to + 1))) / 100;
  const width = Math.max(to - from, 6);
  const tone =
    (bar.standing === "denied" ? tones.denied : bar.standing === "ended" ? tones.edge : tones.accent) ?? "";
  const hollow = bar.standing === "denied" || bar.standing === "planned" || bar.standing === "unsure";
  const fill = hollow ? "none" : bar.contested ? "url(#hatch)" : tone;
  const words = barWords(bar, speech).join(" · ");
  const late = from + measure(words) * 12.5 > LABELS + TRACK;
  const told = late
    ? text(from, y + 16, words, tones.ink, 12.5, "end")
    : text(from, y + 16, words, tones.ink, 12.5);
  return `${told}<rect x="${from.toFixed(1)}" y="${y + 21}" width="${width.toFixed(1)}" height="8" rx="3" fill="${fill}" stroke="${tone}" stroke-width="1.5" stroke-dasharray="${hollow ? "4 3" : "none"}"${bar.to === null ? ' mask="url(#open)"' : ""}/>`;
}

const defs = (tones: Tones): string =>
  [
    "<defs>",
    `<pattern id="hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${tones["contested-line"]}"/><rect width="4" height="8" fill="${tones.accent}"/></pattern>`,
    '<linearGradient id="fade"><stop offset="0.7" stop-color="#fff"/><stop offset="1" stop-color="#fff" stop-opacity="0.25"/></linearGradient>',
    '<mask id="open" maskContentUnits="objectBoundingBox"><rect x="-0.05" y="-0.5" width="1.1" height="2" fill="url(#fade)"/></mask>',
    "</defs>",
  ].join("");

const rule = (x: number, y: number, to: number, down: number, tone = ""): string =>
  `<path d="M${x.toFixed(1)} ${y}L${to.toFixed(1)} ${down}" stroke="${tone}"/>`;

/** Return words at a place. */
export const text = (
  x: number,
  y: number,
  words: string,
  tone = "",
  size = 12,
  anchor = "start",
  weight = 400,
): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${tone}">${escaped(words)}</text>`;

/** Return a text that is no wider than a number of pixels. */
export function shortened(words: string, width: number, size: number, measure: Measure): string {
  if (measure(words) * size <= width) return words;
  let kept = words;
  while (kept.length > 1 && measure(`${kept}…`) * size > width) kept = kept.slice(0, -1);
  return `${kept.trimEnd()}…`;
}
