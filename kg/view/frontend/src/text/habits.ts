/** How documents write a name, learned from the words that they mark: "the Front", "en Floride". */
import type { Entity } from "../data/model.ts";
import { lower } from "./nouns.ts";
import type { Speech } from "./speech.ts";

export interface Habit {
  /** The article that most of them write before it, or "". */
  article: string;
  /** What they write before it where something is, if its language has a word for that ("en"). */
  within: string;
}

const known = new WeakMap<Entity, { claims: number; habit: Habit }>();

/** Return how documents write an entity's name; in the page's language, as its label is. */
export function habitOf(speech: Speech, entity: Entity): Habit {
  const before = known.get(entity);
  if (before?.claims === entity.claims.length) return before.habit;
  const habit = speech.nouns.isDetermined(entity.label)
    ? { article: "", within: "" }
    : learned(speech, entity);
  known.set(entity, { claims: entity.claims.length, habit });
  return habit;
}

function learned(speech: Speech, entity: Entity): Habit {
  const counts = wordsBefore(entity);
  const most = (words: string[]) => {
    const [best = "", n = 0] =
      words.map((word) => [word, counts.get(word) ?? 0] as const).sort((a, b) => b[1] - a[1])[0] ?? [];
    return { best, n };
  };
  const articles = new Map(speech.list("definite").map((article) => [lower(article), article]));
  // "du" hides "le".
  for (const one of speech.list("contractions")) {
    const [, article = "", made = ""] = one.split(" ");
    counts.set(article, (counts.get(article) ?? 0) + (counts.get(made) ?? 0));
    counts.delete(made);
  }
  const article = most([...articles.keys()]);
  const within = most(speech.list("inside"));
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return {
    article:
      2 * article.n > all - within.n ? (articles.get(article.best) ?? "") : named(speech, entity.label),
    within: 2 * within.n > all - article.n ? within.best : "",
  };
}

/** Return how often each word stands before a name, where it stands as it is. */
function wordsBefore({ label, claims }: Entity): Map<string, number> {
  const counts = new Map<string, number>();
  const places = new Set<string>();
  for (const { sentence, marks, subject, object, article } of claims) {
    for (const { start, end, role } of marks) {
      const one = role === "subject" ? subject : role === "object" ? object : null;
      const place = `${article.key} ${sentence} ${end}`;
      if (one?.label !== label || places.has(place)) continue;
      if (!lower(sentence.slice(start, end)).endsWith(lower(label))) continue;
      places.add(place);
      const [, word = ""] = /(\p{L}+['’]?)\s*$/u.exec(sentence.slice(0, end - label.length)) ?? [];
      counts.set(lower(word), (counts.get(lower(word)) ?? 0) + 1);
    }
  }
  return counts;
}

/** Return the article of a name of which no document tells it, by its kind. */
function named(speech: Speech, label: string): string {
  for (const one of speech.list("named")) {
    const [pattern = "", article = ""] = one.split(" ");
    if (new RegExp(pattern, "u").test(label)) return article;
  }
  return "";
}
