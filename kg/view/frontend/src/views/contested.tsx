/** What is contested, denied, over, or changed hands. */
import { useMemo } from "preact/hooks";
import type { Claim, Matter } from "../data/model.ts";
import { Column } from "../parts/column.tsx";
import { Glyph, Mark } from "../parts/glyphs.tsx";
import { Plain, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { mattersIn } from "../state/filtering.ts";
import { agreed, called, joined, sentenceOf, voicesOf } from "../text/joining.ts";
import { objectOf, subjectOf } from "../text/naming.ts";

export function Contested() {
  const { model, shown, speech, filter } = useApp();
  const [matters, apart] = useMemo(() => mattersIn(model.matters, shown), [model.matters.length, shown]);
  const disputed = new Set(model.matters.flatMap((matter) => matter.sides.flatMap((side) => side.claims)));
  const denials = new Map<string, Claim[]>();
  for (const claim of shown.claims) {
    if (claim.standing !== "denied" || disputed.has(claim)) continue;
    const key = sentenceOf(claim, speech);
    denials.set(key, [...(denials.get(key) ?? []), claim]);
  }
  const ranked = [...denials.values()].sort(
    (a, b) => b.length - a.length || Number(b[0]?.voice !== null) - Number(a[0]?.voice !== null),
  );
  const rows = matters.map((matter) => (
    <li key={matter.key}>
      <MatterRow matter={matter} />
    </li>
  ));
  return (
    <Column name="contested" rows={rows}>
      {apart.length > 0 && (
        <button type="button" class="more" onClick={() => filter({ open: true })}>
          {speech.count("contested_open", apart.length)}
        </button>
      )}
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
  return (
    <To to={{ view: "dispute", of: matter.key }} className="row matter">
      {matter.rivals ? (
        <Rivals matter={matter} />
      ) : (
        <>
          <strong>
            <Plain claim={first} />
          </strong>
          <span class="versus">
            <span>
              <Mark standing="asserted" /> {voicesOf(speech, left.claims).slice(0, 2).join(", ")}{" "}
              <span class="n">{speech.number(left.claims.length)}</span>
            </span>
            <span class="against">
              <Mark standing="denied" /> {voicesOf(speech, against).slice(0, 2).join(", ")}{" "}
              <span class="n">{speech.number(against.length)}</span>
            </span>
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
  const shared = joined(speech, first.relation.label, objectOf(first), first.object);
  return (
    <>
      <strong>
        {same ? (
          <>
            … <span class="verb">{shared.verb}</span>
            {shared.gap}
            {shared.object}
          </>
        ) : (
          <>
            {called(speech, subjectOf(first), first.subject)}{" "}
            <span class="verb">{agreed(speech, first.relation.label, subjectOf(first), first.subject)}</span>{" "}
            …
          </>
        )}
      </strong>
      <span class="versus">
        {matter.sides.map(
          (side) =>
            side.claims[0] && (
              <span key={side.claims[0].key}>
                <Mark standing="asserted" />{" "}
                <b>{same ? subjectOf(side.claims[0]) : objectOf(side.claims[0])}</b> ·{" "}
                {voicesOf(speech, side.claims).slice(0, 2).join(", ")}{" "}
                <span class="n">{speech.number(side.claims.length)}</span>
              </span>
            ),
        )}
      </span>
    </>
  );
}

function Denied({ groups, title }: { groups: Claim[][]; title: string }) {
  const { speech, go, route } = useApp();
  return (
    <>
      <h3>
        {title} <span class="n">{speech.number(groups.length)}</span>
      </h3>
      <ul>
        {groups.slice(0, 5).map(
          ([claim, ...more]) =>
            claim && (
              <li key={claim.key}>
                <To to={{ view: "reader", of: claim.article.key, and: claim.key }} className="row">
                  <Mark standing="denied" />
                  <span class="name">
                    <Plain claim={claim} />
                    <small>{claim.voice?.label ?? claim.article.title}</small>
                  </span>
                  {more.length > 0 && <span class="n">{speech.number(more.length + 1)}</span>}
                </To>
              </li>
            ),
        )}
      </ul>
      {groups.length > 5 && (
        <button
          type="button"
          class="more"
          onClick={() => go({ view: "claims", of: "", filters: { ...route.filters, standing: ["denied"] } })}
        >
          {speech.say("all_denied")}
        </button>
      )}
    </>
  );
}

export function Changed() {
  const { model, shown, speech } = useApp();
  const passed = model.changes.filter((change) => change.steps.some((step) => step.claims.some(shown.has)));
  const over = shown.claims.filter((claim) => claim.standing === "ended").reverse();
  return (
    <Column
      name="changed"
      rows={passed.map((change) => (
        <li key={change.thing.key}>
          <To to={{ view: "timeline", of: change.thing.key }} className="row change">
            <strong>
              <Glyph family={change.thing.family} />
              {change.thing.label}
            </strong>
            <ol>
              {change.steps.slice(-4).map((step) => (
                <li key={`${step.since} ${step.who?.key}`}>
                  <span class="day">{speech.when(step.since, true)}</span>{" "}
                  {step.who?.label ?? speech.say("nobody")}
                </li>
              ))}
            </ol>
          </To>
        </li>
      ))}
    >
      {over.length > 0 && (
        <>
          <h3>
            {speech.say("over")} <span class="n">{speech.number(over.length)}</span>
          </h3>
          <ul>
            {over.slice(0, 5).map((claim) => (
              <li key={claim.key}>
                <To to={{ view: "reader", of: claim.article.key, and: claim.key }} className="row">
                  <Mark standing="ended" />
                  <span class="name">
                    <Plain claim={claim} />
                    <small>{claim.article.date && speech.when(claim.article.date, true)}</small>
                  </span>
                </To>
              </li>
            ))}
          </ul>
        </>
      )}
    </Column>
  );
}
