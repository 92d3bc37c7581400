/** Tables → things of a model: new ones at its end, those that are known as they are there. */
import type { Article, Claim, Entity, Mark, Model, Relation, Voice } from "./model.ts";
import type { Role, Standing, Tables } from "./tables.ts";

/** The things of a model by their keys. */
export class Known {
  readonly entities = new Map<string, Entity>();
  readonly relations = new Map<string, Relation>();
  readonly voices = new Map<string, Voice>();
  readonly articles = new Map<string, Article>();
  readonly claims = new Map<string, Claim>();
  /** By key and document: documents with one text make the same claims. */
  readonly told = new Map<string, Claim>();
}

/** One reading of tables: its rows as things of the model, by their numbers in the tables. */
export class Reading {
  readonly entities: Entity[];
  readonly claims: Claim[];
  private readonly relations: Relation[];
  private readonly voices: Voice[];
  private readonly articles: Article[];
  /** The number of the first claim that is new. */
  private readonly first: number;

  constructor(
    private readonly tables: Tables,
    private readonly model: Model,
    private readonly known: Known,
  ) {
    this.first = model.claims.length;
    this.entities = this.readEntities();
    this.relations = this.readRelations();
    this.articles = this.readArticles();
    this.voices = this.readVoices();
    this.claims = (tables.claims.key ?? []).map((key, row) => this.claim(key, row));
  }

  private readEntities(): Entity[] {
    const { entities, types, documents } = this.tables;
    const langs = new Map(documents.key.map((key, row) => [key, documents.lang?.[row] ?? ""]));
    const langOf = (document: string) => langs.get(document) ?? this.known.articles.get(document)?.lang;
    return entities.key.map((key, row) => {
      const lang = langOf(key.slice(0, Math.max(0, key.lastIndexOf("/")))); // none where it is shared
      return kept(this.known.entities, this.model.entities, key, (number) => ({
        number,
        key,
        label: this.model.nouns.within(entities.label[row] as string),
        names: entities.names[row] as string[],
        family: entities.family[row] as number,
        type: types[entities.type[row] as number] ?? "",
        point: pointOf(entities.point?.[row] ?? []),
        claims: [],
        said: [],
        shared: lang === undefined,
        lang: lang ?? "",
      }));
    });
  }

  private readRelations(): Relation[] {
    const { relations } = this.tables;
    return relations.key.map((key, row) =>
      kept(this.known.relations, this.model.relations, key, () => ({
        key,
        label: relations.label[row] as string,
        backward: relations.backward[row] as string,
        names: relations.names[row] as string[],
        lasting: relations.lasting[row] === 1,
        symmetric: relations.symmetric[row] === 1,
        open: key.startsWith("open:"),
      })),
    );
  }

  private readArticles(): Article[] {
    const { documents } = this.tables;
    return documents.key.map((key, row) => {
      const article = kept(this.known.articles, this.model.articles, key, (number) => ({
        number,
        key,
        title: documents.title[row] as string,
        date: documents.date[row] as string,
        source: documents.source[row] as string,
        url: documents.url[row] as string,
        lang: documents.lang?.[row] ?? "",
        text: "",
        quotes: [],
        claims: [],
      }));
      if (article.lang) this.model.languages.add(article.lang);
      if (!article.text && documents.text[row]) {
        article.text = documents.text[row];
        article.quotes = (documents.quotes[row] ?? []).map(([start, end, speaker, direct]) => ({
          start,
          end,
          speaker: this.entities[speaker] ?? null,
          direct: direct === 1,
        }));
      }
      return article;
    });
  }

  /** Holders that are one entity are one voice; whom a pronoun names is not known. */
  private readVoices(): Voice[] {
    const { holders } = this.tables;
    const { nouns, nobody } = this.model;
    return holders.label.map((told, row) => {
      const label = nouns.isPronoun(told) ? "" : nouns.within(told);
      const entity = label ? (this.entities[holders.entity[row] as number] ?? null) : null;
      const key = entity ? entity.key : `"${label}`;
      return kept(this.known.voices, this.model.voices, key, () => ({
        key,
        label: entity ? entity.label : label || nobody,
        entity,
        claims: [],
      }));
    });
  }

  private claim(key: string, row: number): Claim {
    const c = this.tables.claims;
    const article = this.articles[c.document[row] as number] as Article;
    const start = c.start[row] as number;
    const before = this.known.told.get(`${key} ${article.key}`);
    if (before && before.number < this.first) {
      if (before.start < 0) before.start = start;
      return before;
    }
    const rule = c.rule[row] as number;
    const claim: Claim = {
      number: this.model.claims.length,
      key,
      subject: this.entities[c.subject[row] as number] ?? null,
      subjectText: this.model.nouns.within(c.subjectText[row] as string),
      relation: this.relations[c.relation[row] as number] as Relation,
      object: this.entities[c.object[row] as number] ?? null,
      objectText: this.model.nouns.within(c.objectText[row] as string),
      voice: this.voices[c.holder[row] as number] ?? null,
      standing: this.tables.standings[c.standing[row] as number] as Standing,
      negated: c.negated[row] === 1,
      modality: this.tables.modalities[c.modality[row] as number] as string,
      state: this.tables.states[c.state[row] as number] as string,
      time: c.time[row] as string,
      place: c.place[row] as string,
      article,
      start,
      sentence:
        start < 0
          ? (this.tables.sentences[-1 - start] as string)
          : article.text.slice(start, start + (c.length[row] as number)),
      marks: this.marks(c.marks[row] as number[]),
      confidence: (c.confidence[row] as number) / 100,
      rule: rule < 0 ? "" : (this.tables.rules[rule] as string),
    };
    this.model.claims.push(claim);
    this.known.claims.set(key, claim);
    this.known.told.set(`${key} ${article.key}`, claim);
    article.claims.push(claim);
    claim.subject?.claims.push(claim);
    if (claim.object !== claim.subject) claim.object?.claims.push(claim);
    claim.voice?.claims.push(claim);
    claim.voice?.entity?.said.push(claim);
    return claim;
  }

  private marks(flat: number[]): Mark[] {
    const marks: Mark[] = [];
    for (let at = 0; at < flat.length; at += 3) {
      marks.push({
        start: flat[at] as number,
        end: flat[at + 1] as number,
        role: this.tables.roles[flat[at + 2] as number] as Role,
      });
    }
    return marks;
  }
}

const pointOf = ([north, east, area]: number[]): Entity["point"] =>
  north === undefined || east === undefined ? null : [north, east, area === 1];

/** Return what has a key already; else what is made, at the end of its list. */
function kept<T>(known: Map<string, T>, list: T[], key: string, made: (number: number) => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const one = made(list.length);
  known.set(key, one);
  list.push(one);
  return one;
}
