/** A drawing of what the selection needs: a neighbourhood, a way between two, one relation. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Canvas, type Picked } from "../drawing/canvas.ts";
import { around, between, heaviest, type Line, linesAmong, type Sketch } from "../drawing/graph.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, Icon, IconButton, Mark } from "../parts/glyphs.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { To } from "../parts/things.tsx";
import { type App, useApp } from "../state/app.ts";
import { save, textFile } from "../text/exports.ts";

const FIRST = { around: 40, all: 90 };

function sketchOf({ model, route, shown }: App, most: number): Sketch {
  const claims = new Set(shown.claims);
  const [entity, other] = [model.entity(route.of), model.entity(route.and)];
  if (entity && other) {
    const kept = between(entity, other, claims);
    return { things: [...kept], lines: linesAmong(kept, shown.claims, model), total: kept.size };
  }
  const { kept, total } = entity ? around(entity, claims, route.steps, most) : heaviest(shown.claims, most);
  const lines = linesAmong(kept, shown.claims, model);
  const drawn = new Set(lines.flatMap((line) => [line.from, line.to]));
  if (entity) drawn.add(entity);
  return { things: [...kept].filter((one) => drawn.has(one)), lines, total };
}

export function Drawing() {
  const app = useApp();
  const { model, route, shown, speech, families, dark, go } = app;
  const entity = model.entity(route.of) ?? null;
  const other = model.entity(route.and) ?? null;
  const [most, setMost] = useState(entity ? FIRST.around : FIRST.all);
  const [picked, setPicked] = useState<Picked>({});
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<Canvas | null>(null);
  const sketch = useMemo(() => sketchOf(app, most), [model, shown, route.of, route.and, route.steps, most]);

  useEffect(() => {
    setPicked({});
    if (!box.current || !sketch.lines.length) return;
    const made = new Canvas(
      box.current,
      sketch,
      { families, dark, speech, centre: other ? null : entity },
      setPicked,
    );
    canvas.current = made;
    return () => {
      canvas.current = null;
      made.close();
    };
  }, [sketch, dark]);
  useEffect(() => canvas.current?.light(picked), [picked]);

  const title =
    entity && other
      ? speech.say("answer_between", { entity: entity.label, other: other.label })
      : entity
        ? entity.label
        : speech.say("drawing_all");
  const left = sketch.total - sketch.things.length;
  const vector = () => canvas.current && save("kg.svg", textFile("image/svg+xml", canvas.current.picture()));
  const picture = () => box.current?.querySelector("canvas")?.toBlob((blob) => blob && save("kg.png", blob));
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <h2>{title}</h2>
          <p>
            {speech.count("entities", sketch.things.length)} · {speech.count("lines", sketch.lines.length)}
            {left > 0 && !other && (
              <>
                {" "}
                ·{" "}
                <button type="button" class="quiet" onClick={() => setMost(Math.min(most * 3, 1500))}>
                  {speech.count("not_drawn", left)}
                </button>
              </>
            )}
          </p>
        </div>
        <div class="buttons">
          {entity &&
            !other &&
            [1, 2].map((n) => (
              <button
                type="button"
                class="button"
                key={n}
                aria-pressed={route.steps === n}
                onClick={() => go({ steps: n })}
              >
                {speech.count("steps", n)}
              </button>
            ))}
          {other && entity && (
            <To to={{ view: "drawing", of: other.key, and: entity.key }} className="button">
              <Icon name="arrow" />
            </To>
          )}
          <button type="button" class="button" onClick={picture}>
            PNG
          </button>
          <button type="button" class="button" onClick={vector}>
            SVG
          </button>
        </div>
      </header>
      {sketch.lines.length === 0 ? (
        <p class="nothing">{speech.say(other ? "no_way" : "nothing")}</p>
      ) : (
        <div class="drawn">
          <div class="stage">
            <div class="canvas" ref={box} role="img" aria-label={speech.say("drawing_label")} />
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

/** What is drawn as a list; the claims of what is picked in it. */
function Side({ sketch, picked, pick }: { sketch: Sketch; picked: Picked; pick: (what: Picked) => void }) {
  const { speech, route } = useApp();
  const [most, setMost] = useState(30);
  const back = (
    <button type="button" class="quiet" onClick={() => pick({})}>
      ← {speech.say("all_lines")}
    </button>
  );
  if (picked.line) {
    return (
      <>
        {back}
        <h3 class="of-line">
          <LineName line={picked.line} />
        </h3>
        <Cards claims={picked.line.claims} stated={picked.line.relations.length > 1} />
      </>
    );
  }
  const { entity } = picked;
  const lines = [
    ...(entity ? sketch.lines.filter((line) => line.from === entity || line.to === entity) : sketch.lines),
  ].sort((a, b) => Number(b.contested) - Number(a.contested) || b.claims.length - a.claims.length);
  return (
    <>
      {entity && (
        <>
          {back}
          <h3>
            <Glyph family={entity.family} /> {entity.label}
          </h3>
          <p class="buttons">
            <To to={{ view: "dossier", of: entity.key }} className="button">
              {speech.term("view", "dossier")}
            </To>
            {entity.key !== route.of && (
              <To to={{ view: "drawing", of: entity.key }} className="button">
                {speech.say("draw_around")}
              </To>
            )}
            {route.of && !route.and && entity.key !== route.of && (
              <To to={{ view: "drawing", of: route.of, and: entity.key }} className="button">
                {speech.say("draw_way")}
              </To>
            )}
          </p>
        </>
      )}
      <ul>
        {lines.slice(0, most).map((line) => (
          <li key={line.id}>
            <button type="button" class="row line-row" onClick={() => pick({ line })}>
              <Mark standing={line.standing} />
              <span class="name">
                <LineName line={line} />
              </span>
              <span class="n">{speech.number(line.claims.length)}</span>
            </button>
          </li>
        ))}
      </ul>
      {lines.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + 100)}>
          {speech.count("more_rows", Math.min(100, lines.length - most))}
        </button>
      )}
    </>
  );
}

function LineName({ line }: { line: Line }) {
  const { speech } = useApp();
  const verb =
    line.relations.length > 1
      ? speech.count("relations_merged", line.relations.length)
      : line.relations[0]?.label;
  return (
    <span class="statement">
      {line.from.label} <span class="verb">{verb}</span> {line.to.label}
    </span>
  );
}
