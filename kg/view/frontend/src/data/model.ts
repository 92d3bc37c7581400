/** The tables of a page as things that refer to each other. */
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
}

export interface Relation {
  key: string;
  label: string;
  /** How it is called seen from its object, or "". */
  backward: string;
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

const pointOf = ([north, east, area]: number[]): Entity["point"] =>
  north === undefined || east === undefined ? null : [north, east, area === 1];

export class Model {
  readonly entities: Entity[];
  readonly relations: Relation[];
  readonly voices: Voice[] = [];
  readonly articles: Article[];
  readonly claims: Claim[] = [];
  readonly matters: Matter[];
  readonly changes: Change[];
  readonly totals: Tables["totals"];
  private readonly byKey = new Map<string, Entity>();
  private readonly claimByKey = new Map<string, Claim>();
  private readonly matterOf = new Map<Claim, Matter>();

  /** `nobody` is how to call a speaker whom the text does not tell. */
  constructor(
    tables: Tables,
    private readonly nobody: string,
  ) {
    const { entities, relations, documents } = tables;
    this.totals = tables.totals;
    this.entities = entities.key.map((key, number) => ({
      number,
      key,
      label: entities.label[number] as string,
      names: entities.names[number] as string[],
      family: entities.family[number] as number,
      type: tables.types[entities.type[number] as number] ?? "",
      point: pointOf(entities.point?.[number] ?? []),
      claims: [],
      said: [],
    }));
    this.entities.forEach((entity) => this.byKey.set(entity.key, entity));
    this.relations = relations.key.map((key, number) => ({
      key,
      label: relations.label[number] as string,
      backward: relations.backward[number] as string,
      lasting: relations.lasting[number] === 1,
      symmetric: relations.symmetric[number] === 1,
      open: key.startsWith("open:"),
    }));
    this.articles = documents.key.map((key, number) => ({
      number,
      key,
      title: documents.title[number] as string,
      date: documents.date[number] as string,
      source: documents.source[number] as string,
      url: documents.url[number] as string,
      text: documents.text[number] as string,
      quotes: (documents.quotes[number] ?? []).map(([start, end, speaker, direct]) => ({
        start,
        end,
        speaker: this.entities[speaker] ?? null,
        direct: direct === 1,
      })),
      claims: [],
    }));
    this.readClaims(tables, this.readVoices(tables));
    this.matters = tables.matters
      .map((matter) => ({
        ...matter,
        sides: matter.sides.map((side) => ({ ...side, claims: this.numbered(side.claims) })),
      }))
      .filter((matter) => matter.sides.filter((side) => side.claims.length).length > 1);
    for (const matter of this.matters) {
      for (const side of matter.sides) for (const claim of side.claims) this.matterOf.set(claim, matter);
    }
    this.changes = tables.changes.flatMap((change) => {
      const thing = this.entities[change.thing];
      const steps = change.steps.map((step) => ({
        ...step,
        who: this.entities[step.who] ?? null,
        claims: this.numbered(step.claims),
      }));
      return thing && steps.every((step) => step.claims.length) ? [{ thing, steps }] : [];
    });
  }

  entity(key: string): Entity | undefined {
    return this.byKey.get(key);
  }

  claim(key: string): Claim | undefined {
    return this.claimByKey.get(key);
  }

  article(key: string): Article | undefined {
    return this.articles.find((article) => article.key === key);
  }

  matter(key: string): Matter | undefined {
    return this.matters.find((matter) => matter.key === key);
  }

  contested(claim: Claim): Matter | undefined {
    return this.matterOf.get(claim);
  }

  voice(key: string): Voice | undefined {
    return this.voices.find((voice) => voice.key === key);
  }

  private numbered(numbers: number[]): Claim[] {
    return numbers.flatMap((number) => this.claims[number] ?? []);
  }

  /** Holders that are one entity are one voice. */
  private readVoices(tables: Tables): Voice[] {
    const known = new Map<string, Voice>();
    return tables.holders.label.map((label, number) => {
      const entity = this.entities[tables.holders.entity[number] as number] ?? null;
      const key = entity ? entity.key : `"${label}`;
      let voice = known.get(key);
      if (!voice) {
        voice = { key, label: entity ? entity.label : label || this.nobody, entity, claims: [] };
        known.set(key, voice);
        this.voices.push(voice);
      }
      return voice;
    });
  }

  private readClaims(tables: Tables, voices: Voice[]): void {
    const c = tables.claims;
    (c.key ?? []).forEach((key, number) => {
      const article = this.articles[c.document[number] as number] as Article;
      const start = c.start[number] as number;
      const flat = c.marks[number] as number[];
      const marks: Mark[] = [];
      for (let at = 0; at < flat.length; at += 3) {
        marks.push({
          start: flat[at] as number,
          end: flat[at + 1] as number,
          role: tables.roles[flat[at + 2] as number] as Role,
        });
      }
      const rule = c.rule[number] as number;
      const claim: Claim = {
        number,
        key,
        subject: this.entities[c.subject[number] as number] ?? null,
        subjectText: c.subjectText[number] as string,
        relation: this.relations[c.relation[number] as number] as Relation,
        object: this.entities[c.object[number] as number] ?? null,
        objectText: c.objectText[number] as string,
        voice: voices[c.holder[number] as number] ?? null,
        standing: tables.standings[c.standing[number] as number] as Standing,
        negated: c.negated[number] === 1,
        modality: tables.modalities[c.modality[number] as number] as string,
        state: tables.states[c.state[number] as number] as string,
        time: c.time[number] as string,
        place: c.place[number] as string,
        article,
        start,
        sentence:
          start < 0
            ? (tables.sentences[-1 - start] as string)
            : article.text.slice(start, start + (c.length[number] as number)),
        marks,
        confidence: (c.confidence[number] as number) / 100,
        rule: rule < 0 ? "" : (tables.rules[rule] as string),
      };
      this.claims.push(claim);
      this.claimByKey.set(key, claim);
      article.claims.push(claim);
      claim.subject?.claims.push(claim);
      if (claim.object !== claim.subject) claim.object?.claims.push(claim);
      claim.voice?.claims.push(claim);
      claim.voice?.entity?.said.push(claim);
    });
  }
}
