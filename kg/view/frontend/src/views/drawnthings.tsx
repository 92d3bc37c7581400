/** What a drawing shows, as a list: communities, lines, the claims of what is picked in it. */
import type { Picked } from "../drawing/canvas.ts";
import type { Group, Line, Sketch, Thing } from "../drawing/graph.ts";
import { partsOf } from "../drawing/looks.ts";
import { Cards } from "../parts/claim.tsx";
import { Glyph, Mark } from "../parts/glyphs.tsx";
import { Rows } from "../parts/rows.tsx";
import { Named, To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { agreed, called, joined } from "../text/joining.ts";

export function Side({
  sketch,
  picked,
  pick,
}: {
  sketch: Sketch;
  picked: Picked;
  pick: (what: Picked) => void;
}) {
  const { speech } = useApp();
  const back = (
    <button type="button" class="quiet" onClick={() => pick({})}>
      ← {speech.say("drawn_all")}
    </button>
  );
  const { line, thing } = picked;
  if (line) {
    return (
      <>
        {back}
        <h3 class="of-line">
          <LineName line={line} whole />
        </h3>
        <Cards claims={line.claims} stated={line.relations.length > 1 || line.from.group !== null} />
      </>
    );
  }
  const groups = sketch.things.filter((one) => one.group);
  if (thing) {
    const lines = sketch.lines.filter((one) => one.from === thing || one.to === thing);
    return (
      <>
        {back}
        <h3>
          <Glyph family={thing.family} /> <bdi>{thing.label}</bdi>
        </h3>
        {thing.group ? <Members group={thing.group} /> : <Ways thing={thing} />}
        <Lines lines={lines} pick={pick} />
      </>
    );
  }
  if (!groups.length) return <Lines lines={sketch.lines} pick={pick} />;
  return (
    <>
      <h3>
        {speech.say("communities")} <span class="n">{speech.number(groups.length)}</span>
      </h3>
      <ul>
        {groups.map((one) => (
          <li key={one.id}>
            <Opening thing={one} />
          </li>
        ))}
      </ul>
      <h3>
        {speech.say("between_communities")} <span class="n">{speech.number(sketch.lines.length)}</span>
      </h3>
      <Lines lines={sketch.lines} pick={pick} />
    </>
  );
}

/** A community: a row that opens it. */
function Opening({ thing }: { thing: Thing }) {
  const { speech, route } = useApp();
  const { key, members } = thing.group as Group;
  return (
    <To to={{ view: "drawing", of: "", inside: [...route.inside, key] }} className="row">
      <Glyph family={thing.family} />
      <span class="name" dir="auto">
        {thing.label}
      </span>
      <span class="n">{speech.number(members.length)}</span>
    </To>
  );
}

function Members({ group }: { group: Group }) {
  const { speech, route } = useApp();
  return (
    <>
      <p class="buttons">
        <To to={{ view: "drawing", of: "", inside: [...route.inside, group.key] }} className="button">
          {speech.count("open_group", group.members.length)}
        </To>
      </p>
      <Rows
        of={group.members}
        first={12}
        row={(one) => (
          <li key={one.key} class="row">
            <span class="name">
              <Named entity={one} glyph />
            </span>
          </li>
        )}
      />
    </>
  );
}

/** Where to go from an entity that is picked. */
function Ways({ thing: { entity } }: { thing: Thing }) {
  const { speech, route } = useApp();
  if (!entity) return null;
  return (
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
  );
}

/** Lines as rows, the contested first. */
function Lines({ lines, pick }: { lines: Line[]; pick: (what: Picked) => void }) {
  const { speech } = useApp();
  const ranked = [...lines].sort(
    (a, b) => Number(b.contested) - Number(a.contested) || b.claims.length - a.claims.length,
  );
  return (
    <Rows
      of={ranked}
      first={30}
      step={100}
      row={(line) => (
        <li key={line.id}>
          <button type="button" class="row line-row" onClick={() => pick({ line })}>
            <Mark standing={line.standing} />
            <span class="name">
              <LineName line={line} />
              {line.contested && <span class="badge contested">{speech.say("contested_one")}</span>}
            </span>
            <span class="n">{speech.number(line.claims.length)}</span>
          </button>
        </li>
      )}
    />
  );
}

/** What a line says in words; of many relations the first, or the `whole`. */
function LineName({ line, whole = false }: { line: Line; whole?: boolean }) {
  const { speech } = useApp();
  if (line.relations.length === 1) {
    const subject = called(speech, line.from.label, line.from.entity);
    const label = agreed(speech, line.relations[0]?.label ?? "", subject, line.from.entity);
    const { verb, gap, object } = joined(speech, label, line.to.label, line.to.entity);
    return (
      <span class="statement">
        {subject} <span class="verb">{verb}</span>
        {gap}
        {object}
      </span>
    );
  }
  const labels = whole ? partsOf(line, speech) : line.relations.map((relation) => relation.label);
  return (
    <span class="statement">
      {line.from.label} <span class="verb">→</span> {line.to.label}
      <small title={labels.join(", ")}>
        {speech.say("told_as", {
          as: speech.count("relations_merged", line.relations.length),
          told: labels.slice(0, whole ? undefined : 3).join(", "),
        })}
        {!whole && labels.length > 3 && "…"}
      </small>
    </span>
  );
}
