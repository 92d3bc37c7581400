/** Opens the page: unpacks its tables and draws the view that its address asks for. */
import { render } from "preact";
import { Model } from "./data/model.ts";
import { Service } from "./data/service.ts";
import { type Settings, unpack } from "./data/tables.ts";
import { Desk } from "./desk.tsx";
import { Nouns } from "./text/nouns.ts";
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
  const carried = document.getElementById("tables");
  const speech = new Speech(settings.lang, settings.words, new Nouns(settings.nouns));
  const service = settings.service ? new Service(settings.lang, settings.service.lens) : null;
  const tables = await (service ? service.opening() : unpack(carried?.textContent ?? ""));
  const model = new Model(tables, speech.say("somebody"), speech.nouns);
  if (!location.hash && root.dataset.start) location.hash = root.dataset.start;
  carried?.remove();
  root.replaceChildren();
  render(
    <Desk
      model={model}
      service={service}
      speech={speech}
      families={settings.families}
      title={root.dataset.title ?? ""}
    />,
    root,
  );
  document.documentElement.dataset.ready = "true";
}

void open();
