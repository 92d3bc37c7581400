/** Finds entities, holders, relations, documents and sentences by words, spelled nearly so. */
import type { Article, Claim, Entity, Model, Relation } from "../data/model.ts";
import { asked, near, spaced, tolerance } from "../text/fold.ts";

export interface Hits {
  entities: Entity[];
  relations: Relation[];
  articles: Article[];
  /** A claim for each sentence. */
  sentences: Claim[];
  /** Words as they were taken, where they were spelled otherwise. */
  spelled: string[];
}

interface Named<T> {
  thing: T;
  /** Words of each name, as one text: " front de la drenna". */
  names: string[];
  weight: number;
}

const MOST = 6;
const SPELLINGS = 12;

/** The words of a model; read when somebody begins to search, and what comes later with them. */
export class SearchIndex {
  private readonly entities: Named<Entity>[] = [];
  private relations: Named<Relation>[] = [];
  private readonly articles: Named<Article>[] = [];
  private readonly sentences: Named<Claim>[] = [];
  private readonly told = new Map<string, Named<Claim>>();
  private readonly uses = new Map<Relation, number>();
  private vocabulary: string[] = [];
  private claims = 0;

  constructor(private readonly model: Model) {
    this.read();
  }

  /** Read what the model has had since it was read last. */
  read(): void {
    const { model } = this;
    const same = this.claims === model.claims.length && this.entities.length === model.entities.length;
    if (same && this.vocabulary.length) return;
    const words = new Set(this.vocabulary);
    const named = <T>(thing: T, names: string[], weight: number): Named<T> => {
      const folded = names.map(spaced);
      for (const name of folded) for (const word of name.split(" ")) words.add(word);
      return { thing, weight, names: folded };
    };
    for (const one of model.entities.slice(this.entities.length))
      this.entities.push(named(one, [one.label, ...one.names], 0));
    for (const one of this.entities) one.weight = weightOf(one.thing);
    for (const one of model.articles.slice(this.articles.length))
      this.articles.push(named(one, [`${one.title} ${one.source}`], one.claims.length));
    for (const claim of model.claims.slice(this.claims)) {
      this.uses.set(claim.relation, (this.uses.get(claim.relation) ?? 0) + 1);
      const before = this.told.get(claim.sentence);
      if (!before) {
        const one = named(claim, [claim.sentence], claim.relation.open ? 0 : 1);
        this.told.set(claim.sentence, one);
        this.sentences.push(one);
      } else if (before.thing.relation.open && !claim.relation.open) {
        before.thing = claim;
        before.weight = 1;
      }
    }
    this.claims = model.claims.length;
    this.relations = [...this.uses].map(([one, n]) =>
      named(one, [one.label, one.backward, ...one.names].filter(Boolean), one.open ? n : n + 1000),
    );
    words.delete("");
    this.vocabulary = [...words].sort();
  }

  /** Return what all words of a text stand in, the best first. */
  find(text: string, most = MOST): Hits {
    const sought = asked(text);
    if (!sought.length) return { entities: [], relations: [], articles: [], sentences: [], spelled: [] };
    const spelled: string[] = [];
    const ways = sought.map((word) => {
      if (this.begins(word)) return [word];
      const others = this.spelledLike(word);
      spelled.push(...others.slice(0, 1));
      return others.length ? others : [word];
    });
    const joined = sought.join("").replaceAll(" ", "");
    const best = <T>(list: Named<T>[], whole = false): T[] => {
      const found: { thing: T; rank: number; weight: number }[] = [];
      for (const { thing, names, weight } of list) {
        let rank = 9;
        for (const name of names) rank = Math.min(rank, rankOf(name, ways, whole ? joined : ""));
        if (rank < 9) found.push({ thing, rank, weight });
      }
      return found
        .sort((a, b) => a.rank - b.rank || b.weight - a.weight)
        .slice(0, most)
        .map(({ thing }) => thing);
    };
    return {
      entities: best(this.entities, true),
      relations: best(this.relations),
      articles: best(this.articles),
      sentences: best(this.sentences),
      spelled,
    };
  }

  /**
   * Return relations that a verb may mean: "contrôle", "controle", "attaque" (a attaqué). One that is
   * called just so comes first, then what has the words in its label, then in another name.
   */
  relationsLike(words: string[]): Relation[] {
    const stem = (word: string) => word.slice(0, Math.max(4, word.length - 2));
    const long = words.filter((word) => word.length > 2);
    if (!long.length) return [];
    const whole = ` ${words.join(" ")}`;
    const found = this.relations.map(({ thing, names, weight }) => {
      const at = names.findIndex((name) => long.every((word) => name.includes(` ${stem(word)}`)));
      return { thing, weight, rank: names.includes(whole) ? -1 : Math.min(at, 1), fits: at >= 0 };
    });
    return found
      .filter(({ fits }) => fits)
      .sort((a, b) => a.rank - b.rank || b.weight - a.weight)
      .map(({ thing }) => thing);
  }

  private begins(word: string): boolean {
    let [low, high] = [0, this.vocabulary.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.vocabulary[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    return this.vocabulary[low]?.startsWith(word) ?? false;
  }

  private spelledLike(word: string): string[] {
    const most = tolerance(word);
    if (!most) return [];
    const one = this.vocabulary.filter((known) => near(word, known, 1));
    const found = one.length || most < 2 ? one : this.vocabulary.filter((known) => near(word, known, most));
    return found.slice(0, SPELLINGS);
  }
}

const weightOf = (one: Entity): number =>
  one.claims.reduce((sum, claim) => sum + (claim.relation.open ? 1 : 4), 0) + 2 * one.said.length;

/** Return how well a name fits: 0 it is this, 1 it begins so, 2 all words are in it; 9 it does not. */
function rankOf(name: string, ways: string[][], joined: string): number {
  const all = ways.every((words) => words.some((word) => name.includes(` ${word}`)));
  if (all) {
    const first = ways.map((words) => words[0]).join(" ");
    if (name === ` ${first}`) return 0;
    return (ways[0] as string[]).some((word) => name.startsWith(` ${word}`)) ? 1 : 2;
  }
  return joined.length > 3 && name.replaceAll(" ", "").startsWith(joined) ? 3 : 9;
}
