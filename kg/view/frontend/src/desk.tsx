/** The whole page: what stays (search, strip of days, filters) and the view that is looked at. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import type { Model } from "./data/model.ts";
import type { Service } from "./data/service.ts";
import type { Settings } from "./data/tables.ts";
import { Bar } from "./parts/bar.tsx";
import { Chips } from "./parts/chips.tsx";
import { Strip } from "./parts/strip.tsx";
import { type App, Context } from "./state/app.ts";
import { Shown } from "./state/filtering.ts";
import { useGrowing } from "./state/growing.ts";
import { type Filters, fromHash, pathOf, type Route, START, toHash, type View } from "./state/route.ts";
import type { Speech } from "./text/speech.ts";
import { Basket } from "./views/basket.tsx";
import { Claims } from "./views/claims.tsx";
import { Dispute } from "./views/dispute.tsx";
import { Dossier } from "./views/dossier.tsx";
import { Drawing } from "./views/drawing.tsx";
import { Findings } from "./views/findings.tsx";
import { Places } from "./views/map.tsx";
import { Matrix } from "./views/matrix.tsx";
import { Reader } from "./views/reader.tsx";
import { Timeline } from "./views/timeline.tsx";

const VIEW: Record<View, ComponentType> = {
  desk: Findings,
  dossier: Dossier,
  dispute: Dispute,
  reader: Reader,
  drawing: Drawing,
  map: Places,
  timeline: Timeline,
  matrix: Matrix,
  claims: Claims,
  basket: Basket,
};

interface Props {
  model: Model;
  /** What feeds the page beyond what it opened with, if anything does. */
  service: Service | null;
  speech: Speech;
  families: Settings["families"];
  title: string;
}

export function Desk({ model, service, speech, families, title }: Props) {
  const [route, setRoute] = useState<Route>(() => fromHash(location.hash));
  const [dark, setDark] = useState(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [spoken, announce] = useState("");
  const main = useRef<HTMLElement>(null);
  const growing = useGrowing(model, service, route);

  useEffect(() => {
    const read = () => setRoute(fromHash(location.hash));
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, []);
  useEffect(() => {
    const view = route.view === "desk" ? "" : speech.term("view", route.view);
    const thing = (model.entity(route.of) ?? model.article(route.of)) as { label?: string; title?: string };
    document.title = [thing?.label ?? thing?.title, view, title].filter(Boolean).join(" · ");
  }, [route.view, route.of, growing.grown]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  }, [dark]);

  const go = useCallback((to: Partial<Route>) => {
    const before = fromHash(location.hash);
    // Another view begins anew, as its link says; filters and basket stay.
    const base = "view" in to ? { ...START, filters: before.filters, keep: before.keep } : before;
    const next = { ...base, ...to };
    const moves = pathOf(next) !== pathOf(before);
    // A page of srcdoc (in a notebook) has no address of its own to change.
    try {
      history[moves ? "pushState" : "replaceState"](null, "", toHash(next));
    } catch {
      location.hash = toHash(next);
    }
    setRoute(next);
    if (moves) {
      scrollTo({ top: 0 });
      main.current?.focus({ preventScroll: true });
    }
  }, []);
  const filter = useCallback(
    (to: Partial<Filters>) => go({ filters: { ...fromHash(location.hash).filters, ...to } }),
    [go],
  );
  const shown = useMemo(() => new Shown(model, route.filters), [model, route.filters, growing.grown]);

  const app: App = {
    ...growing,
    title,
    model,
    speech,
    families,
    dark,
    route,
    shown,
    go,
    filter,
    announce,
    toggleTheme: () => setDark(!dark),
  };
  const View = VIEW[route.view];
  const skip = (event: Event) => {
    event.preventDefault();
    main.current?.focus();
  };
  return (
    <Context.Provider value={app}>
      <a class="skip" href="#main" onClick={skip}>
        {speech.say("skip")}
      </a>
      <Bar />
      <Strip />
      <Chips />
      <main ref={main} id="main" tabIndex={-1} class={`view ${route.view}`}>
        {growing.waiting && lacks(model, route) ? (
          <p class="nothing" role="status">
            {speech.say("opening")}
          </p>
        ) : (
          <View key={`${route.view} ${route.of}`} />
        )}
      </main>
      <p class="unseen" role="status">
        {spoken}
      </p>
    </Context.Provider>
  );
}

/** Whether the thing that a route looks at is not there. */
const lacks = (model: Model, { view, of }: Route): boolean =>
  of !== "" &&
  view !== "dispute" &&
  !(view === "reader" ? model.article(of)?.text : model.entity(of)?.claims.length);
