import type { NounWords } from "../text/nouns.ts";

/** What kg's Python puts into a page: tables of columns. kg/view/tables.py writes them. */
export interface Tables {
  claims: ClaimColumns;
  entities: {
    key: string[];
    label: string[];
    names: string[][];
    family: number[];
    type: number[];
    /** Degrees north, degrees east, 1 where it is an area; empty where none are known. */
    point?: number[][];
  };
  relations: {
    key: string[];
    label: string[];
    backward: string[];
    names: string[][];
    lasting: number[];
    symmetric: number[];
  };
  documents: {
    key: string[];
    title: string[];
    date: string[];
    source: string[];
    url: string[];
    /** The code of the language that it is in, or "". */
    lang?: string[];
    text: string[];
    /** Start, end, number of the entity that speaks or -1, 1 where between quotation marks. */
    quotes: [number, number, number, number][][];
  };
  /** One without a label is quoted, the text does not tell from whom. */
  holders: { label: string[]; entity: number[] };
  matters: { key: string; rivals: boolean; sides: { claims: number[]; negated: boolean }[] }[];
  changes: {
    thing: number;
    relation: number;
    claim: number;
    steps: { who: number; since: string; claims: number[] }[];
  }[];
  types: string[];
  rules: string[];
  standings: Standing[];
  modalities: string[];
  states: string[];
  roles: Role[];
  sentences: string[];
  totals: { typed: number; open: number; entities: number; documents: number };
}

export interface ClaimColumns {
  key: string[];
  subject: number[];
  subjectText: string[];
  relation: number[];
  object: number[];
  objectText: string[];
  holder: number[];
  standing: number[];
  negated: number[];
  modality: number[];
  state: number[];
  time: string[];
  place: string[];
  document: number[];
  /** Where the sentence begins in the document's text; below 0, -1 - its number among `sentences`. */
  start: number[];
  length: number[];
  /** Start, end, number of the role, three numbers a mark, counted in the sentence. */
  marks: number[][];
  confidence: number[];
  rule: number[];
}

export type Standing = "asserted" | "denied" | "ended" | "planned" | "unsure" | "inferred";
export type Role = "subject" | "predicate" | "object" | "holder" | "time" | "place";

/** What the page says and how it draws: language, words, families of classes. */
export interface Settings {
  lang: string;
  words: Words;
  nouns: NounWords;
  families: { label: string; shape: string; light: string; dark: string }[];
  /** Set where a service feeds the page: what is not there is asked for, through its lens. */
  service?: { lens: string };
}
export type Forms = { one?: string; other: string };
export type Words = { [key: string]: string | Forms | { [key: string]: string } | string[] };

/** Return the tables that a page carries in base64. */
export async function unpack(base64: string): Promise<Tables> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text()) as Tables;
}
