/** Claims that were put aside, and how they leave the page: as Markdown, as a table. */
import { Card } from "../parts/claim.tsx";
import { ALL_VIEWS, Tabs } from "../parts/tabs.tsx";
import { useApp } from "../state/app.ts";
import { asCsv, asMarkdown, save, textFile } from "../text/exports.ts";

export function Basket() {
  const { model, route, speech, go, announce } = useApp();
  const claims = route.keep.flatMap((key) => model.claim(key) ?? []);
  const copy = () => {
    void navigator.clipboard?.writeText(location.href).then(() => announce(speech.say("copied")));
  };
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      <header class="head">
        <div>
          <h2>{speech.say("basket")}</h2>
          {claims.length > 0 && <p>{speech.count("claims", claims.length)}</p>}
        </div>
        {claims.length > 0 && (
          <div class="buttons">
            <button
              type="button"
              class="button"
              onClick={() => save("kg.md", textFile("text/markdown", asMarkdown(claims, speech)))}
            >
              Markdown
            </button>
            <button
              type="button"
              class="button"
              onClick={() => save("kg.csv", textFile("text/csv", asCsv(claims, speech)))}
            >
              CSV
            </button>
            <button type="button" class="button" onClick={copy}>
              {speech.say("copy_link")}
            </button>
            <button type="button" class="button" onClick={() => go({ keep: [] })}>
              {speech.say("empty_basket")}
            </button>
          </div>
        )}
      </header>
      {claims.length ? (
        <div class="cards">
          {claims.map((claim) => (
            <Card claim={claim} key={claim.key} />
          ))}
        </div>
      ) : (
        <p class="nothing">{speech.say("basket_none")}</p>
      )}
    </>
  );
}
