/** One box that finds all there is: a list of suggestions below it, by keyboard or mouse. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Claim } from "../data/model.ts";
import { SearchIndex } from "../search/index.ts";
import { answersTo } from "../search/patterns.ts";
import { useApp } from "../state/app.ts";
import type { Route } from "../state/route.ts";
import { asked, tokens } from "../text/fold.ts";
import { Glyph, Icon, Mark } from "./glyphs.tsx";
import { Name, Plain } from "./things.tsx";

const joined = (word: string): string => word.replaceAll(" ", "");

interface Suggestion {
  group: string;
  key: string;
  shown: ComponentChildren;
  to: Partial<Route>;
}

export function SearchBox() {
  const { model, speech, go, route, grown, seek } = useApp();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [index, setIndex] = useState<SearchIndex | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const ready = () => index ?? setIndex(new SearchIndex(model));
  // The words are read before anybody asks, when the page has nothing else to do.
  useEffect(() => {
    const later = (globalThis.requestIdleCallback ?? ((does: () => void) => setTimeout(does, 1500)))(() =>
      setIndex((known) => known ?? new SearchIndex(model)),
    );
    return () => (globalThis.cancelIdleCallback ?? clearTimeout)(later);
  }, [model]);

  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      if (event.key !== "/" || (event.target as Element).matches("input, textarea")) return;
      event.preventDefault();
      input.current?.focus();
    };
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    addEventListener("keydown", slash);
    addEventListener("pointerdown", away);
    return () => {
      removeEventListener("keydown", slash);
      removeEventListener("pointerdown", away);
    };
  }, []);

  useEffect(() => seek(text), [text, seek]);
  const { list, spelled } = useMemo(() => {
    index?.read();
    if (!index || !text.trim()) return { list: [] as Suggestion[], spelled: [] as string[] };
    const hits = index.find(text);
    const list: Suggestion[] = answersTo(text, speech, index, model).map((answer) => ({
      ...{ group: "answers", key: `answer ${answer.kind}`, to: answer.to },
      shown: (
        <>
          <span class="name">{speech.say(`answer_${answer.kind}`, answer.names)}</span>
          {!answer.told && <span class="n">{speech.number(0)}</span>}
        </>
      ),
    }));
    for (const entity of hits.entities) {
      list.push({
        group: "entities_found",
        key: `entity ${entity.key}`,
        to: { view: "dossier", of: entity.key },
        shown: (
          <>
            <Glyph family={entity.family} />
            <span class="name">
              <Name of={entity} />
            </span>
            <span class="n">{speech.number(entity.claims.length)}</span>
          </>
        ),
      });
    }
    for (const relation of hits.relations.slice(0, 3)) {
      list.push({
        group: "relations",
        key: `relation ${relation.key}`,
        to: { view: "claims", of: "", filters: { ...route.filters, relation: [relation.key] } },
        shown: <span>… {relation.label} …</span>,
      });
    }
    for (const article of hits.articles.slice(0, 4)) {
      list.push({
        group: "documents_found",
        key: `article ${article.key}`,
        to: { view: "reader", of: article.key },
        shown: (
          <>
            <span class="name" dir="auto">
              {article.title}
            </span>
            <span class="n">{article.date && speech.when(article.date, true)}</span>
          </>
        ),
      });
    }
    for (const claim of hits.sentences.slice(0, 4)) {
      list.push({
        group: "sentences_found",
        key: `sentence ${claim.key}`,
        to: { view: "reader", of: claim.article.key, and: claim.key },
        shown: <Excerpt claim={claim} text={text} />,
      });
    }
    if (hits.sentences.length) {
      list.push({
        group: "sentences_found",
        key: "all",
        to: {
          view: "claims",
          of: "",
          filters: { ...route.filters, words: asked(text).map(joined).join(" ") },
        },
        shown: <em>{speech.say("all_sentences", { words: text.trim() })}</em>,
      });
    }
    return { list, spelled: hits.spelled };
  }, [index, text, model, speech, route.filters, grown]);

  const pick = (one: Suggestion) => {
    setOpen(false);
    setText("");
    go(one.to);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      if (open) event.stopPropagation();
      setOpen(false);
      setText("");
    } else if (event.key === "Enter") {
      const one = list[Math.max(active, 0)];
      if (open && one) pick(one);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!list.length) return;
      setOpen(true);
      const next = (active + (event.key === "ArrowDown" ? 1 : -1) + list.length) % list.length;
      setActive(active < 0 && event.key === "ArrowUp" ? list.length - 1 : next);
    }
  };
  const showing = open && text.trim() !== "";
  return (
    <div class="search" role="search" ref={box}>
      <Icon name="search" />
      <input
        ref={input}
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        value={text}
        placeholder={speech.say("search_hint")}
        aria-label={speech.say("search")}
        aria-autocomplete="list"
        aria-expanded={showing}
        aria-controls="found"
        aria-activedescendant={showing && active >= 0 ? `found-${active}` : undefined}
        onFocus={ready}
        onInput={(event) => {
          ready();
          setText(event.currentTarget.value);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={key}
      />
      <kbd aria-hidden="true">/</kbd>
      <div class="found" hidden={!showing}>
        {spelled.length > 0 && <p class="note">{speech.say("spelled", { words: spelled.join(", ") })}</p>}
        <ul id="found" role="listbox" aria-label={speech.say("search")}>
          {list.map((one, i) => (
            <li
              key={one.key}
              id={`found-${i}`}
              role="option"
              aria-selected={i === active}
              class={one.group !== list[i - 1]?.group ? "first" : ""}
              data-group={one.group !== list[i - 1]?.group ? speech.say(one.group) : ""}
              onClick={() => pick(one)}
            >
              {one.shown}
            </li>
          ))}
        </ul>
        {showing && !list.length && (
          <p class="note" role="status">
            {speech.say("search_none")}
          </p>
        )}
      </div>
    </div>
  );
}

/** A sentence around the first word that was asked for. */
function Excerpt({ claim, text }: { claim: Claim; text: string }) {
  const sought = tokens(text);
  const words = claim.sentence.split(/(\s+)/);
  const hit = Math.max(
    0,
    words.findIndex((word) => tokens(word).some((one) => sought.some((token) => one.startsWith(token)))),
  );
  const from = Math.max(0, hit - 8);
  return (
    <span class="excerpt">
      <span class="said" dir="auto">
        {from > 0 && "… "}
        {words.slice(from, from + 34).join("")}
        {words.length > from + 34 && " …"}
      </span>
      <span class="under">
        <Mark standing={claim.standing} />
        <Plain claim={claim} />
      </span>
    </span>
  );
}
