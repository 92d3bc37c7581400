/** What lasts, as bars on lanes of time: since when, until when, by whose words. */
import { seenFrom } from "../text/joining.ts";
import { lower } from "../text/nouns.ts";
import type { Speech } from "../text/speech.ts";
import { otherEnd } from "./facts.ts";
import { bins, firstDay, isoDay, lastDay } from "./days.ts";
import type { Claim, Entity, Model, Relation } from "./model.ts";

export interface Bar {
  /** What stands on the bar: whoever has it, or what an entity has. */
  other: Entity | null;
  text: string;
  relation: Relation;
  from: number;
  /** The date that it begins with, as precise as it is told. */
  since: string;
  /** Whether a text tells since when; else it is so at the latest when a document says so. */
  dated: boolean;
  /** The last day, or null: as far as is told, it goes on. */
  to: number | null;
  claims: Claim[];
  standing: Claim["standing"];
  contested: boolean;
}

export interface Lane {
  key: string;
  /** A thing, or a relation of the entity that is looked at. */
  thing: Entity | null;
  label: string;
  bars: Bar[];
}

/** Return the relations that last among claims, those that most is said of first. */
export function lasting(claims: Claim[]): [Relation, number][] {
  const counts = new Map<Relation, number>();
  for (const claim of claims)
    if (claim.relation.lasting && claim.subject)
      counts.set(claim.relation, (counts.get(claim.relation) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Return the relation whose changes, disputes and ends tell most; else that of which most is said. */
export function tellingRelation(claims: Claim[], model: Model): Relation | undefined {
  const weights = new Map<Relation, number>();
  for (const [relation] of lasting(claims)) weights.set(relation, 0);
  const add = (relation: Relation, n = 1) =>
    weights.has(relation) && weights.set(relation, (weights.get(relation) as number) + n);
  for (const { relation, time, standing } of claims)
    if (time || standing === "ended" || standing === "planned") add(relation, 0.01);
  for (const change of model.changes)
    for (const step of change.steps) for (const claim of step.claims) add(claim.relation);
  for (const matter of model.matters)
    for (const side of matter.sides) for (const claim of side.claims) add(claim.relation);
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/**
 * Return a lane for each thing that is had by one relation: who has it, and when; or, by actors, for
 * each who has something: what, and when.
 */
export function lanesOfThings(claims: Claim[], relation: Relation, model: Model, byActor = false): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const claim of claims) {
    const thing = byActor ? claim.subject : claim.object;
    if (claim.relation !== relation || !thing) continue;
    // What documents have no name for is one thing where the same one has it: "the bridge", "the pope".
    const other = byActor
      ? claim.object?.label || claim.objectText
      : claim.subject?.label || claim.subjectText;
    const name = thing.shared ? thing.label : `${thing.label}\n${other}`;
    const lane = lanes.get(name) ?? { key: thing.key, thing, label: thing.label, bars: [] };
    lanes.set(name, lane);
    if (byActor) put(lane, claim, claim.object, claim.objectText, model);
    else put(lane, claim, claim.subject, claim.subjectText, model);
  }
  return ordered([...lanes.values()]);
}

/** Return a lane for each relation of an entity that lasts, and one for what happened. */
export function lanesOfEntity(entity: Entity, claims: Claim[], model: Model, speech: Speech): Lane[] {
  const lanes = new Map<string, Lane>();
  for (const claim of claims) {
    const forward = claim.subject === entity || claim.relation.symmetric;
    const key = `${claim.relation.key} ${forward}`;
    const label = seenFrom(speech, claim.relation, entity, !forward);
    const lane = lanes.get(key) ?? { key, thing: null, label, bars: [] };
    lanes.set(key, lane);
    const { other, text } = otherEnd(claim, entity);
    put(lane, claim, other, text, model);
  }
  return ordered([...lanes.values()]);
}

function put(lane: Lane, claim: Claim, other: Entity | null, text: string, model: Model): void {
  const day = firstDay(claim.time);
  const from = day ?? firstDay(claim.article.date);
  if (from === null) return;
  const since = day === null ? claim.article.date : claim.time.replace(/\/.*/, "");
  const label = other?.label || text;
  const kind = claim.standing === "inferred" ? "asserted" : claim.standing;
  let bar = lane.bars.find(
    (one) =>
      one.text === label &&
      (one.standing === "inferred" ? "asserted" : one.standing) === kind &&
      (claim.relation.lasting || one.from === from),
  );
  if (!bar) {
    bar = {
      other,
      text: label,
      relation: claim.relation,
      from,
      since,
      dated: false,
      to: claim.relation.lasting ? null : lastOf(claim, from),
      claims: [],
      standing: claim.standing,
      contested: false,
    };
    lane.bars.push(bar);
  }
  bar.claims.push(claim);
  if (claim.standing === "asserted") bar.standing = "asserted";
  if (from < bar.from) Object.assign(bar, { from, since });
  bar.dated ||= firstDay(claim.time) !== null || !claim.relation.lasting;
  bar.contested ||= model.contested(claim) !== undefined;
  const end = endOf(claim, model);
  if (end !== null) bar.to = Math.max(bar.to ?? end, end, bar.from);
}

const lastOf = (claim: Claim, from: number): number => {
  const last = lastDay(claim.time);
  return last !== null && Number.isFinite(last) ? last : from;
};

/** Return the day on which a state ends: told, or because another has it then. */
function endOf(claim: Claim, model: Model): number | null {
  if (!claim.relation.lasting) return null;
  if (claim.time.includes("/") && !claim.time.endsWith("..")) return lastDay(claim.time);
  if (claim.standing === "ended" || claim.standing === "denied") return firstDay(claim.article.date);
  for (const change of model.changes) {
    const at = change.steps.findIndex((step) => step.claims.includes(claim));
    const own = change.steps[at];
    // Who have it from one day on have it together.
    const next = own && change.steps.slice(at).find((step) => step.since !== own.since);
    if (next) return firstDay(next.since);
  }
  return null;
}

function ordered(lanes: Lane[]): Lane[] {
  for (const lane of lanes) lane.bars.sort((a, b) => a.from - b.from);
  const weight = (lane: Lane) =>
    (lane.bars.some((bar) => bar.contested) ? 1000 : 0) +
    (lane.bars.length > 1 ? 100 : 0) +
    lane.bars.reduce((sum, bar) => sum + bar.claims.length, 0);
  return lanes.filter((lane) => lane.bars.length).sort((a, b) => weight(b) - weight(a));
}

/** Where days are on a track, from 0 to 100, and which are marked. */
export interface Axis {
  at: (day: number) => number;
  ticks: number[];
  /** How many letters of an ISO date the marks need: a day, a month, a year. */
  precision: number;
}

/** Return an axis for lanes: what began long before the documents begins at its edge. */
export function axisOf(lanes: Lane[], model: Model): Axis {
  const told = lanes.flatMap((lane) => lane.bars);
  const said = model.articles.flatMap((article) => firstDay(article.date) ?? []);
  const last = [...said, ...told.map((bar) => bar.to ?? bar.from)].reduce((a, b) => Math.max(a, b));
  const begin = said.length ? said.reduce((a, b) => Math.min(a, b)) : last;
  const earliest = told.map((bar) => bar.from).reduce((a, b) => Math.min(a, b));
  const first = Math.max(earliest, begin - Math.max(60, (last - begin) * 0.6)) - 2;
  const span = last - first + 3;
  const at = (day: number) => (100 * Math.max(0, Math.min(day - first, span))) / span;
  const marks = bins(first, last, 8).slice(1);
  const days = marks.some((mark) => isoDay(mark.from).slice(8) !== "01");
  const months = marks.some((mark) => isoDay(mark.from).slice(5, 7) !== "01");
  return {
    at,
    ticks: marks.map((mark) => mark.from).filter((day) => at(day) < 95),
    precision: days ? 10 : months ? 7 : 4,
  };
}

/** Return what stands on a bar: who has it, since when and until when, how often it is said. */
export function barWords(bar: Bar, speech: Speech): string[] {
  const [claim] = bar.claims as [Claim];
  const told = claim.subject || claim.subjectText ? "no_object" : "no_subject";
  const often = bar.claims.length > 1 ? [`×${speech.number(bar.claims.length)}`] : [];
  const name = speech.nouns.isPronoun(bar.text)
    ? speech.say("quoted", { words: lower(bar.text) })
    : bar.text || speech.say(told);
  return [name, timeOf(bar, speech), ...often];
}

function timeOf({ from, since, to, dated }: Bar, speech: Speech): string {
  const until = to === null || to === from ? "" : speech.when(isoDay(to), true);
  const day = speech.when(since.slice(0, 10), true);
  if (!dated) return speech.say(until ? "said_until" : "said_on", { day, until });
  if (to === null) return speech.on(`${since}/..`);
  return until && lastDay(since) !== to ? `${day} – ${until}` : day;
}
