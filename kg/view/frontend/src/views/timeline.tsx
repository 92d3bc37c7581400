/** Lanes of time: who had what from when to when; open ends stay open. */
import { useMemo, useState } from "preact/hooks";
import { isoDay } from "../data/days.ts";
import {
  type Axis,
  axisOf,
  type Bar,
  barWords,
  type Lane,
  lanesOfEntity,
  lanesOfThings,
  lasting,
  tellingRelation,
} from "../data/lanes.ts";
import { measureOf } from "../drawing/lettering.ts";
import { ink, inks } from "../drawing/looks.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, Mark } from "../parts/glyphs.tsx";
import { Pictures } from "../parts/pictures.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { Named } from "../parts/things.tsx";
import { svgOfLanes } from "../pictures/lanes.ts";
import { useApp } from "../state/app.ts";

const MOST_BARS = 12; // in a lane

export function Timeline() {
  const { model, route, shown, speech, filter, go } = useApp();
  const byActor = route.steps === 2;
  const entity = model.entity(route.of);
  const relations = useMemo(() => lasting(shown.without("relation")), [shown]);
  const asked = relations.find(([one]) => route.filters.relation.includes(one.key))?.[0];
  const relation = asked ?? tellingRelation(shown.claims, model);
  const lanes = useMemo(() => {
    if (entity) return lanesOfEntity(entity, shown.of(entity.claims), model, speech);
    return relation ? lanesOfThings(shown.claims, relation, model, byActor) : [];
  }, [entity, relation, shown, byActor]);
  // The one that is looked at, and those of which most is said.
  const near = [
    ...relations.filter(([one]) => one === relation),
    ...relations.filter(([one]) => one !== relation),
  ].slice(0, 4);
  const [most, setMost] = useState(25);
  const axis = useMemo(() => (lanes.length ? axisOf(lanes, model) : null), [lanes]);
  const title = entity ? entity.label : `… ${relation?.label ?? ""} …`;
  const picture = () => {
    const seen = lanes.slice(0, most).map((lane) => ({ ...lane, bars: lane.bars.slice(0, MOST_BARS) }));
    return svgOfLanes(title, seen, axis as Axis, speech, inks(), measureOf(ink("--text")));
  };
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <h2 dir="auto">{title}</h2>
          <p>{speech.count("lanes", lanes.length)}</p>
        </div>
        <div class="buttons">
          {!entity &&
            [1, 2].map((n) => (
              <button
                type="button"
                class="button"
                key={n}
                aria-pressed={route.steps === n}
                onClick={() => go({ steps: n })}
              >
                {speech.say(n === 1 ? "lanes_things" : "lanes_actors")}
              </button>
            ))}
          {!entity &&
            near.map(([one, n]) => (
              <button
                type="button"
                class="button"
                key={one.key}
                aria-pressed={one === relation}
                onClick={() => filter({ relation: one === asked ? [] : [one.key] })}
              >
                {one.label} <span class="n">{speech.number(n)}</span>
              </button>
            ))}
          {!entity && relations.length > near.length && (
            <select
              class="button"
              aria-label={speech.say("other_relations")}
              value=""
              onChange={({ currentTarget: { value } }) => value && filter({ relation: [value] })}
            >
              <option value="">{speech.say("other_relations")}</option>
              {relations
                .filter((one) => !near.includes(one))
                .map(([one, n]) => (
                  <option value={one.key} key={one.key}>
                    {one.label} ({speech.number(n)})
                  </option>
                ))}
            </select>
          )}
          {axis && <Pictures of={picture} />}
        </div>
      </header>
      {axis ? (
        <Lanes lanes={lanes} axis={axis} most={most} more={() => setMost(most + 50)} />
      ) : (
        <p class="nothing">{speech.say("nothing")}</p>
      )}
    </>
  );
}

function Lanes({ lanes, axis, most, more }: { lanes: Lane[]; axis: Axis; most: number; more: () => void }) {
  const { speech } = useApp();
  const [open, setOpen] = useState<Bar | null>(null);
  const [opened, setOpened] = useState<string[]>([]); // lanes all of whose bars are shown
  return (
    <div class="lanes">
      <div class="axis-row" aria-hidden="true">
        <span />
        <div class="track">
          {axis.ticks.map((day) => (
            <span key={day} class="tick" style={{ left: `${axis.at(day)}%` }}>
              {speech.when(isoDay(day).slice(0, axis.precision), true)}
            </span>
          ))}
        </div>
      </div>
      <ul>
        {lanes.slice(0, most).map((lane) => (
          <li key={lane.key} class="lane">
            <h3>{lane.thing ? <Named entity={lane.thing} glyph /> : lane.label}</h3>
            <div class="rows">
              {lane.bars.slice(0, opened.includes(lane.key) ? undefined : MOST_BARS).map((bar) => (
                <BarRow
                  key={`${bar.text} ${bar.standing} ${bar.from}`}
                  bar={bar}
                  at={axis.at}
                  open={open === bar}
                  toggle={() => setOpen(open === bar ? null : bar)}
                />
              ))}
              {lane.bars.length > MOST_BARS && !opened.includes(lane.key) && (
                <button type="button" class="more" onClick={() => setOpened([...opened, lane.key])}>
                  {speech.count("more_rows", lane.bars.length - MOST_BARS)}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {lanes.length > most && (
        <button type="button" class="more" onClick={more}>
          {speech.count("more_rows", Math.min(50, lanes.length - most))}
        </button>
      )}
    </div>
  );
}

function BarRow({
  bar,
  at,
  open,
  toggle,
}: {
  bar: Bar;
  at: (day: number) => number;
  open: boolean;
  toggle: () => void;
}) {
  const { speech } = useApp();
  const end = bar.to === null ? 100 : at(bar.to + 1);
  const width = Math.max(end - at(bar.from), 0.6);
  const [name, when, often] = barWords(bar, speech);
  const late = at(bar.from) > 62;
  const kinds = [
    "span",
    bar.standing,
    bar.contested && "hatched",
    bar.to === null && "open-end",
    !bar.dated && "open-start",
  ];
  return (
    <>
      <button type="button" class="bar-row" aria-expanded={open} onClick={toggle}>
        <span class="track">
          <span
            class={kinds.filter(Boolean).join(" ")}
            style={{ left: `${at(bar.from)}%`, width: `${width}%` }}
          />
          <span
            class={late ? "told before" : "told"}
            style={late ? { right: `${100 - at(bar.from)}%` } : { left: `${at(bar.from)}%` }}
          >
            <Mark standing={bar.standing} />
            <bdi>{name}</bdi>
            <span class="unseen">
              , {speech.term("standing", bar.standing)}
              {bar.contested && `, ${speech.say("contested_one")}`}
            </span>
            <span class="day">{when}</span>
            {often && <span class="n">{often}</span>}
          </span>
        </span>
      </button>
      {open && <Cards claims={bar.claims} />}
    </>
  );
}
