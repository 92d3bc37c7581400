/** Questions in words: "qui contrôle Varesk", "Belin sur Osterov", "Osterov et Mezin", "mars". */
import type { Claim, Entity, Model, Relation, Voice } from "../data/model.ts";
import { type Filters, NO_FILTERS, type Route } from "../state/route.ts";
import { daysOf, type Month, monthCalled, monthNamed, monthsOf } from "../text/months.ts";
import { tokens } from "../text/fold.ts";
import { called, voiced } from "../text/joining.ts";
import type { Speech } from "../text/speech.ts";
import type { SearchIndex } from "./index.ts";

/** What a question means: how it is said, with the names in it, and where its answer is. */
export interface Answer {
  kind: string;
  names: Record<string, string>;
  to: Partial<Route>;
  /** Whether anything is told there. */
  told: boolean;
}

/** `relations` are those that a verb may mean, the likeliest first. */
type Value = { entity?: Entity; other?: Entity; voice?: Voice; relations?: Relation[]; month?: Month };

/** Return what a text asks: the page's patterns are kind → templates with {slots}. */
export function answersTo(text: string, speech: Speech, index: SearchIndex, model: Model): Answer[] {
  const { lang } = speech;
  const asked: Asked = {
    index,
    model,
    months: monthsOf(lang),
    articles: new Set(speech.list("definite").flatMap(tokens)),
  };
  const words = tokens(text);
  const found: Answer[] = [];
  for (const [kind, templates] of Object.entries(speech.table("patterns"))) {
    for (const template of templates.split("|")) {
      const parts = template
        .trim()
        .split(/\s+/)
        .flatMap((part) => (part.startsWith("{") ? [part] : tokens(part)));
      const value = matched(parts, words, {}, asked);
      const answer = value && answer_(kind, value, speech);
      if (answer && !found.some((one) => one.kind === kind)) found.push(answer);
    }
  }
  return found.sort((a, b) => Number(b.told) - Number(a.told));
}

interface Asked {
  index: SearchIndex;
  model: Model;
  months: string[];
  /** Words that may stand before a name. */
  articles: Set<string>;
}

function matched(parts: string[], words: string[], value: Value, asked: Asked): Value | null {
  const [part, ...rest] = parts;
  if (part === undefined) return words.length ? null : value;
  if (!part.startsWith("{")) return words[0] === part ? matched(rest, words.slice(1), value, asked) : null;
  for (let n = words.length - rest.length; n > 0; n -= 1) {
    const slot = filled(part, words.slice(0, n), value, asked);
    const whole = slot && matched(rest, words.slice(n), slot, asked);
    if (whole) return whole;
  }
  return null;
}

function filled(
  slot: string,
  words: string[],
  value: Value,
  { index, model, months, articles }: Asked,
): Value | null {
  const text = (articles.has(words[0] ?? "") && words.length > 1 ? words.slice(1) : words).join(" ");
  if (slot === "{month}") {
    const month = monthCalled(words, months, model);
    return month ? { ...value, month } : null;
  }
  if (slot === "{relation}") {
    const relations = index.relationsLike(words);
    return relations.length ? { ...value, relations } : null;
  }
  if (slot === "{voice}") {
    const loudest = index
      .find(text)
      .entities.reduce<Entity | null>(
        (most, one) => (one.said.length > (most?.said.length ?? 0) ? one : most),
        null,
      );
    const voice = loudest && model.voice(loudest.key);
    return voice ? { ...value, voice } : null;
  }
  const [entity] = index.find(text, 1).entities;
  if (!entity) return null;
  if (slot === "{other}") return entity === value.entity ? null : { ...value, other: entity };
  return { ...value, entity };
}

const isDenied = (claim: Claim): boolean => claim.standing === "denied";

function answer_(
  kind: string,
  { entity, other, voice, relations = [], month }: Value,
  speech: Speech,
): Answer | null {
  const everything = (view: Route["view"], more: Partial<Filters> = {}, names = {}): Answer => ({
    ...{ kind, names, told: true, to: { view, of: "", filters: { ...NO_FILTERS, ...more } } },
  });
  if (month) return everything("desk", daysOf(month), { month: monthNamed(month, speech.lang) });
  if (kind === "denials") return everything("claims", { standing: ["denied"] });
  if (kind === "says") return everything("matrix");
  const [likeliest] = relations;
  if (kind === "all" && likeliest) {
    const view = likeliest.lasting ? "timeline" : "claims";
    return everything(view, { relation: [likeliest.key] }, { relation: likeliest.label });
  }
  if (!entity) return null;
  const tells = (test: (claim: Claim) => boolean) => entity.claims.some(test);
  const has = (one: Relation) => tells((claim) => claim.relation === one);
  const relation = relations.find(has) ?? likeliest;
  const names = {
    entity: called(speech, entity.label, entity),
    other: other ? called(speech, other.label, other) : "",
    voice: voice ? voiced(speech, voice) : "",
    relation: relation?.label ?? "",
  };
  const answer = (to: Partial<Route>, more: Partial<Filters> = {}, told = true): Answer => ({
    kind,
    names,
    told,
    to: { of: entity.key, filters: { ...NO_FILTERS, ...more }, ...to },
  });
  if (kind === "who" && relation)
    return answer({ view: "dossier" }, { relation: [relation.key] }, has(relation));
  if (kind === "about" && voice)
    return answer(
      { view: "dossier" },
      { lens: voice.key },
      tells((claim) => claim.voice === voice),
    );
  if (kind === "between" && other) return answer({ view: "drawing", and: other.key });
  if (kind === "denies") return answer({ view: "dossier" }, { standing: ["denied"] }, tells(isDenied));
  return null;
}
