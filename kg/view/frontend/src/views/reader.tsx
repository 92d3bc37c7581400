/** The article, with what claims are made of marked in it, and the claims beside it. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Article, Claim } from "../data/model.ts";
import { paragraphsOf, type Stretch } from "../data/reading.ts";
import { Card } from "../parts/claim.tsx";
import { Mark } from "../parts/glyphs.tsx";
import { ALL_VIEWS, Tabs, Unknown } from "../parts/tabs.tsx";
import { Outside } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";

export function Reader() {
  const { model, route } = useApp();
  const article = model.article(route.of);
  if (!article) return <Unknown />;
  return <Known article={article} />;
}

function Known({ article }: { article: Article }) {
  const { route, speech, shown, go, model, filter } = useApp();
  const chosen = model.claim(route.and);
  const claims = article.claims
    .filter((claim) => shown.has(claim) || claim === chosen)
    .sort((a, b) => a.start - b.start || a.number - b.number);
  const paragraphs = useMemo(() => paragraphsOf(article, claims), [article, shown, chosen]);
  const text = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!chosen) return;
    text.current?.querySelector(".told.chosen")?.scrollIntoView({ block: "center" });
    list.current
      ?.querySelector(`[data-claim="${CSS.escape(chosen.key)}"]`)
      ?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const choose = (claim: Claim | undefined) => go({ and: claim?.key ?? "" });
  const only = route.filters.document.includes(article.key);
  const about = [
    article.source,
    article.date && speech.when(article.date),
    speech.count("claims", claims.length),
  ]
    .filter(Boolean)
    .join(" · ");
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      <header class="head">
        <div>
          <h2 dir="auto" lang={article.lang || undefined}>
            {article.title}
          </h2>
          <p>
            {about} <Outside article={article} />
          </p>
          <ul class="legend" aria-hidden="true">
            {(["subject", "predicate", "object", "holder", "time"] as const).map((role) => (
              <li key={role}>
                <mark class={role}>{speech.term("role", role)}</mark>
              </li>
            ))}
          </ul>
        </div>
        <div class="buttons">
          <button
            type="button"
            class="button"
            aria-pressed={only}
            onClick={() => filter({ document: only ? [] : [article.key] })}
          >
            {speech.say("only_document")}
          </button>
        </div>
      </header>
      <div class="two reading">
        <div class="text" ref={text} lang={article.lang || undefined}>
          {!article.text && <p class="note">{speech.say("sentences_only")}</p>}
          {paragraphs.map(({ stretches }, i) => (
            <p key={i} dir="auto">
              {stretches.map((stretch, j) => (
                <Told key={j} stretch={stretch} chosen={chosen} choose={choose} />
              ))}
            </p>
          ))}
        </div>
        <aside class="beside claims-beside" ref={list} aria-label={speech.say("claims_here")}>
          {claims.length === 0 && <p class="none">{speech.say("nothing")}</p>}
          {claims.map((claim) => (
            <div
              key={claim.key}
              class={claim === chosen ? "about chosen" : "about"}
              onClick={(event) => !(event.target as Element).closest("a, button") && choose(claim)}
            >
              <Card claim={claim} />
            </div>
          ))}
        </aside>
      </div>
    </>
  );
}

function Told({
  stretch,
  chosen,
  choose,
}: {
  stretch: Stretch;
  chosen: Claim | undefined;
  choose: (claim: Claim | undefined) => void;
}) {
  const { speech } = useApp();
  const { claims, pieces } = stretch;
  const words = pieces.map(({ text, role, quoted }, i) => {
    const piece = role ? <mark class={role}>{text}</mark> : text;
    return quoted ? (
      <span key={i} class="quoted">
        {piece}
      </span>
    ) : (
      <span key={i}>{piece}</span>
    );
  });
  if (!claims.length) return <span>{words}</span>;
  const on = chosen !== undefined && claims.includes(chosen);
  const standings = [...new Set(claims.map((claim) => claim.standing))];
  const toggle = () =>
    choose(
      on && claims.length === 1 ? undefined : claims[(claims.indexOf(chosen as Claim) + 1) % claims.length],
    );
  return (
    <span class={`told ${standings.join(" ")}${on ? " chosen" : ""}`}>
      {words}
      <button
        type="button"
        class="to-claims"
        aria-pressed={on}
        aria-label={speech.count("claims_of_sentence", claims.length)}
        title={speech.count("claims_of_sentence", claims.length)}
        onClick={toggle}
      >
        {standings
          .filter((one) => one !== "asserted")
          .map((one) => (
            <Mark standing={one} key={one} />
          ))}
        {speech.number(claims.length)}
      </button>
    </span>
  );
}
