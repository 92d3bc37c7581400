/** What is looked at and how, as the hash of the page's address: a link is a finding. */

export const VIEWS = [
  "desk",
  "dossier",
  "dispute",
  "reader",
  "drawing",
  "map",
  "timeline",
  "matrix",
  "claims",
  "basket",
] as const;
export type View = (typeof VIEWS)[number];

/** Filters; an empty list or text leaves everything in. */
export interface Filters {
  /** Key of a voice, or "document": what documents state themselves. */
  lens: string;
  standing: string[];
  relation: string[];
  family: string[];
  source: string[];
  /** Keys of articles. */
  document: string[];
  /** Days, as ISO dates. */
  from: string;
  to: string;
  words: string;
  /** Per cent: how sure the reading must be. */
  sure: number;
  /** Whether claims without a relation of the vocabulary are in, too. */
  open: boolean;
}

export interface Route {
  view: View;
  /** What is looked at: the key of an entity, a matter, an article; "" is everything. */
  of: string;
  /** A second entity: how are both connected? */
  and: string;
  filters: Filters;
  /** Keys of claims in the basket. */
  keep: string[];
  /** How many steps a drawing goes. */
  steps: number;
  /** What a drawing of no one thing shows: "" is an overview. */
  draw: "" | "contested" | "all";
  /** Communities that are opened in an overview, by their keys, the outermost first. */
  inside: string[];
}

export const NO_FILTERS: Filters = {
  lens: "",
  standing: [],
  relation: [],
  family: [],
  source: [],
  document: [],
  from: "",
  to: "",
  words: "",
  sure: 0,
  open: false,
};
export const START: Route = {
  view: "desk",
  of: "",
  and: "",
  filters: NO_FILTERS,
  keep: [],
  steps: 1,
  draw: "",
  inside: [],
};

const DRAWN = ["contested", "all"] as const;
const LISTS = ["standing", "relation", "family", "source", "document"] as const;
const TEXTS = ["lens", "from", "to", "words"] as const;

export function toHash(route: Route): string {
  const query = new URLSearchParams();
  if (route.and) query.set("and", route.and);
  if (route.steps > 1) query.set("steps", String(route.steps));
  if (route.draw) query.set("draw", route.draw);
  for (const key of route.inside) query.append("in", key);
  for (const name of TEXTS) if (route.filters[name]) query.set(name, route.filters[name]);
  for (const name of LISTS) for (const value of route.filters[name]) query.append(name, value);
  if (route.filters.sure) query.set("sure", String(route.filters.sure));
  if (route.filters.open) query.set("open", "1");
  if (route.keep.length) query.set("keep", route.keep.join("."));
  const asked = query.toString();
  return `#${route.view}${route.of ? `/${encodeURIComponent(route.of)}` : ""}${asked ? `?${asked}` : ""}`;
}

/** Return what the back button goes over: where one is, whatever the filters are. */
export const pathOf = ({ view, of, and, draw, inside }: Route): string =>
  [view, of, and, draw, ...inside].join("\n");

/** Return the route of a hash; what it does not tell, or tells wrongly, is as at the start. */
export function fromHash(hash: string): Route {
  const [path = "", asked = ""] = hash.replace(/^#/, "").split(/\?(.*)/s);
  const query = new URLSearchParams(asked);
  const [name = "", ...rest] = path.split("/");
  const view = VIEWS.find((one) => one === name) ?? "desk";
  const filters: Filters = {
    ...NO_FILTERS,
    open: query.get("open") === "1",
    sure: number(query.get("sure"), 0, 100),
  };
  for (const text of TEXTS) filters[text] = query.get(text) ?? "";
  for (const list of LISTS) filters[list] = query.getAll(list);
  for (const end of ["from", "to"] as const) if (!/^\d{4}-\d\d-\d\d$/.test(filters[end])) filters[end] = "";
  return {
    view,
    of: decoded(rest.join("/")),
    and: query.get("and") ?? "",
    filters,
    keep: (query.get("keep") ?? "").split(".").filter(Boolean),
    steps: number(query.get("steps"), 1, 2) || 1,
    draw: DRAWN.find((one) => one === query.get("draw")) ?? "",
    inside: query.getAll("in"),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

function number(text: string | null, least: number, most: number): number {
  const value = Math.round(Number(text ?? ""));
  return Number.isFinite(value) ? Math.min(Math.max(value, least), most) : least;
}
