/** Which things a drawing shows: of a neighbourhood, a way, what is contested, or an overview. */
import type { Claim, Entity, Model } from "../data/model.ts";
import type { Route } from "../state/route.ts";
import { communities, type Tie } from "./communities.ts";
import {
  around,
  between,
  type Group,
  heaviest,
  linesAmong,
  type Sketch,
  type Thing,
  thingOf,
} from "./graph.ts";

/** So many things are drawn one by one, each with its name; of more, there is an overview. */
export const PLAIN = 70;
/** So many are drawn at all. */
export const MOST = 1500;
const SMALLEST = 4; // members of a community that is a thing of its own
const MOST_GROUPS = 36;
/** The key of what belongs to no community that is drawn. */
export const REST = "*";

export interface Plan extends Sketch {
  /** Communities that were opened to get here, the outermost first. */
  opened: Group[];
}

/**
 * Return what the address asks for, of some claims: at most `most` things around an entity; `rest` is
 * how to call what belongs to no community.
 */
export function sketchOf(route: Route, model: Model, shown: Claim[], most: number, rest = ""): Plan {
  const claims = route.draw === "contested" ? shown.filter((claim) => model.contested(claim)) : shown;
  const [entity, other] = [model.entity(route.of), model.entity(route.and)];
  if (entity && other) {
    const kept = between(entity, other, new Set(claims));
    return plainly(kept, claims, model, kept.length);
  }
  if (entity) {
    const { kept, total } = around(entity, new Set(claims), route.steps, most);
    return plainly(kept, claims, model, total, entity);
  }
  return overview(route, claims, model, rest);
}

function plainly(kept: Entity[], claims: Claim[], model: Model, total: number, always?: Entity): Plan {
  const lines = linesAmong(new Map(kept.map((one) => [one, thingOf(one)])), claims, model);
  const ends = new Map<number, Thing>(always ? [[always.number, thingOf(always)]] : []);
  for (const line of lines) for (const end of [line.from, line.to]) ends.set(end.id, end);
  return { things: kept.flatMap((one) => ends.get(one.number) ?? []), lines, total, opened: [] };
}

/** Return an overview of everything, or of the community that was opened last. */
function overview(route: Route, claims: Claim[], model: Model, rest: string): Plan {
  let scope = heaviest(claims);
  let groups = groupsOf(scope, claims);
  const opened: Group[] = [];
  for (const key of route.inside) {
    const group = groups.find((one) => one.key === key);
    if (!group) break;
    opened.push(group);
    scope = group.members;
    groups = groupsOf(scope, claims);
  }
  const whole = route.draw === "all" || scope.length <= PLAIN || groups.length < 3;
  if (whole) return { ...plainly(scope.slice(0, MOST), claims, model, scope.length), opened };
  const drawn = new Map<Entity, Thing>();
  const things = groups.map((group, i): Thing => {
    const [first, second] = group.members as [Entity, Entity];
    const label = group.key === REST ? rest : `${first.label}, ${second.label}`;
    const thing = { id: model.entities.length + i, label, family: first.family, entity: null, group };
    for (const one of group.members) drawn.set(one, thing);
    return thing;
  });
  return { things, lines: linesAmong(drawn, claims, model), total: scope.length, opened };
}

/** Return the communities of entities, the largest first; the last holds what belongs to none. */
export function groupsOf(scope: Entity[], claims: Claim[]): Group[] {
  const numbers = new Map(scope.map((one, i) => [one, i]));
  const ties = claims.flatMap(({ subject, object }): Tie[] => {
    const [a, b] = [subject && numbers.get(subject), object && numbers.get(object)];
    return typeof a === "number" && typeof b === "number" && a !== b ? [[a, b, 1]] : [];
  });
  const members = new Map<number, Entity[]>();
  communities(scope.length, ties).forEach((home, i) => {
    const list = members.get(home);
    if (list) list.push(scope[i] as Entity);
    else members.set(home, [scope[i] as Entity]);
  });
  const ranked = [...members.values()].sort((a, b) => b.length - a.length);
  const kept = ranked.filter((some, i) => some.length >= SMALLEST && i < MOST_GROUPS);
  const rest = ranked.slice(kept.length).flat();
  const weight = new Map(scope.map((one, i) => [one, i]));
  rest.sort((a, b) => (weight.get(a) as number) - (weight.get(b) as number));
  return [
    ...kept.map((some) => ({ key: (some[0] as Entity).key, members: some })),
    ...(rest.length > 1 ? [{ key: REST, members: rest }] : []),
  ];
}
