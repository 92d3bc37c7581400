/** The start: what is contested, what changed hands, who is spoken of, who speaks. */
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Article, Claim, Matter } from "../data/model.ts";
import { Glyph, IconButton, Mark } from "../parts/glyphs.tsx";
import { Spark } from "../parts/spark.tsx";
import { ALL_VIEWS, Tabs } from "../parts/tabs.tsx";
import { objectOf, Plain, sentenceOf, subjectOf, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { tally } from "../state/filtering.ts";

export function Findings() {
  const { speech, shown, model } = useApp();
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      {shown.claims.length === 0 && <p class="nothing">{speech.say(model.claims.length ? "nothing" : "empty")}</p>}
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

function Column({ name, children, rows, first = 8, total = rows.length }: { name: string; children?: ComponentChildren; rows: ComponentChildren[]; first?: number; total?: number }) {
  const { speech } = useApp();
  const [most, setMost] = useState(first);
  return (
    <section class={`column ${name}`} aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`}>
        {speech.say(name)} {rows.length > 0 && <span class="n">{speech.number(total)}</span>}
      </h2>
      {rows.length ? <ul>{rows.slice(0, most)}</ul> : <p class="none">{speech.say(`${name}_none`)}</p>}
      {rows.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + 40)}>{speech.count("more_rows", Math.min(40, rows.length - most))}</button>
      )}
      {children}
    </section>
  );
}

/** Return the voices of some claims, each once, as a text. */
export function voicesOf(claims: Claim[], itself: string): string[] {
  return [...new Set(claims.map((claim) => claim.voice?.label ?? itself))];
}

function Contested() {
  const { model, shown, speech } = useApp();
  const matters = model.matters.filter((matter) => matter.sides.some((side) => side.claims.some(shown.has)));
  const disputed = new Set(model.matters.flatMap((matter) => matter.sides.flatMap((side) => side.claims)));
  const denials = new Map<string, Claim[]>();
  for (const claim of shown.claims) {
    if (claim.standing !== "denied" || disputed.has(claim)) continue;
    const key = sentenceOf(claim);
    denials.set(key, [...(denials.get(key) ?? []), claim]);
  }
  const ranked = [...denials.values()].sort((a, b) => b.length - a.length || Number(b[0]?.voice !== null) - Number(a[0]?.voice !== null));
  const rows = matters.map((matter) => <li key={matter.key}><MatterRow matter={matter} /></li>);
  return (
    <Column name="contested" rows={rows}>
      {ranked.length > 0 && <Denied groups={ranked} title={speech.say("denied_too")} />}
    </Column>
  );
}

export function MatterRow({ matter }: { matter: Matter }) {
  const { speech } = useApp();
  const [left, ...others] = matter.sides;
  const first = left?.claims[0];
  if (!left || !first) return null;
  const against = others.flatMap((side) => side.claims);
  const itself = speech.say("documents_themselves");
  return (
    <To to={{ view: "dispute", of: matter.key }} className="row matter">
      {matter.rivals ? (
        <Rivals matter={matter} />
      ) : (
        <>
          <strong><Plain claim={first} /></strong>
          <span class="versus">
            <span><Mark standing="asserted" /> {voicesOf(left.claims, itself).slice(0, 2).join(", ")} <span class="n">{speech.number(left.claims.length)}</span></span>
            <span class="against"><Mark standing="denied" /> {voicesOf(against, itself).slice(0, 2).join(", ")} <span class="n">{speech.number(against.length)}</span></span>
          </span>
        </>
      )}
    </To>
  );
}

/** Who say the same of different things: what they share, then each. */
function Rivals({ matter }: { matter: Matter }) {
  const { speech } = useApp();
  const firsts = matter.sides.flatMap((side) => side.claims[0] ?? []);
  const [first] = firsts;
  if (!first) return null;
  const same = firsts.every((claim) => objectOf(claim) === objectOf(first));
  return (
    <>
      <strong>{same ? <>… <span class="verb">{first.relation.label}</span> {objectOf(first)}</> : <>{subjectOf(first)} <span class="verb">{first.relation.label}</span> …</>}</strong>
      <span class="versus">
        {matter.sides.map((side) => side.claims[0] && (
          <span key={side.claims[0].key}><Mark standing="asserted" /> <b>{same ? subjectOf(side.claims[0]) : objectOf(side.claims[0])}</b> · {voicesOf(side.claims, speech.say("documents_themselves")).slice(0, 2).join(", ")} <span class="n">{speech.number(side.claims.length)}</span></span>
        ))}
      </span>
    </>
  );
}

function Denied({ groups, title }: { groups: Claim[][]; title: string }) {
  const { speech, go, route } = useApp();
  return (
    <>
      <h3>{title} <span class="n">{speech.number(groups.length)}</span></h3>
      <ul>
        {groups.slice(0, 5).map(([claim, ...more]) => claim && (
          <li key={claim.key}>
            <To to={{ view: "reader", of: claim.article.key, and: claim.key }} className="row">
              <Mark standing="denied" />
              <span class="name"><Plain claim={claim} /><small>{claim.voice?.label ?? claim.article.title}</small></span>
              {more.length > 0 && <span class="n">{speech.number(more.length + 1)}</span>}
            </To>
          </li>
        ))}
      </ul>
      {groups.length > 5 && <button type="button" class="more" onClick={() => go({ view: "claims", of: "", filters: { ...route.filters, standing: ["denied"] } })}>{speech.say("all_denied")}</button>}
    </>
  );
}

function Changed() {
  const { model, shown, speech } = useApp();
  const passed = model.changes.filter((change) => change.steps.some((step) => step.claims.some(shown.has)));
  const over = shown.claims.filter((claim) => claim.standing === "ended").reverse();
  return (
    <Column name="changed" rows={passed.map((change) => (
      <li key={change.thing.key}>
        <To to={{ view: "timeline", of: change.thing.key }} className="row change">
          <strong><Glyph family={change.thing.family} />{change.thing.label}</strong>
          <ol>
            {change.steps.slice(-4).map((step) => (
              <li key={`${step.since} ${step.who?.key}`}><span class="day">{speech.when(step.since, true)}</span> {step.who?.label ?? speech.say("nobody")}</li>
            ))}
          </ol>
        </To>
      </li>
    ))}>
      {over.length > 0 && (
        <>
          <h3>{speech.say("over")} <span class="n">{speech.number(over.length)}</span></h3>
          <ul>
            {over.slice(0, 5).map((claim) => (
              <li key={claim.key}>
                <To to={{ view: "reader", of: claim.article.key, and: claim.key }} className="row">
                  <Mark standing="ended" />
                  <span class="name"><Plain claim={claim} /><small>{claim.article.date && speech.when(claim.article.date, true)}</small></span>
                </To>
              </li>
            ))}
          </ul>
        </>
      )}
    </Column>
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
    <Column name="said_about" first={12} total={about.length} rows={about.slice(0, 400).map(([number, claims]) => {
      const entity = model.entities[number];
      const denied = claims.filter((claim) => claim.standing === "denied").length;
      return entity && (
        <li key={entity.key}>
          <To to={{ view: "dossier", of: entity.key }} className="row">
            <Glyph family={entity.family} />
            <span class="name">{entity.label}</span>
            {denied > 0 && <span class="few denied" title={speech.count("denied_count", denied)}><Mark standing="denied" />{speech.number(denied)}</span>}
            <Spark claims={claims} width={56} />
            <span class="n">{speech.number(claims.length)}</span>
          </To>
        </li>
      );
    })} />
  );
}

function Loudest() {
  const { shown, speech, filter, route } = useApp();
  const voices = useMemo(() => tally(shown.claims, (claim) => (claim.voice ? [claim.voice] : [])), [shown]);
  const most = voices[0]?.[1] ?? 1;
  return (
    <Column name="loudest" first={12} rows={voices.map(([voice, n]) => (
      <li key={voice.key} class="with-lens">
        {voice.entity ? (
          <To to={{ view: "dossier", of: voice.entity.key }} className="row"><Loud label={voice.label} n={n} most={most} /></To>
        ) : (
          <span class="row"><Loud label={voice.label} n={n} most={most} /></span>
        )}
        <IconButton icon="eye" name={speech.say("look_as", { name: voice.label })} pressed={route.filters.lens === voice.key} onClick={() => filter({ lens: route.filters.lens === voice.key ? "" : voice.key })} />
      </li>
    ))} />
  );
}

function Loud({ label, n, most }: { label: string; n: number; most: number }) {
  const { speech } = useApp();
  return (
    <>
      <span class="name">{label}</span>
      <svg class="loud" width={56} height={8} aria-hidden="true"><rect width={Math.max(3, (n / most) * 56)} height={8} rx={2} /></svg>
      <span class="n">{speech.number(n)}</span>
    </>
  );
}

function Told() {
  const { shown, speech, route } = useApp();
  const relations = useMemo(() => tally(shown.claims, (claim) => [claim.relation]), [shown]);
  return (
    <Column name="told" first={30} rows={relations.map(([relation, n]) => (
      <li key={relation.key}>
        <To to={{ view: "claims", of: "", filters: { ...route.filters, relation: [relation.key] } }} className="pill">
          {relation.label} <span class="n">{speech.number(n)}</span>
        </To>
      </li>
    ))} />
  );
}

function Articles() {
  const { shown, speech, model } = useApp();
  const counts = new Map<Article, number>(tally(shown.claims, (claim) => [claim.article]));
  const articles = model.articles.filter((article) => counts.has(article)).sort((a, b) => (a.date < b.date ? 1 : -1));
  return (
    <Column name="articles" first={10} rows={articles.map((article) => (
      <li key={article.key}>
        <To to={{ view: "reader", of: article.key }} className="row">
          <span class="day">{article.date ? speech.when(article.date, true) : ""}</span>
          <span class="name">{article.title}</span>
          {article.source && <small>{article.source}</small>}
          <span class="n">{speech.number(counts.get(article) ?? 0)}</span>
        </To>
      </li>
    ))} />
  );
}

