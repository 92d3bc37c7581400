/** The ways to look at what is chosen. */
import { useApp } from "../state/app.ts";
import type { View } from "../state/route.ts";
import { To } from "./things.tsx";

export function Tabs({ of, views }: { of: string; views: View[] }) {
  const { route, speech } = useApp();
  return (
    <nav class="tabs" aria-label={speech.say("views")}>
      {views.map((view) => (
        <To key={view} to={{ view, of: view === "desk" ? "" : of }} current={route.view === view}>
          {speech.term("view", view)}
        </To>
      ))}
    </nav>
  );
}

export const ALL_VIEWS: View[] = ["desk", "drawing", "timeline", "matrix", "claims"];
export const ENTITY_VIEWS: View[] = ["dossier", "drawing", "timeline", "matrix"];
