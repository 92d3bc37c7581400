/** What every part of the page knows: the model, the words, the route, and how to go elsewhere. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Model } from "../data/model.ts";
import type { Settings } from "../data/tables.ts";
import type { Speech } from "../text/speech.ts";
import type { Shown } from "./filtering.ts";
import type { Growing } from "./growing.ts";
import type { Filters, Route } from "./route.ts";

export interface App extends Growing {
  title: string;
  model: Model;
  speech: Speech;
  families: Settings["families"];
  dark: boolean;
  route: Route;
  shown: Shown;
  /** Go to another view or thing; filters and basket stay unless they are told. */
  go: (to: Partial<Route>) => void;
  filter: (to: Partial<Filters>) => void;
  /** Say something to a screen reader. */
  announce: (text: string) => void;
  toggleTheme: () => void;
}

export const Context = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(Context);
  if (!app) throw new Error("no page");
  return app;
}
