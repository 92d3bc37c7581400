/** Opens the page: unpacks its tables and draws the view that its address asks for. */
import { render } from "preact";
import { Model } from "./data/model.ts";
import { type Settings, unpack } from "./data/tables.ts";
import { Desk } from "./desk.tsx";
import { Speech } from "./text/speech.ts";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/views.css";
import "./styles/print.css";

async function open(): Promise<void> {
  const root = document.getElementById("desk") as HTMLElement;
  const settings = JSON.parse(
    (document.getElementById("settings") as HTMLElement).textContent ?? "",
  ) as Settings;
  const carried = document.getElementById("tables") as HTMLElement;
  const speech = new Speech(settings.lang, settings.words);
  const model = new Model(await unpack(carried.textContent ?? ""), speech.say("somebody"));
  if (!location.hash && root.dataset.start) location.hash = root.dataset.start;
  carried.remove();
  root.replaceChildren();
  render(
    <Desk model={model} speech={speech} families={settings.families} title={root.dataset.title ?? ""} />,
    root,
  );
  document.documentElement.dataset.ready = "true";
}

void open();
