/** Who speaks of whom, or who does what to whom, as a table whose cells open their claims. */
import { useMemo, useState } from "preact/hooks";
import type { Claim, Entity } from "../data/model.ts";
import { measureOf } from "../drawing/lettering.ts";
import { ink, inks } from "../drawing/looks.ts";
import { Mark } from "../parts/glyphs.tsx";
import { Pictures } from "../parts/pictures.tsx";
import { ALL_VIEWS, ENTITY_VIEWS, Tabs } from "../parts/tabs.tsx";
import { Named, To } from "../parts/things.tsx";
import { svgOfGrid } from "../pictures/grid.ts";
import { useApp } from "../state/app.ts";
import { voiceKey } from "../state/filtering.ts";

const FIRST = 18; // rows, before more are asked for
const WIDER = 1.6; // columns for each row

export function Matrix() {
  const { model, route, shown, speech, go } = useApp();
  const entity = model.entity(route.of);
  const acting = route.steps === 2;
  const claims = entity ? shown.of([...new Set([...entity.claims, ...entity.said])]) : shown.claims;
  const [size, setSize] = useState(FIRST);
  const table = useMemo(
    () => (acting ? acts(claims, size) : speaks(claims, size)),
    [shown, acting, entity, size],
  );
  const most = Math.max(1, ...[...table.cells.values()].map((some) => some.length));
  const named = (key: string) =>
    model.voice(key)?.label ??
    (key === "document" ? speech.say("documents_themselves") : (model.entity(key)?.label ?? key));
  const picture = () => {
    const cell = (row: number, column: number) => {
      const found = table.cells.get(`${table.rows[row]}\n${table.columns[column]?.key}`) ?? [];
      return { n: found.length, denied: found.filter((claim) => claim.standing === "denied").length };
    };
    const said = speech.say(acting ? "matrix_acts" : "matrix_speaks");
    const title = entity ? `${entity.label} · ${said}` : said;
    const columns = table.columns.map((one) => one.label);
    const grid = { title, rows: table.rows.map(named), columns, cell };
    return svgOfGrid(grid, speech.number, inks(), measureOf(ink("--text")));
  };
  return (
    <>
      <Tabs of={entity?.key ?? ""} views={entity ? ENTITY_VIEWS : ALL_VIEWS} />
      <header class="head">
        <div>
          <h2 dir="auto">{entity ? entity.label : speech.say(acting ? "matrix_acts" : "matrix_speaks")}</h2>
          {entity && <p>{speech.say(acting ? "matrix_acts" : "matrix_speaks")}</p>}
        </div>
        <div class="buttons">
          <button type="button" class="button" aria-pressed={!acting} onClick={() => go({ steps: 1 })}>
            {speech.say("matrix_speaks")}
          </button>
          <button type="button" class="button" aria-pressed={acting} onClick={() => go({ steps: 2 })}>
            {speech.say("matrix_acts")}
          </button>
          {table.rows.length > 0 && <Pictures of={picture} />}
        </div>
      </header>
      {table.rows.length ? (
        <div
          class="grid-box"
          tabIndex={0}
          role="group"
          aria-label={speech.say(acting ? "matrix_acts" : "matrix_speaks")}
        >
          <table class="grid">
            <thead>
              <tr>
                <td />
                {table.columns.map((one) => (
                  <th scope="col" key={one.key}>
                    <div>
                      <Named entity={one} plain />
                    </div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row) => (
                <tr key={row}>
                  <th scope="row">
                    <RowName row={row} name={named(row)} />
                  </th>
                  {table.columns.map((one) => (
                    <Cell
                      key={one.key}
                      row={row}
                      column={one}
                      claims={table.cells.get(`${row}\n${one.key}`) ?? []}
                      most={most}
                      acting={acting}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {table.left > 0 && (
            <button type="button" class="more" onClick={() => setSize(size + FIRST)}>
              {speech.count("more_rows", Math.min(FIRST, table.left))}
            </button>
          )}
        </div>
      ) : (
        <p class="nothing">{speech.say("nothing")}</p>
      )}
    </>
  );
}

/** Whoever a row is of: a way to the dossier, or to what is said by one who has none. */
function RowName({ row, name }: { row: string; name: string }) {
  const { model, route } = useApp();
  const entity = model.entity(row);
  if (entity) return <Named entity={entity} />;
  return (
    <To to={{ view: "claims", of: "", filters: { ...route.filters, lens: row } }} className="named">
      <bdi>{name}</bdi>
    </To>
  );
}

function Cell({
  row,
  column,
  claims,
  most,
  acting,
}: {
  row: string;
  column: Entity;
  claims: Claim[];
  most: number;
  acting: boolean;
}) {
  const { speech, route } = useApp();
  if (!claims.length) return <td />;
  const denied = claims.filter((claim) => claim.standing === "denied").length;
  const to = acting
    ? { view: "claims" as const, of: row, and: column.key }
    : { view: "dossier" as const, of: column.key, filters: { ...route.filters, lens: row } };
  const label = `${speech.count("claims", claims.length)}${denied ? `, ${speech.count("denied_count", denied)}` : ""}`;
  return (
    <td class={`heat h${Math.min(5, Math.ceil((5 * claims.length) / most))}`}>
      <To to={to} label={label}>
        {speech.number(claims.length)}
        {denied > 0 && <Mark standing="denied" />}
      </To>
    </td>
  );
}

interface Table {
  rows: string[];
  columns: Entity[];
  cells: Map<string, Claim[]>;
  /** How many rows are left out. */
  left: number;
}

function speaks(claims: Claim[], most: number): Table {
  return tableOf(
    claims.filter((claim) => claim.voice),
    (claim) => [voiceKey(claim)],
    (claim) => [claim.subject, claim.object],
    most,
  );
}

function acts(claims: Claim[], most: number): Table {
  return tableOf(
    claims,
    (claim) => (claim.subject && claim.object && claim.subject !== claim.object ? [claim.subject.key] : []),
    (claim) => [claim.object],
    most,
  );
}

function tableOf(
  claims: Claim[],
  row: (claim: Claim) => string[],
  column: (claim: Claim) => (Entity | null)[],
  most: number,
): Table {
  const cells = new Map<string, Claim[]>();
  const rows = new Map<string, number>();
  for (const claim of claims) {
    for (const key of row(claim)) {
      for (const one of new Set(column(claim))) {
        if (!one || one.key === key) continue;
        rows.set(key, (rows.get(key) ?? 0) + 1);
        const cell = `${key}\n${one.key}`;
        cells.set(cell, [...(cells.get(cell) ?? []), claim]);
      }
    }
  }
  const top = <T,>(counts: Map<T, number>, n: number): T[] =>
    [...counts]
      .sort((a, b) => b[1] - a[1])
      .slice(0, n)
      .map(([one]) => one);
  // Columns are those of the rows that are shown: first the ones that several speak of.
  const kept = top(rows, most);
  const columns = new Map<Entity, number>();
  for (const claim of claims) {
    for (const key of row(claim)) {
      if (!kept.includes(key)) continue;
      for (const one of new Set(column(claim)))
        if (one && one.key !== key) columns.set(one, (columns.get(one) ?? 0) + 1);
    }
  }
  const shared = (one: Entity) => kept.filter((key) => cells.has(`${key}\n${one.key}`)).length;
  for (const [one, n] of columns) columns.set(one, n + 2 * shared(one));
  const wanted = top(columns, Math.round(WIDER * most));
  return {
    rows: kept.filter((key) => wanted.some((one) => cells.has(`${key}\n${one.key}`))),
    columns: wanted,
    cells,
    left: rows.size - kept.length,
  };
}
