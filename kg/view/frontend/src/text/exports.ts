/** Claims as files: Markdown to quote from, CSV for a spreadsheet. */
import type { Claim } from "../data/model.ts";
import type { Speech } from "./speech.ts";
import { sentenceOf, voiced } from "./joining.ts";
import { objectOf, standingWords, subjectOf } from "./naming.ts";

/** Return text in which Markdown finds no mark of its own. */
export const plainly = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()#+!|<>~&-]/g, "\\$&");

const saidBy = (claim: Claim, speech: Speech): string =>
  claim.voice ? speech.say("according_to", { name: voiced(speech, claim.voice) }) : speech.say("by_document");

export function asMarkdown(claims: Claim[], speech: Speech): string {
  const parts = claims.map((claim) => {
    const how = [
      ...standingWords(claim, speech),
      saidBy(claim, speech),
      claim.time && speech.when(claim.time),
    ]
      .filter(Boolean)
      .join(" · ");
    const { title, source, date, url } = claim.article;
    const cited = [title, source, date && speech.when(date)]
      .filter(Boolean)
      .map((one) => plainly(one))
      .join(", ");
    return `**${plainly(sentenceOf(claim, speech))}** (${plainly(how)})\n\n> ${plainly(claim.sentence)}\n>\n> — ${cited}${url ? ` <${encodeURI(url)}>` : ""}\n`;
  });
  return parts.join("\n");
}

/** Return a cell of CSV that no spreadsheet takes for a formula. */
export function cell(value: string): string {
  const harmless = value.startsWith("\r") || /^[ \n]*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function asCsv(claims: Claim[], speech: Speech): string {
  const columns = [
    "subject",
    "relation",
    "object",
    "standing",
    "holder",
    "time",
    "sentence",
    "document",
    "date",
    "source",
    "url",
    "confidence",
    "claim",
  ];
  const rows = claims.map((claim) => [
    ...[
      subjectOf(claim),
      claim.relation.label,
      objectOf(claim),
      standingWords(claim, speech).join("; "),
      claim.voice?.label ?? "",
    ],
    ...[
      claim.time,
      claim.sentence,
      claim.article.title,
      claim.article.date,
      claim.article.source,
      claim.article.url,
    ],
    ...[claim.confidence.toFixed(2), claim.key],
  ]);
  return `${[columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Give a file to the reader. */
export function save(name: string, file: Blob): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

export const textFile = (type: string, text: string): Blob =>
  new Blob([text], { type: `${type};charset=utf-8` });

/** Return a picture as PNG, twice as fine as the screen: drawn by the browser from its SVG. */
export async function pngOf(svg: string, fine = 2): Promise<Blob> {
  const [, , width = 1, height = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? "").split(" ").map(Number);
  const image = new Image(width, height);
  const bytes = new TextEncoder().encode(sized(svg, width, height));
  image.src = `data:image/svg+xml;base64,${btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""))}`;
  await image.decode();
  const scale = Math.min(fine, MOST_PIXELS / Math.max(width, height));
  const sheet = Object.assign(document.createElement("canvas"), {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  });
  sheet.getContext("2d")?.drawImage(image, 0, 0, sheet.width, sheet.height);
  return new Promise((resolve, reject) =>
    sheet.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("no picture")))),
  );
}

const MOST_PIXELS = 8000; // a side; browsers refuse much more

const sized = (svg: string, width: number, height: number): string =>
  svg.replace("<svg ", `<svg width="${width}" height="${height}" `);
