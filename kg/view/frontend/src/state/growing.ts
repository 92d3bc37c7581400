/** A page that a service feeds: what its route looks at is asked for, and the model grows. */
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Model } from "../data/model.ts";
import type { Asked, Service } from "../data/service.ts";
import type { Route } from "./route.ts";

export interface Growing {
  /** How often the model has grown: what is made of it is made anew when this changes. */
  grown: number;
  /** Whether what the route looks at has been asked for and is not there yet. */
  waiting: boolean;
  /** Ask for what words stand in; nothing happens in a page that is a file. */
  seek: (text: string) => void;
}

const PAUSE = 180; // milliseconds after the last letter

/** Return what a route looks at that a page may lack. */
export function askedBy(route: Route): Asked {
  const { view, of, and, filters, keep } = route;
  const things = [of, view === "drawing" ? and : ""].filter((key) => key && !key.includes("#"));
  return {
    document: [...(view === "reader" ? [of] : []), ...filters.document],
    entity: view === "reader" || view === "dispute" ? [] : things.map((key) => `kge:${key}`),
    claim: keep,
    relation: view === "claims" || view === "timeline" ? filters.relation : [],
    text: view === "claims" ? [filters.words] : [],
  };
}

export function useGrowing(model: Model, service: Service | null, route: Route): Growing {
  const [grown, setGrown] = useState(0);
  const [pending, setPending] = useState(0);
  const [typed, setTyped] = useState("");
  const ask = useCallback(
    async (asked: Asked) => {
      if (!service?.lacks(asked)) return;
      setPending((n) => n + 1);
      const tables = await service.part(asked).catch(() => null);
      if (tables) model.add(tables);
      setGrown((n) => n + 1);
      setPending((n) => n - 1);
    },
    [model, service],
  );
  const asked = useMemo(() => askedBy(route), [route]);
  useEffect(() => void ask(asked), [asked, ask]);
  useEffect(() => {
    if (!service || typed.trim().length < 2) return;
    const later = setTimeout(() => void ask({ text: [typed.trim()] }), PAUSE);
    return () => clearTimeout(later);
  }, [typed, ask]);
  return { grown, waiting: pending > 0 || (service?.lacks(asked) ?? false), seek: setTyped };
}
