/** Lanes of time: who had what from when to when; open ends stay open. */
import { useMemo, useState } from "preact/hooks";
import { bins, firstDay, isoDay } from "../data/days.ts";
import {
  type Bar,
  type Lane,
  lanesOfEntity,
  lanesOfThings,
  lasting,
  tellingRelation,
} from "../data/lanes.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, Mark } from "../parts/glyphs.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { Named } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";

export function Timeline() {
  const { model, route, shown, speech, filter } = useApp();
  const entity = model.entity(route.of);
  const relations = useMemo(() => lasting(shown.without("relation")), [shown]);
  const asked = relations.find(([one]) => route.filters.relation.includes(one.key))?.[0];
  const relation = asked ?? tellingRelation(shown.claims, model);
  const lanes = useMemo(() => {
    if (entity) return lanesOfEntity(entity, shown.of(entity.claims), model);
    return relation ? lanesOfThings(shown.claims, relation, model) : [];
  }, [entity, relation, shown]);
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        {entity && <Glyph family={entity.family} />}
        <div>
          <h2>{entity ? entity.label : `… ${relation?.label ?? ""} …`}</h2>
          <p>{speech.count("lanes", lanes.length)}</p>
        </div>
        {!entity && (
          <div class="buttons">
            {relations.slice(0, 8).map(([one, n]) => (
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
          </div>
        )}
      </header>
      {lanes.length ? <Lanes lanes={lanes} /> : <p class="nothing">{speech.say("nothing")}</p>}
    </>
  );
}

function Lanes({ lanes }: { lanes: Lane[] }) {
  const { speech, model } = useApp();
  const [most, setMost] = useState(25);
  const [open, setOpen] = useState<Bar | null>(null);
  const told = lanes.flatMap((lane) => lane.bars);
  const said = model.articles.flatMap((article) => firstDay(article.date) ?? []);
  const last = [...said, ...told.map((bar) => bar.to ?? bar.from)].reduce((a, b) => Math.max(a, b));
  // What began long before the documents begins at the edge.
  const begin = said.length ? said.reduce((a, b) => Math.min(a, b)) : last;
  const earliest = told.map((bar) => bar.from).reduce((a, b) => Math.min(a, b));
  const first = Math.max(earliest, begin - Math.max(60, (last - begin) * 0.6)) - 2;
  const span = last - first + 3;
  const at = (day: number) => (100 * Math.max(0, Math.min(day - first, span))) / span;
  const ticks = bins(first, last, 8).slice(1);
  return (
    <div class="lanes">
      <div class="axis-row" aria-hidden="true">
        <span />
        <div class="track">
          {ticks.map((tick) => (
            <span key={tick.from} class="tick" style={{ left: `${at(tick.from)}%` }}>
              {speech.when(isoDay(tick.from), true)}
            </span>
          ))}
        </div>
      </div>
      <ul>
        {lanes.slice(0, most).map((lane) => (
          <li key={lane.key} class="lane">
            <h3>{lane.thing ? <Named entity={lane.thing} glyph /> : lane.label}</h3>
            <div class="rows">
              {lane.bars.slice(0, 12).map((bar) => (
                <BarRow
                  key={`${bar.text} ${bar.standing} ${bar.from}`}
                  bar={bar}
                  at={at}
                  open={open === bar}
                  toggle={() => setOpen(open === bar ? null : bar)}
                />
              ))}
              {lane.bars.length > 12 && (
                <p class="note">{speech.count("narrow_more", lane.bars.length - 12)}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
      {lanes.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + 50)}>
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
  const until = bar.to === null ? "…" : speech.when(isoDay(bar.to));
  const when =
    bar.to === bar.from ? speech.when(isoDay(bar.from)) : `${speech.when(isoDay(bar.from))} – ${until}`;
  const standing = speech.term("standing", bar.standing);
  return (
    <>
      <button type="button" class="bar-row" aria-expanded={open} onClick={toggle}>
        <span class="track">
          <span
            class={`span ${bar.standing}${bar.contested ? " hatched" : ""}${bar.to === null ? " open-end" : ""}`}
            style={{ left: `${at(bar.from)}%`, width: `${width}%` }}
          />
          <span
            class={at(bar.from) > 62 ? "told before" : "told"}
            style={at(bar.from) > 62 ? { right: `${100 - at(bar.from)}%` } : { left: `${at(bar.from)}%` }}
          >
            <Mark standing={bar.standing} />
            {bar.text}
            <span class="unseen">
              , {standing}
              {bar.contested && `, ${speech.say("contested_one")}`}
            </span>
            <span class="day">{when}</span>
            {bar.claims.length > 1 && <span class="n">{speech.number(bar.claims.length)}</span>}
          </span>
        </span>
      </button>
      {open && <Cards claims={bar.claims} />}
    </>
  );
}
