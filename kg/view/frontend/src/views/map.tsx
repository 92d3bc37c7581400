/** A map of the places that are spoken of: how much is said of each, what of it is contested. */
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Lettered, lettering, measureOf } from "../drawing/lettering.ts";
import { ink } from "../drawing/looks.ts";
import { type Look, lookAt, radiusOf, seen, type Spot, spotsOf } from "../map/places.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, IconButton, Mark } from "../parts/glyphs.tsx";
import { Pictures } from "../parts/pictures.tsx";
import { Rows } from "../parts/rows.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { To } from "../parts/things.tsx";
import { inlined } from "../pictures/inlined.ts";
import { useApp } from "../state/app.ts";

export function Places() {
  const { model, route, shown, speech } = useApp();
  const entity = model.entity(route.of) ?? null;
  const spots = useMemo(
    () => spotsOf(entity ? shown.of([...new Set([...entity.claims, ...entity.said])]) : shown.claims, model),
    [entity, shown],
  );
  const [picked, pick] = useState<Spot | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const chosen = picked && spots.find((one) => one.entity === picked.entity);
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <h2>{entity ? entity.label : speech.say("map_all")}</h2>
          <p>
            {speech.count("places", spots.length)} · {speech.say("map_legend")}
          </p>
        </div>
        <div class="buttons">{spots.length > 0 && <Pictures of={() => inlined(svg.current)} />}</div>
      </header>
      {spots.length === 0 ? (
        <p class="nothing">{speech.say("map_none")}</p>
      ) : (
        <div class="drawn">
          <Sheet spots={spots} chosen={chosen ?? null} pick={pick} svg={svg} />
          <aside class="beside" aria-live="polite">
            <Side spots={spots} chosen={chosen ?? null} pick={pick} />
          </aside>
        </div>
      )}
    </>
  );
}

interface Props {
  spots: Spot[];
  chosen: Spot | null;
  pick: (spot: Spot | null) => void;
}

function Sheet({ spots, chosen, pick, svg }: Props & { svg: { current: SVGSVGElement | null } }) {
  const { speech } = useApp();
  const stage = useRef<HTMLDivElement>(null);
  const [[width, height], setSize] = useState<[number, number]>([900, 560]);
  const [moved, setMoved] = useState<{ of: Spot[]; look: Look } | null>(null);
  const from = useRef<[number, number] | null>(null);
  useLayoutEffect(() => {
    const read = () =>
      stage.current && setSize([stage.current.clientWidth || 900, stage.current.clientHeight || 560]);
    read();
    addEventListener("resize", read);
    return () => removeEventListener("resize", read);
  }, []);
  const whole = useMemo(() => lookAt(spots, width, height), [spots, width, height]);
  const look = moved?.of === spots ? moved.look : whole;
  const move = (to: Partial<Look>) => setMoved({ of: spots, look: { ...look, ...to } });
  const zoom = (factor: number) => move({ scale: Math.min(Math.max(look.scale * factor, 1), 400) });

  const names = useMemo(() => {
    const lettered = spots.map((spot): Lettered => ({
      ...{ id: spot.entity.number, at: seen(look, spot), size: radiusOf(spot.claims.length) },
      ...{ lines: [spot.entity.label], font: 12.5, flat: true },
    }));
    const near = lettered.filter(({ at }) => Math.abs(at.x) < width / 2 && Math.abs(at.y) < height / 2);
    return lettering(near, [], 1, measureOf(ink("--text")), width / 2).things;
  }, [spots, look, width, height]);

  const earth = [0.1 * look.scale * look.narrow, 0, 0, 0.1 * look.scale, -look.x * look.scale * look.narrow];
  return (
    <div class="stage" ref={stage}>
      <svg
        ref={svg}
        class="earth"
        viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
        role="img"
        aria-label={speech.say("map_label")}
        onPointerDown={(event) => (from.current = [event.clientX, event.clientY])}
        onPointerMove={(event) => {
          if (!from.current || !event.buttons) return;
          const [x, y] = from.current;
          from.current = [event.clientX, event.clientY];
          move({
            x: look.x - (event.clientX - x) / (look.scale * look.narrow),
            y: look.y - (event.clientY - y) / look.scale,
          });
        }}
        onWheel={(event) => {
          event.preventDefault();
          zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2);
        }}
      >
        <g transform={`matrix(${earth.join(" ")} ${-look.y * look.scale})`}>
          <path class="land" d={globalThis.world?.land ?? ""} />
          <path class="border" d={globalThis.world?.borders ?? ""} />
        </g>
        {[...spots].reverse().map((spot) => {
          const { x, y } = seen(look, spot);
          const r = radiusOf(spot.claims.length);
          const kinds = ["spot", spot.area && "area", spot === chosen && "chosen"].filter(Boolean).join(" ");
          return (
            <g key={spot.entity.key} class={kinds} onClick={() => pick(spot)}>
              {spot.contested && <circle class="contested" cx={x} cy={y} r={r + 3.5} />}
              <circle cx={x} cy={y} r={r} />
            </g>
          );
        })}
        {[...names].map(([id, { x, y, font, lines }]) => (
          <text key={id} x={x} y={y + 0.85 * font} font-size={font}>
            {lines[0]}
          </text>
        ))}
      </svg>
      <div class="zoom">
        <IconButton icon="plus" name={speech.say("zoom_in")} onClick={() => zoom(1.5)} />
        <IconButton icon="minus" name={speech.say("zoom_out")} onClick={() => zoom(1 / 1.5)} />
        <IconButton icon="fit" name={speech.say("fit")} onClick={() => setMoved(null)} />
      </div>
    </div>
  );
}

/** The places as a list; the claims of the one that is picked. */
function Side({ spots, chosen, pick }: Props) {
  const { speech } = useApp();
  if (chosen)
    return (
      <>
        <button type="button" class="quiet" onClick={() => pick(null)}>
          ← {speech.say("all_places")}
        </button>
        <h3>
          <Glyph family={chosen.entity.family} /> <bdi>{chosen.entity.label}</bdi>
        </h3>
        <p class="buttons">
          <To to={{ view: "dossier", of: chosen.entity.key }} className="button">
            {speech.term("view", "dossier")}
          </To>
        </p>
        <Cards claims={chosen.claims} key={chosen.entity.key} />
      </>
    );
  return (
    <Rows
      of={spots}
      first={30}
      step={60}
      row={(spot) => (
        <li key={spot.entity.key}>
          <button type="button" class="row line-row" onClick={() => pick(spot)}>
            <Glyph family={spot.entity.family} />
            <span class="name">
              {spot.entity.label}
              {spot.contested && <span class="badge contested">{speech.say("contested_one")}</span>}
            </span>
            {spot.denied > 0 && (
              <span class="few denied" title={speech.count("denied_count", spot.denied)}>
                <Mark standing="denied" />
                {speech.number(spot.denied)}
              </span>
            )}
            <span class="n">{speech.number(spot.claims.length)}</span>
          </button>
        </li>
      )}
    />
  );
}
