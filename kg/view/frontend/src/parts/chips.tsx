/** The filters that are set, as chips that can be taken off; what is shown and what is not. */
import { useApp } from "../state/app.ts";
import { type Filters, NO_FILTERS } from "../state/route.ts";
import { FilterMenu } from "./filtermenu.tsx";
import { Icon } from "./glyphs.tsx";

interface Chip {
  text: string;
  off: Partial<Filters>;
}

function useChips(): Chip[] {
  const { route, speech, model, families } = useApp();
  const { filters } = route;
  const chips: Chip[] = [];
  const add = (label: string, value: string, off: Partial<Filters>) =>
    chips.push({ text: `${speech.say(label)} ${value}`, off });
  if (filters.lens) {
    const voice = model.voice(filters.lens);
    add(
      "chip_lens",
      filters.lens === "document" ? speech.say("documents_themselves") : (voice?.label ?? filters.lens),
      { lens: "" },
    );
  }
  if (filters.from || filters.to) {
    const ends = [filters.from, filters.to]
      .filter((day, i, all) => day && all.indexOf(day) === i)
      .map((day) => speech.when(day, true));
    add("chip_time", ends.join(" – "), { from: "", to: "" });
  }
  if (filters.words) add("chip_words", `“${filters.words}”`, { words: "" });
  for (const one of filters.standing)
    add("chip_standing", speech.term("standing", one), {
      standing: filters.standing.filter((x) => x !== one),
    });
  for (const one of filters.relation) {
    const relation = model.relations.find((known) => known.key === one);
    add("chip_relation", relation?.label ?? one, { relation: filters.relation.filter((x) => x !== one) });
  }
  for (const one of filters.family)
    add("chip_family", families[Number(one)]?.label ?? one, {
      family: filters.family.filter((x) => x !== one),
    });
  for (const one of filters.source)
    add("chip_source", one, { source: filters.source.filter((x) => x !== one) });
  for (const one of filters.document)
    add("chip_document", model.article(one)?.title ?? one, {
      document: filters.document.filter((x) => x !== one),
    });
  if (filters.sure) add("chip_sure", `${speech.number(filters.sure)} %`, { sure: 0 });
  if (filters.open) add("chip_open", "", { open: false });
  return chips;
}

export function Chips() {
  const { speech, shown, model, filter, announce } = useApp();
  const chips = useChips();
  const articles = new Set(shown.claims.map((claim) => claim.article)).size;
  const open = shown.without("open").length - shown.claims.length;
  const { totals } = model;
  // Words without a name of their own are in the documents' language: said once where that is one.
  const [only = "", other] = [...model.languages];
  const foreign = other || only === speech.lang ? "" : only;
  const missing = totals.typed + totals.open - model.claims.length;
  const off = (chip: Chip) => {
    filter(chip.off);
    announce(speech.say("filter_removed", { name: chip.text }));
  };
  return (
    <section class="chips" aria-label={speech.say("filters")}>
      <FilterMenu />
      {chips.map((chip) => (
        <button
          type="button"
          class="chip"
          key={chip.text}
          onClick={() => off(chip)}
          aria-label={speech.say("remove_filter", { name: chip.text })}
        >
          {chip.text}
          <Icon name="close" />
        </button>
      ))}
      {chips.length > 1 && (
        <button type="button" class="quiet" onClick={() => filter(NO_FILTERS)}>
          {speech.say("all_off")}
        </button>
      )}
      <p class="counts" aria-live="polite">
        {speech.count("claims", shown.claims.length)} · {speech.count("documents", articles)}
        {foreign && ` ${speech.say("in_language", { language: speech.language(foreign) })}`}
        {open > 0 && (
          <span class="apart">
            <span class="part"> · </span>
            <button type="button" class="quiet" onClick={() => filter({ open: true })}>
              {speech.count("hidden_open", open)}
            </button>
          </span>
        )}
        {missing > 0 && <span> · {speech.count("not_carried", missing)}</span>}
      </p>
    </section>
  );
}
