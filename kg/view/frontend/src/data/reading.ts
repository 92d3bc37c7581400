/** An article cut into paragraphs, sentences that hold claims, and marked words. */
import type { Article, Claim } from "./model.ts";
import type { Role } from "./tables.ts";

export interface Piece {
  text: string;
  role: Role | "";
  quoted: boolean;
}

export interface Stretch {
  /** Claims of the sentence; none where nothing is read from it. */
  claims: Claim[];
  pieces: Piece[];
}

export interface Paragraph {
  stretches: Stretch[];
}

interface Range {
  start: number;
  end: number;
}

/** Return the text of an article, or the sentences that hold claims where the page lacks it. */
export function paragraphsOf(article: Article, claims: Claim[]): Paragraph[] {
  if (!article.text)
    return told(claims).map(([, some]) => ({
      stretches: [stretchOf((some[0] as Claim).sentence, 0, some, [])],
    }));
  const inText = claims.filter((claim) => claim.start >= 0);
  const sentences = told(inText).sort((a, b) => a[0].start - b[0].start);
  const found: Paragraph[] = [];
  for (const match of article.text.matchAll(/[^\n]+/g)) {
    const paragraph = { start: match.index, end: match.index + match[0].length };
    const stretches: Stretch[] = [];
    let at = paragraph.start;
    for (const [range, some] of sentences) {
      const [start, end] = [Math.max(range.start, at), Math.min(range.end, paragraph.end)];
      if (end <= start) continue;
      if (start > at) stretches.push(stretchOf(article.text.slice(at, start), at, [], article.quotes));
      stretches.push(stretchOf(article.text.slice(start, end), start, some, article.quotes));
      at = end;
    }
    if (at < paragraph.end)
      stretches.push(stretchOf(article.text.slice(at, paragraph.end), at, [], article.quotes));
    found.push({ stretches });
  }
  return found;
}

/** Group claims by their sentence. */
function told(claims: Claim[]): [Range, Claim[]][] {
  const found = new Map<string, [Range, Claim[]]>();
  for (const claim of claims) {
    const key = `${claim.start} ${claim.sentence}`;
    const known = found.get(key);
    if (known) known[1].push(claim);
    else found.set(key, [{ start: claim.start, end: claim.start + claim.sentence.length }, [claim]]);
  }
  return [...found.values()];
}

function stretchOf(text: string, start: number, claims: Claim[], quotes: Article["quotes"]): Stretch {
  const roles = new Array<Role | "">(text.length).fill("");
  const marks = claims.flatMap((claim) =>
    claim.marks.map((mark) => ({
      ...mark,
      start: mark.start + Math.max(0, claim.start) - (claim.start < 0 ? 0 : start),
      end: mark.end + Math.max(0, claim.start) - (claim.start < 0 ? 0 : start),
    })),
  );
  // Of marks that overlap the shorter one says more.
  for (const mark of marks.sort((a, b) => b.end - b.start - (a.end - a.start)))
    roles.fill(mark.role, Math.max(0, mark.start), Math.max(0, mark.end));
  const quoted = new Array<boolean>(text.length).fill(false);
  for (const quote of quotes)
    if (quote.direct && quote.start < start + text.length && quote.end > start)
      quoted.fill(true, Math.max(0, quote.start - start), quote.end - start);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && roles[end] === roles[at] && quoted[end] === quoted[at]) end += 1;
    pieces.push({ text: text.slice(at, end), role: roles[at] as Role | "", quoted: quoted[at] as boolean });
    at = end;
  }
  return { claims, pieces };
}
