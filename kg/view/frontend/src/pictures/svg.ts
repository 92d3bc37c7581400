/** Words and sheets of pictures: what every view leaves the page as. */

/** Return text as a picture may hold it: no markup, nothing that XML forbids. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/[^\t\n\r\x20-\uFFFF]/gu, "");

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Return a picture of parts on paper. */
export function sheetOf({ left, top, width, height }: Frame, paper: string, parts: string[]): string {
  const [x, y, w, h] = [left, top, width, height].map(Math.round);
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" font-family="sans-serif">`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${paper}"/>`,
    ...parts,
    "</svg>",
  ].join("\n")}\n`;
}
