/** All that is said of one entity: now, what happened, before, planned, denied. */
import { useMemo } from "preact/hooks";
import { type Fact, factsOf, otherEnd, SECTIONS } from "../data/facts.ts";
import type { Claim, Entity } from "../data/model.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, IconButton, Mark } from "../parts/glyphs.tsx";
import { Rows } from "../parts/rows.tsx";
import { Dots } from "../parts/spark.tsx";
import { ENTITY_VIEWS, Tabs, Unknown } from "../parts/tabs.tsx";
import { Name, Named, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { tally, voiceKey } from "../state/filtering.ts";
import { NO_FILTERS } from "../state/route.ts";
import { MatterRow } from "./contested.tsx";
import { called, seenFrom, voicesOf } from "../text/joining.ts";

export function Dossier() {
  const { model, route } = useApp();
  const entity = model.entity(route.of);
  if (!entity) return <Unknown />;
  return <Known entity={entity} />;
}

function Known({ entity }: { entity: Entity }) {
  const { shown, speech, filter } = useApp();
  const claims = shown.of(entity.claims);
  const facts = useMemo(() => factsOf(entity, claims), [entity, shown]);
  const others = useMemo(() => {
    const without = new Set(shown.without("open"));
    return entity.claims.filter((claim) => claim.relation.open && without.has(claim) && !shown.has(claim));
  }, [entity, shown]);
  const hidden = entity.claims.length - claims.length - others.length;
  return (
    <>
      <Tabs of={entity.key} views={ENTITY_VIEWS} />
      <Head entity={entity} claims={claims} />
      <div class="two">
        <div>
          {SECTIONS.filter((section) => facts[section].length).map((section) => (
            <section class={`facts ${section}`} key={section} aria-labelledby={`facts-${section}`}>
              <h3 id={`facts-${section}`}>{speech.term("section", section)}</h3>
              {facts[section].map((fact) => (
                <FactGroup fact={fact} entity={entity} key={`${fact.relation.key} ${fact.backward}`} />
              ))}
            </section>
          ))}
          {others.length > 0 && (
            <details class="facts" open={claims.length === 0}>
              <summary>
                <h3>
                  {speech.say("open_relations")} <span class="n">{speech.number(others.length)}</span>
                </h3>
              </summary>
              <Cards claims={others} first={12} />
            </details>
          )}
          {hidden > 0 && (
            <p class="note">
              {speech.count("hidden_by_filters", hidden)}{" "}
              <button type="button" class="quiet" onClick={() => filter(NO_FILTERS)}>
                {speech.say("all_off")}
              </button>
            </p>
          )}
        </div>
        <Aside entity={entity} claims={claims} />
      </div>
    </>
  );
}

export function Head({ entity, claims }: { entity: Entity; claims: Claim[] }) {
  const { speech, families, route, filter, model } = useApp();
  const voice = model.voice(entity.key);
  const dates = claims
    .map((claim) => claim.article.date)
    .filter(Boolean)
    .sort();
  const known = [entity.type || families[entity.family]?.label || "", speech.count("claims", claims.length)];
  if (dates.length)
    known.push(
      [...new Set([dates[0], dates.at(-1)])].map((date) => speech.when(date as string, true)).join(" – "),
    );
  return (
    <header class="head">
      <Glyph family={entity.family} />
      <div>
        <h2>
          <Name of={entity} />
        </h2>
        <p>{known.filter(Boolean).join(" · ")}</p>
        {entity.names.length > 0 && (
          <p class="note" dir="auto">
            {speech.say("also_known", { name: entity.names.slice(0, 8).join(", ") })}
          </p>
        )}
      </div>
      {voice && (
        <IconButton
          icon="eye"
          name={speech.say("look_as", { name: entity.label })}
          pressed={route.filters.lens === voice.key}
          onClick={() => filter({ lens: route.filters.lens === voice.key ? "" : voice.key })}
        />
      )}
    </header>
  );
}

/** Other ends of a relation, before more are asked for. */
const FIRST = 6;

/** How the words of those who say it are told; what is hoped or planned nobody affirms. */
const SAID: Partial<Record<Claim["standing"], string>> = { asserted: "affirmed_by", denied: "denied_by" };

/** One relation in one direction: the other ends of it. */
function FactGroup({ fact, entity }: { fact: Fact; entity: Entity }) {
  const label = seenFrom(useApp().speech, fact.relation, entity, fact.backward);
  return (
    <section class="fact">
      <h4>{label}</h4>
      <div>
        <Rows
          of={fact.rows}
          first={FIRST}
          row={(row) => <FactRow key={row.key} claims={row.claims} denials={row.denials} />}
        />
      </div>
    </section>
  );

  function FactRow({ claims, denials }: { claims: Claim[]; denials: Claim[] }) {
    const { speech, model } = useApp();
    const first = claims[0] as Claim;
    const { other, text, is } = otherEnd(first, entity);
    const matter = claims.map((claim) => model.contested(claim)).find(Boolean);
    const dates = [...new Set(claims.map((claim) => claim.time).filter(Boolean))].map((time) =>
      speech.when(time, true),
    );
    const all = [...claims, ...denials];
    return (
      <li class={first.standing}>
        <div class="fact-row">
          <Mark standing={first.standing} />
          <span class="name">
            {other ? (
              <Named entity={other} glyph />
            ) : (
              <bdi class="loose">{text || speech.say(is === "object" ? "no_subject" : "no_object")}</bdi>
            )}
          </span>
          {dates.length > 0 && <span class="day">{dates.slice(0, 2).join(", ")}</span>}
          {matter && (
            <To to={{ view: "dispute", of: matter.key }} className="badge contested">
              {speech.say("contested_one")}
            </To>
          )}
          <Dots claims={all} width={110} />
        </div>
        <p class="who">
          {claims.every((claim) => !claim.voice)
            ? speech.say("by_document")
            : speech.say(SAID[first.standing] ?? "said_by", {
                names: voicesOf(speech, claims).slice(0, 3).join(", "),
              })}
          {denials.length > 0 && (
            <span class="against">
              {" "}
              · <Mark standing="denied" />{" "}
              {speech.say("denied_by", { names: voicesOf(speech, denials).slice(0, 3).join(", ") })}
            </span>
          )}
        </p>
        <details>
          <summary>
            <q lang={first.article.lang || undefined} dir="auto">
              {first.sentence}
            </q>
            {all.length > 1 && <span class="n">{speech.count("claims", all.length)}</span>}
          </summary>
          <Cards claims={all} stated={false} />
        </details>
      </li>
    );
  }
}

function Aside({ entity, claims }: { entity: Entity; claims: Claim[] }) {
  const { model, shown, speech, route } = useApp();
  const said = shown.of(entity.said);
  const matters = [...new Set(claims.flatMap((claim) => model.contested(claim) ?? []))];
  const near = tally(claims, (claim) =>
    [claim.subject, claim.object].flatMap((end) => (end && end !== entity ? [end] : [])),
  );
  const voices = tally(claims, (claim) => [voiceKey(claim)]);
  return (
    <aside class="beside">
      {matters.length > 0 && (
        <section>
          <h3>{speech.say("contested")}</h3>
          <ul>
            {matters.map((matter) => (
              <li key={matter.key}>
                <MatterRow matter={matter} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {voices.length > 0 && (
        <section>
          <h3>{speech.say("who_speaks_of")}</h3>
          <Rows
            of={voices}
            first={8}
            row={([key, n]) => (
              <li key={key}>
                <To
                  to={{ view: "dossier", of: entity.key, filters: { ...route.filters, lens: key } }}
                  className="row"
                >
                  <span class="name">
                    {key === "document" ? speech.say("documents_themselves") : model.voice(key)?.label}
                  </span>
                  <span class="n">{speech.number(n)}</span>
                </To>
              </li>
            )}
          />
        </section>
      )}
      {near.length > 0 && (
        <section>
          <h3>{speech.say("connected_with")}</h3>
          <Rows
            of={near}
            first={10}
            row={([other, n]) => (
              <li key={other.key}>
                <To to={{ view: "drawing", of: entity.key, and: other.key }} className="row">
                  <Glyph family={other.family} />
                  <span class="name">
                    <Name of={other} />
                  </span>
                  <span class="n">{speech.number(n)}</span>
                </To>
              </li>
            )}
          />
        </section>
      )}
      {said.length > 0 && (
        <section>
          <h3>
            {speech.say("says", { name: called(speech, entity.label, entity) })}{" "}
            <span class="n">{speech.number(said.length)}</span>
          </h3>
          <Cards claims={said} first={3} />
        </section>
      )}
    </aside>
  );
}
