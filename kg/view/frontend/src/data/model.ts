/** The tables of a page as things that refer to each other. */
import { Nouns } from "../text/nouns.ts";
import { Known, Reading } from "./adding.ts";
import type { Role, Standing, Tables } from "./tables.ts";

export interface Entity {
  number: number;
  key: string;
  label: string;
  names: string[];
  family: number;
  type: string;
  /** Degrees north and east; whether it is an area, in the middle of its known cities. */
  point: [number, number, boolean] | null;
  claims: Claim[];
  /** What it says itself, or is quoted with. */
  said: Claim[];
  /** Whether documents share it; else it is one document's own, and has no name but its words. */
  shared: boolean;
  /** The language of the document whose own it is, or "". */
  lang: string;
}

export interface Relation {
  key: string;
  label: string;
  /** How it is called seen from its object, or "". */
  backward: string;
  /** Others by which it is looked for, and not called. */
  names: string[];
  lasting: boolean;
  symmetric: boolean;
  open: boolean;
}

/** Whoever says something: an entity, or somebody who is none. */
export interface Voice {
  key: string;
  label: string;
  entity: Entity | null;
  claims: Claim[];
}

export interface Article {
  number: number;
  key: string;
  title: string;
  date: string;
  source: string;
  url: string;
  lang: string;
  text: string;
  quotes: { start: number; end: number; speaker: Entity | null; direct: boolean }[];
  claims: Claim[];
}

export interface Mark {
  start: number;
  end: number;
  role: Role;
}

export interface Claim {
  number: number;
  key: string;
  subject: Entity | null;
  subjectText: string;
  relation: Relation;
  object: Entity | null;
  objectText: string;
  voice: Voice | null;
  standing: Standing;
  negated: boolean;
  modality: string;
  state: string;
  time: string;
  place: string;
  article: Article;
  start: number;
  sentence: string;
  marks: Mark[];
  confidence: number;
  rule: string;
}

export interface Side {
  claims: Claim[];
  negated: boolean;
}

export interface Matter {
  key: string;
  rivals: boolean;
  sides: Side[];
}

export interface Change {
  thing: Entity;
  steps: { who: Entity | null; since: string; claims: Claim[] }[];
}

export class Model {
  readonly entities: Entity[] = [];
  readonly relations: Relation[] = [];
  readonly voices: Voice[] = [];
  readonly articles: Article[] = [];
  readonly claims: Claim[] = [];
  /** Those that the documents are in. */
  readonly languages = new Set<string>();
  readonly matters: Matter[];
  readonly changes: Change[];
  readonly totals: Tables["totals"];
  private readonly known = new Known();
  private readonly matterOf = new Map<Claim, Matter>();

  /** `nobody` is how to call a speaker whom the text does not tell, or by a pronoun alone. */
  constructor(
    tables: Tables,
    readonly nobody: string,
    readonly nouns = new Nouns(),
  ) {
    this.totals = tables.totals;
    const read = this.add(tables);
    this.matters = tables.matters
      .map((matter) => ({
        ...matter,
        sides: matter.sides.map((side) => ({ ...side, claims: numbered(read.claims, side.claims) })),
      }))
      .filter((matter) => matter.sides.filter((side) => side.claims.length).length > 1);
    for (const matter of this.matters) {
      for (const side of matter.sides) for (const claim of side.claims) this.matterOf.set(claim, matter);
    }
    this.changes = tables.changes.flatMap((change) => {
      const thing = read.entities[change.thing];
      const steps = change.steps.map((step) => ({
        ...step,
        who: read.entities[step.who] ?? null,
        claims: numbered(read.claims, step.claims),
      }));
      return thing && steps.every((step) => step.claims.length) ? [{ thing, steps }] : [];
    });
  }

  /** Read further tables; what is known already stays, and gets what it lacks. */
  add(tables: Tables): Reading {
    return new Reading(tables, this, this.known);
  }

  entity(key: string): Entity | undefined {
    return this.known.entities.get(key);
  }

  claim(key: string): Claim | undefined {
    return this.known.claims.get(key);
  }

  article(key: string): Article | undefined {
    return this.known.articles.get(key);
  }

  matter(key: string): Matter | undefined {
    return this.matters.find((matter) => matter.key === key);
  }

  contested(claim: Claim): Matter | undefined {
    return this.matterOf.get(claim);
  }

  voice(key: string): Voice | undefined {
    return this.known.voices.get(key);
  }
}

const numbered = (claims: Claim[], numbers: number[]): Claim[] =>
  numbers.flatMap((number) => claims[number] ?? []);
