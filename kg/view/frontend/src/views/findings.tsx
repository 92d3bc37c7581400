/** The start: what is contested, what changed hands, who is spoken of, who speaks. */
import { useMemo } from "preact/hooks";
import type { Article, Claim, Voice } from "../data/model.ts";
import { Column } from "../parts/column.tsx";
import { Glyph, IconButton, Mark } from "../parts/glyphs.tsx";
import { Rows } from "../parts/rows.tsx";
import { Spark } from "../parts/spark.tsx";
import { ALL_VIEWS, Tabs } from "../parts/tabs.tsx";
import { Name, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { tally } from "../state/filtering.ts";
import type { Route } from "../state/route.ts";
import { hasName } from "../text/naming.ts";
import { Changed, Contested } from "./contested.tsx";

export function Findings() {
  const { speech, shown, model } = useApp();
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      {shown.claims.length === 0 && (
        <p class="nothing">{speech.say(model.claims.length ? "nothing" : "empty")}</p>
      )}
      <div class="columns">
        <Contested />
        <Changed />
        <SaidAbout />
        <Loudest />
      </div>
      <div class="columns wide">
        <Told />
        <Articles />
      </div>
    </>
  );
}

function SaidAbout() {
  const { shown, speech } = useApp();
  const about = useMemo(() => {
    const found = new Map<number, Claim[]>();
    for (const claim of shown.claims) {
      for (const end of new Set([claim.subject, claim.object])) {
        if (!end) continue;
        const list = found.get(end.number);
        if (list) list.push(claim);
        else found.set(end.number, [claim]);
      }
    }
    return [...found].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]);
  }, [shown]);
  const { model } = useApp();
  return (
    <Column
      name="said_about"
      first={12}
      total={about.length}
      rows={about.slice(0, 400).map(([number, claims]) => {
        const entity = model.entities[number];
        const denied = claims.filter((claim) => claim.standing === "denied").length;
        return (
          entity && (
            <li key={entity.key}>
              <To to={{ view: "dossier", of: entity.key }} className="row">
                <Glyph family={entity.family} />
                <span class="name">
                  <Name of={entity} />
                </span>
                {denied > 0 && (
                  <span class="few denied" title={speech.count("denied_count", denied)}>
                    <Mark standing="denied" />
                    {speech.number(denied)}
                  </span>
                )}
                <Spark claims={claims} width={56} />
                <span class="n">{speech.number(claims.length)}</span>
              </To>
            </li>
          )
        );
      })}
    />
  );
}

/** Who has a name, then sources, spokespeople, reports without one. */
function Loudest() {
  const { shown, speech } = useApp();
  const [named, others] = useMemo(() => {
    const all = tally(shown.claims, (claim) => (claim.voice ? [claim.voice] : []));
    const has = ([{ entity, label }]: [Voice, number]) => hasName(speech.nouns, entity, label);
    const last = ([{ key }]: [Voice, number]) => Number(key === '"'); // whom no text tells
    return [all.filter(has), all.filter((one) => !has(one)).sort((a, b) => last(a) - last(b))];
  }, [shown]);
  const most = Math.max(...[...named, ...others].map(([, n]) => n));
  const row = ([voice, n]: [Voice, number]) => <Loud voice={voice} n={n} most={most} key={voice.key} />;
  return (
    <Column name="loudest" first={8} rows={named.map(row)}>
      {others.length > 0 && (
        <>
          <h3>
            {speech.say("nameless")} <span class="n">{speech.number(others.length)}</span>
          </h3>
          <Rows of={others} first={4} row={row} />
        </>
      )}
    </Column>
  );
}

function Loud({ voice, n, most }: { voice: Voice; n: number; most: number }) {
  const { speech, filter, route } = useApp();
  const { filters } = route;
  const words = (
    <>
      <span class="name">{voice.entity ? <Name of={voice.entity} /> : <bdi>{voice.label}</bdi>}</span>
      <svg class="loud" width={56} height={8} aria-hidden="true">
        <rect width={Math.max(3, (n / most) * 56)} height={8} rx={2} />
      </svg>
      <span class="n">{speech.number(n)}</span>
    </>
  );
  const to: Partial<Route> = voice.entity
    ? { view: "dossier", of: voice.entity.key }
    : { view: "claims", of: "", filters: { ...filters, lens: voice.key } };
  return (
    <li class="with-lens">
      <To to={to} className="row">
        {words}
      </To>
      <IconButton
        icon="eye"
        name={speech.say("look_as", { name: voice.label })}
        pressed={filters.lens === voice.key}
        onClick={() => filter({ lens: filters.lens === voice.key ? "" : voice.key })}
      />
    </li>
  );
}

function Told() {
  const { shown, speech, route } = useApp();
  const relations = useMemo(() => tally(shown.claims, (claim) => [claim.relation]), [shown]);
  return (
    <Column
      name="told"
      first={30}
      rows={relations.map(([relation, n]) => (
        <li key={relation.key}>
          <To
            to={{ view: "claims", of: "", filters: { ...route.filters, relation: [relation.key] } }}
            className="pill"
          >
            {relation.label} <span class="n">{speech.number(n)}</span>
          </To>
        </li>
      ))}
    />
  );
}

function Articles() {
  const { shown, speech, model } = useApp();
  const counts = new Map<Article, number>(tally(shown.claims, (claim) => [claim.article]));
  const articles = model.articles
    .filter((article) => counts.has(article))
    .sort((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <Column
      name="articles"
      first={10}
      rows={articles.map((article) => (
        <li key={article.key}>
          <To to={{ view: "reader", of: article.key }} className="row">
            <span class="day">{article.date ? speech.when(article.date, true) : ""}</span>
            <span class="name" dir="auto" lang={article.lang || undefined}>
              {article.title}
            </span>
            {article.source && <small>{article.source}</small>}
            <span class="n">{speech.number(counts.get(article) ?? 0)}</span>
          </To>
        </li>
      ))}
    />
  );
}
