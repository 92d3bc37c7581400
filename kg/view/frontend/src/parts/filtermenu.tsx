/** What can be filtered by, each value with how many claims it would leave. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../state/app.ts";
import { type Facet, tally, voiceKey } from "../state/filtering.ts";
import { fold } from "../text/fold.ts";
import { Icon } from "./glyphs.tsx";

interface Value {
  key: string;
  label: string;
  n: number;
  on: boolean;
}

const MOST = 40;

export function FilterMenu() {
  const { speech } = useApp();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!open) return;
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("pointerdown", away);
    return () => removeEventListener("pointerdown", away);
  }, [open]);
  const key = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !open) return;
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div class="filters" ref={box} onKeyDown={key}>
      <button
        type="button"
        class="chip add"
        ref={button}
        aria-expanded={open}
        aria-controls="filter-menu"
        onClick={() => setOpen(!open)}
      >
        <Icon name="filter" />
        {speech.say("filter")}
      </button>
      {open && <Menu />}
    </div>
  );
}

function Menu() {
  const { speech, shown, route, filter, families, model } = useApp();
  const { filters } = route;
  const toggle = (list: string[], key: string) =>
    list.includes(key) ? list.filter((one) => one !== key) : [...list, key];
  const counted = (facet: Facet) => shown.without(facet);
  const voices = tally(counted("lens"), (claim) => [voiceKey(claim)]).map(([key, n]) => ({
    ...{ key, n, on: filters.lens === key },
    label: key === "document" ? speech.say("documents_themselves") : (model.voice(key)?.label ?? key),
  }));
  const standings = tally(counted("standing"), (claim) => [claim.standing]).map(([key, n]) => ({
    key,
    n,
    label: speech.term("standing", key),
    on: filters.standing.includes(key),
  }));
  const relations = tally(counted("relation"), (claim) => [claim.relation]).map(([one, n]) => ({
    key: one.key,
    n,
    label: one.label,
    on: filters.relation.includes(one.key),
  }));
  const kinds = tally(counted("family"), (claim) =>
    [claim.subject, claim.object].flatMap((end) => (end ? [String(end.family)] : [])),
  ).map(([key, n]) => ({
    ...{ key, n, on: filters.family.includes(key) },
    label: families[Number(key)]?.label ?? key,
  }));
  const sources = tally(counted("source"), (claim) =>
    claim.article.source ? [claim.article.source] : [],
  ).map(([key, n]) => ({ key, n, label: key, on: filters.source.includes(key) }));
  const articles = tally(counted("document"), (claim) => [claim.article]).map(([one, n]) => ({
    ...{ key: one.key, n, label: one.title, on: filters.document.includes(one.key) },
  }));
  const sure = counted("sure");
  const levels = [70, 90].map((level) => ({
    ...{
      key: String(level),
      on: filters.sure === level,
      label: speech.say("at_least", { n: speech.number(level) }),
    },
    n: sure.filter((claim) => claim.confidence * 100 >= level).length,
  }));
  return (
    <div class="menu" id="filter-menu" role="group" aria-label={speech.say("filters")}>
      <Group
        name="who_speaks"
        values={voices}
        pick={(key) => filter({ lens: filters.lens === key ? "" : key })}
      />
      <Group
        name="standings"
        values={standings}
        pick={(key) => filter({ standing: toggle(filters.standing, key) })}
      />
      <Group
        name="relations"
        values={relations}
        pick={(key) => filter({ relation: toggle(filters.relation, key) })}
      />
      <Group name="classes" values={kinds} pick={(key) => filter({ family: toggle(filters.family, key) })} />
      {sources.length > 1 && (
        <Group
          name="sources"
          values={sources}
          pick={(key) => filter({ source: toggle(filters.source, key) })}
        />
      )}
      {articles.length > 1 && (
        <Group
          name="articles"
          values={articles}
          pick={(key) => filter({ document: toggle(filters.document, key) })}
        />
      )}
      <Group
        name="confidence"
        values={levels}
        pick={(key) => filter({ sure: filters.sure === Number(key) ? 0 : Number(key) })}
      />
    </div>
  );
}

function Group({ name, values, pick }: { name: string; values: Value[]; pick: (key: string) => void }) {
  const { speech } = useApp();
  const [asked, setAsked] = useState("");
  if (!values.length) return null;
  const wanted = fold(asked);
  const matching = values.filter((value) => !wanted || fold(value.label).includes(wanted));
  return (
    <section>
      <h2>{speech.say(name)}</h2>
      {values.length > 12 && (
        <input
          type="search"
          value={asked}
          placeholder={speech.say("narrow")}
          aria-label={`${speech.say("narrow")}: ${speech.say(name)}`}
          onInput={(event) => setAsked(event.currentTarget.value)}
        />
      )}
      <ul>
        {matching.slice(0, MOST).map((value) => (
          <li key={value.key}>
            <button type="button" class="value" aria-pressed={value.on} onClick={() => pick(value.key)}>
              <span class="name">{value.label}</span>
              <span class="n">{speech.number(value.n)}</span>
            </button>
          </li>
        ))}
      </ul>
      {matching.length > MOST && <p class="note">{speech.count("narrow_more", matching.length - MOST)}</p>}
    </section>
  );
}
