/** What to draw: an overview, the contested, one relation, more steps, a way to something else. */
import { useMemo } from "preact/hooks";
import { MOST, PLAIN } from "../drawing/sketches.ts";
import { heaviest } from "../drawing/graph.ts";
import { Icon } from "../parts/glyphs.tsx";
import { To } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { tally } from "../state/filtering.ts";
import { fold } from "../text/fold.ts";

const MOST_NAMES = 400; // that are proposed

export function Choices() {
  const { model, route, speech, go } = useApp();
  const entity = model.entity(route.of);
  const other = model.entity(route.and);
  if (entity && other)
    return (
      <>
        <To to={{ view: "drawing", of: other.key, and: entity.key }} className="button">
          <Icon name="turn" />
          <span class="unseen">{speech.say("turn_way")}</span>
        </To>
        <OneRelation />
      </>
    );
  if (entity)
    return (
      <>
        {[1, 2].map((n) => (
          <button
            type="button"
            class="button"
            key={n}
            aria-pressed={route.steps === n}
            onClick={() => go({ steps: n })}
          >
            {speech.count("steps", n)}
          </button>
        ))}
        <OneRelation />
        <WayTo />
      </>
    );
  return (
    <>
      <Kinds />
      <OneRelation />
    </>
  );
}

function Kinds() {
  const { route, shown, speech, go } = useApp();
  const total = useMemo(() => heaviest(shown.claims).length, [shown]);
  const kinds = [
    ["", "drawing_all"],
    ["contested", "contested"],
    ...(total > PLAIN ? [["all", total > MOST ? "drawing_most" : "drawing_whole"]] : []),
  ] as ["" | "contested" | "all", string][];
  return (
    <>
      {kinds.map(([draw, name]) => (
        <button
          type="button"
          class="button"
          key={draw}
          aria-pressed={route.draw === draw}
          onClick={() => go({ draw, inside: [] })}
        >
          {speech.say(name, { n: speech.number(MOST) })}
        </button>
      ))}
    </>
  );
}

/** Draws one relation alone: the same filter as everywhere. */
function OneRelation() {
  const { model, route, shown, speech, filter } = useApp();
  const [of, and] = [model.entity(route.of), model.entity(route.and)];
  const relations = useMemo(() => {
    const claims = shown.without("relation").filter((claim) => claim.subject && claim.object);
    return tally(
      of && !and ? claims.filter((claim) => claim.subject === of || claim.object === of) : claims,
      (claim) => [claim.relation],
    );
  }, [shown, of, and]);
  const chosen = route.filters.relation.length === 1 ? route.filters.relation[0] : "";
  return (
    <select
      class="button"
      aria-label={speech.say("one_relation")}
      value={chosen}
      onChange={(event) => filter({ relation: event.currentTarget.value ? [event.currentTarget.value] : [] })}
    >
      <option value="">{speech.say("all_relations")}</option>
      {relations.map(([one, n]) => (
        <option value={one.key} key={one.key}>
          {one.label} ({speech.number(n)})
        </option>
      ))}
    </select>
  );
}

/** A field in which to name what one looks for a way to. */
function WayTo() {
  const { model, route, shown, speech, go, announce } = useApp();
  const names = useMemo(
    () => heaviest(shown.claims).filter((one) => one.key !== route.of),
    [shown, route.of],
  );
  const find = (text: string) => {
    const asked = fold(text.trim());
    if (!asked) return;
    const found =
      names.find((one) => fold(one.label) === asked) ??
      names.find((one) => [one.label, ...one.names].some((name) => fold(name).includes(asked)));
    if (found) go({ view: "drawing", of: route.of, and: found.key });
    else announce(speech.say("search_none"));
  };
  return (
    <form
      class="way"
      onSubmit={(event) => {
        event.preventDefault();
        find((event.currentTarget.elements.namedItem("to") as HTMLInputElement).value);
      }}
    >
      <input
        name="to"
        class="button"
        list="names"
        autocomplete="off"
        aria-label={speech.say("way_to", { entity: model.entity(route.of)?.label ?? "" })}
        placeholder={speech.say("way_hint")}
        onChange={(event) =>
          names.some((one) => one.label === event.currentTarget.value) && find(event.currentTarget.value)
        }
      />
      <datalist id="names">
        {names.slice(0, MOST_NAMES).map((one) => (
          <option value={one.label} key={one.key} />
        ))}
      </datalist>
    </form>
  );
}
