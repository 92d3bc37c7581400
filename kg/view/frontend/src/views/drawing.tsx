/** A drawing of what the selection needs: a neighbourhood, a way between two, an overview. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Canvas, drawn, type Picked } from "../drawing/canvas.ts";
import type { Thing } from "../drawing/graph.ts";
import { MOST, type Plan, sketchOf } from "../drawing/sketches.ts";
import { Glyph, IconButton } from "../parts/glyphs.tsx";
import { Pictures } from "../parts/pictures.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { called } from "../text/joining.ts";
import { Choices } from "./drawingchoices.tsx";
import { Side } from "./drawnthings.tsx";

const FIRST = 40; // things around an entity, before more are asked for

export function Drawing() {
  const app = useApp();
  const { model, route, shown, speech, families, dark, go } = app;
  const entity = model.entity(route.of) ?? null;
  const other = model.entity(route.and) ?? null;
  const [most, setMost] = useState(FIRST);
  const [picked, setPicked] = useState<Picked>({});
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);
  const sketch = useMemo(
    () => sketchOf(route, model, shown.claims, most, speech.say("small_groups")),
    [model, shown, route.of, route.and, route.steps, route.draw, route.inside.join("\n"), most],
  );
  const open = (thing: Thing) => {
    if (thing.group) go({ inside: [...route.inside, thing.group.key] });
    else if (thing.entity) go({ view: "dossier", of: thing.entity.key });
  };

  useEffect(() => {
    setPicked({});
    if (!box.current || !sketch.things.length) return;
    let wanted = true;
    setBusy(true);
    const looks = { families, dark, speech, centre: other ? null : (entity?.number ?? null) };
    void drawn(box.current, sketch, looks, { picked: setPicked, opened: open }, () => wanted).then((made) => {
      if (!wanted) return made?.close();
      canvas.current = made;
      setBusy(false);
    });
    return () => {
      wanted = false;
      canvas.current?.close();
      canvas.current = null;
    };
  }, [sketch, dark]);
  useEffect(() => canvas.current?.light(picked), [picked]);
  useEffect(() => {
    // A canvas keeps the colours of the screen: on paper stands a picture of it.
    const before = () => canvas.current && box.current?.append(drawnOnPaper(canvas.current));
    const after = () => box.current?.querySelector(".printed")?.remove();
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);

  const picture = () => canvas.current?.picture() ?? "";
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <Title sketch={sketch} />
          <p>
            <Told sketch={sketch} more={() => setMost(Math.min(most * 3, MOST))} />
          </p>
        </div>
        <div class="buttons">
          <Choices />
          {sketch.things.length > 0 && <Pictures of={picture} />}
        </div>
      </header>
      {sketch.things.length === 0 ? (
        <div class="nothing">
          <p>{speech.say(other ? "no_way" : route.draw === "contested" ? "contested_none" : "nothing")}</p>
          {other && !route.filters.open && (
            <button type="button" class="button" onClick={() => app.filter({ open: true })}>
              {speech.say("also_open")}
            </button>
          )}
        </div>
      ) : (
        <div class="drawn">
          <div class="stage">
            <div
              class="canvas"
              ref={box}
              role="img"
              aria-label={speech.say("drawing_label")}
              data-drawn={busy ? undefined : sketch.things.length}
            />
            {busy && <p class="busy">{speech.say("drawing_busy")}</p>}
            <div class="zoom">
              <IconButton
                icon="plus"
                name={speech.say("zoom_in")}
                onClick={() => canvas.current?.zoom(1.3)}
              />
              <IconButton
                icon="minus"
                name={speech.say("zoom_out")}
                onClick={() => canvas.current?.zoom(1 / 1.3)}
              />
              <IconButton icon="fit" name={speech.say("fit")} onClick={() => canvas.current?.fit()} />
            </div>
          </div>
          <aside class="beside" aria-live="polite">
            <Side sketch={sketch} picked={picked} pick={setPicked} />
          </aside>
        </div>
      )}
    </>
  );
}

function drawnOnPaper(canvas: Canvas): Element {
  const { documentElement: root } = document;
  const { theme } = root.dataset;
  root.dataset.theme = "light";
  const svg = new DOMParser().parseFromString(canvas.picture(false), "image/svg+xml").documentElement;
  root.dataset.theme = theme ?? "light";
  svg.classList.add("printed");
  return document.importNode(svg, true);
}

/** What is drawn; above an overview, the way to where one is in it. */
function Title({ sketch }: { sketch: Plan }) {
  const { model, route, speech } = useApp();
  const [entity, other] = [model.entity(route.of), model.entity(route.and)];
  if (entity)
    return (
      <h2>
        {other
          ? speech.say("answer_between", {
              entity: called(speech, entity.label, entity),
              other: called(speech, other.label, other),
            })
          : route.draw === "contested"
            ? speech.say("told_as", { as: entity.label, told: speech.say("contested") })
            : entity.label}
      </h2>
    );
  const named = (key: string) => model.entity(key)?.label ?? speech.say("small_groups");
  const { opened } = sketch;
  const last = opened.at(-1);
  const [only, ...others] = route.filters.relation;
  const relation = model.relations.find((one) => one.key === only && !others.length);
  const say = {
    "": "drawing_all",
    contested: "contested",
    all: sketch.total > MOST ? "drawing_most" : "drawing_whole",
  }[route.draw];
  const whole =
    relation && !route.draw ? `… ${relation.label} …` : speech.say(say, { n: speech.number(MOST) });
  return (
    <>
      {last && (
        <nav class="crumbs" aria-label={speech.say("drawing_all")}>
          <To to={{ view: "drawing", of: "" }}>{speech.say("drawing_all")}</To>
          {opened.slice(0, -1).map((one, i) => (
            <span key={one.key}>
              {" › "}
              <To to={{ view: "drawing", of: "", inside: opened.slice(0, i + 1).map((each) => each.key) }}>
                {named(one.key)}
              </To>
            </span>
          ))}
        </nav>
      )}
      <h2>{last ? named(last.key) : whole}</h2>
    </>
  );
}

/** How much is drawn, and how much is not. */
function Told({ sketch, more }: { sketch: Plan; more: () => void }) {
  const { route, speech } = useApp();
  const groups = sketch.things.filter((one) => one.group).length;
  const lines = speech.count("lines", sketch.lines.length);
  if (groups)
    return (
      <>
        {speech.count("entities", sketch.total)} · {speech.count("groups", groups)} · {lines} ·{" "}
        {speech.say("groups_open")}
      </>
    );
  const left = sketch.total - sketch.things.length;
  return (
    <>
      {speech.count("entities", sketch.things.length)} · {lines}
      {left > 0 && !route.and && " · "}
      {left > 0 &&
        !route.and &&
        (route.of ? (
          <button type="button" class="quiet" onClick={more}>
            {speech.count("not_drawn", left)}
          </button>
        ) : (
          speech.count("too_many", left)
        ))}
    </>
  );
}
