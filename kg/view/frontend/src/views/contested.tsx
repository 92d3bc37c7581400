/** What is contested, denied, over, or changed hands. */
import { useMemo } from "preact/hooks";
import type { Change, Claim, Entity, Matter } from "../data/model.ts";
import { Column } from "../parts/column.tsx";
import { Glyph, Mark } from "../parts/glyphs.tsx";
import { Name, Plain, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { mattersIn } from "../state/filtering.ts";
import { agreed, called, joined, sentenceOf, voicesOf } from "../text/joining.ts";
import { hasName, objectOf, subjectOf } from "../text/naming.ts";
import type { Speech } from "../text/speech.ts";

export function Contested() {
  const { model, shown, speech, filter } = useApp();
  const [matters, apart] = useMemo(() => mattersIn(model.matters, shown), [model.matters.length, shown]);
  const denials = useMemo(() => {
    const disputed = new Set(model.matters.flatMap((matter) => matter.sides.flatMap((side) => side.claims)));
    return shown.claims.filter((claim) => claim.standing === "denied" && !disputed.has(claim));
  }, [model.matters.length, shown]);
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
      <Gathered
        claims={denials}
        standing="denied"
        title={speech.say("denied_too")}
        all={speech.say("all_denied")}
        note={({ voice, article }) => voice?.label ?? article.title}
      />
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

const firstsOf = (matter: Matter): Claim[] => matter.sides.flatMap((side) => side.claims[0] ?? []);

/** Whether the sides have their object in common, and not their subject. */
const sharesObject = (firsts: Claim[]): boolean =>
  firsts.every((claim) => objectOf(claim) === objectOf(firsts[0] as Claim));

/** What a matter is about: a statement, or what statements that can't all be true share. */
export function About({ matter }: { matter: Matter }) {
  const { speech } = useApp();
  const firsts = firstsOf(matter);
  const [first] = firsts;
  if (!first) return null;
  if (!matter.rivals) return <Plain claim={first} />;
  const shared = joined(speech, first.relation.label, objectOf(first), first.object);
  return sharesObject(firsts) ? (
    <>
      … <span class="verb">{shared.verb}</span>
      {shared.gap}
      <bdi>{shared.object}</bdi>
    </>
  ) : (
    <>
      <bdi>{called(speech, subjectOf(first), first.subject)}</bdi>{" "}
      <span class="verb">{agreed(speech, first.relation.label, subjectOf(first), first.subject)}</span> …
    </>
  );
}

/** Who say the same of different things: what they share, then each. */
function Rivals({ matter }: { matter: Matter }) {
  const { speech } = useApp();
  const same = sharesObject(firstsOf(matter));
  return (
    <>
      <strong>
        <About matter={matter} />
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

/** Claims that say the same, a row for each; what is said of those that have a name comes first. */
function Gathered({
  claims,
  standing,
  title,
  all,
  note,
}: {
  claims: Claim[];
  standing: Claim["standing"];
  title: string;
  all: string;
  note: (claim: Claim) => string;
}) {
  const { speech, route } = useApp();
  const groups = useMemo(() => gathered(claims, speech), [claims]);
  if (!groups.length) return null;
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
                  <Mark standing={standing} />
                  <span class="name">
                    <Plain claim={claim} />
                    <small dir="auto">{note(claim)}</small>
                  </span>
                  {more.length > 0 && <span class="n">{speech.number(more.length + 1)}</span>}
                </To>
              </li>
            ),
        )}
      </ul>
      {groups.length > 5 && (
        <To
          to={{ view: "claims", of: "", filters: { ...route.filters, standing: [standing] } }}
          className="more"
        >
          {all}
        </To>
      )}
    </>
  );
}

function gathered(claims: Claim[], speech: Speech): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const key = sentenceOf(claim, speech);
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const { nouns } = speech;
  const weight = ([claim, ...more]: Claim[]): number => {
    if (!claim) return 0;
    const named = [
      hasName(nouns, claim.subject, claim.subjectText),
      hasName(nouns, claim.object, claim.objectText),
    ].filter(Boolean).length;
    const pronoun = nouns.isPronoun(subjectOf(claim)) || nouns.isPronoun(objectOf(claim));
    return 2 * named + 2 * more.length + Number(claim.voice !== null) - 3 * Number(pronoun);
  };
  return [...groups.values()].sort((a, b) => weight(b) - weight(a));
}

export function Changed() {
  const { model, shown, speech } = useApp();
  const passed = model.changes.filter((change) => change.steps.some((step) => step.claims.some(shown.has)));
  const over = useMemo(() => shown.claims.filter((claim) => claim.standing === "ended").reverse(), [shown]);
  return (
    <Column
      name="changed"
      rows={passed.map((change) => (
        <li key={change.thing.key}>
          <To to={{ view: "timeline", of: change.thing.key }} className="row change">
            <strong>
              <Glyph family={change.thing.family} />
              <Name of={change.thing} />
            </strong>
            <ol>
              {daysOf(change)
                .slice(-4)
                .map(([since, holders]) => (
                  <li key={since}>
                    <span class="day">{speech.when(since, true)}</span>{" "}
                    {holders.map((who, i) => (
                      <>
                        {i > 0 && ", "}
                        {who ? <Name of={who} /> : speech.say("nobody")}
                      </>
                    ))}
                  </li>
                ))}
            </ol>
          </To>
        </li>
      ))}
    >
      <Gathered
        claims={over}
        standing="ended"
        title={speech.say("over")}
        all={speech.say("all_over")}
        note={({ article }) => article.date && speech.when(article.date, true)}
      />
    </Column>
  );
}

/** Return who has a thing from which day: those of one day together. */
function daysOf({ steps }: Change): [string, (Entity | null)[]][] {
  const days = new Map<string, (Entity | null)[]>();
  for (const { since, who } of steps) days.set(since, [...(days.get(since) ?? []), who]);
  return [...days];
}
