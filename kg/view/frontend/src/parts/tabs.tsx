/** The ways to look at what is chosen. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Model } from "../data/model.ts";
import { useApp } from "../state/app.ts";
import type { View } from "../state/route.ts";
import { To } from "./things.tsx";

export function Tabs({ of, views }: { of: string; views: View[] }) {
  const { model, route, speech } = useApp();
  const shown = views.filter((view) => view !== "map" || located(model, of));
  const nav = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const current = nav.current?.querySelector<HTMLElement>("[aria-current]");
    if (nav.current && current) nav.current.scrollLeft = current.offsetLeft - nav.current.offsetLeft - 40;
  }, [route.view]);
  return (
    <nav class="tabs" ref={nav} aria-label={speech.say("views")}>
      {shown.map((view) => (
        <To key={view} to={{ view, of: view === "desk" ? "" : of }} current={route.view === view}>
          {speech.term("view", view)}
        </To>
      ))}
    </nav>
  );
}

/** What stands where an address names nothing of the page: ways to what there is. */
export function Unknown() {
  const { speech } = useApp();
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      <p class="nothing">{speech.say("unknown")}</p>
    </>
  );
}

/** Whether there is anything to see on a map: of one thing, or of all. */
function located(model: Model, of: string): boolean {
  const entity = model.entity(of);
  if (!entity) return model.entities.some((one) => one.point);
  return [...entity.claims, ...entity.said].some((claim) => claim.subject?.point || claim.object?.point);
}

export const ALL_VIEWS: View[] = ["desk", "drawing", "map", "timeline", "matrix", "claims"];
export const ENTITY_VIEWS: View[] = ["dossier", "drawing", "map", "timeline", "matrix", "claims"];
