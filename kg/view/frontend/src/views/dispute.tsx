/** One contested matter: the sides next to each other, by date, each with its sentences. */
import type { Matter, Side } from "../data/model.ts";
import { Cards } from "../parts/claim.tsx";
import { Mark } from "../parts/glyphs.tsx";
import { Dots } from "../parts/spark.tsx";
import { ALL_VIEWS, Tabs, Unknown } from "../parts/tabs.tsx";
import { Named, Says, Statement } from "../parts/things.tsx";
import { useApp } from "../state/app.ts";
import { tally } from "../state/filtering.ts";
import { NO_FILTERS } from "../state/route.ts";
import { About } from "./contested.tsx";

export function Dispute() {
  const { model, route, speech, shown, filter } = useApp();
  const matter = model.matter(route.of);
  const left = matter?.sides[0];
  const first = left?.claims[0];
  if (!matter || !left || !first) return <Unknown />;
  const all = matter.sides.flatMap((side) => side.claims);
  const hidden = all.filter((claim) => !shown.has(claim)).length;
  const ends = [...new Set(all.flatMap((claim) => [claim.subject, claim.object]))].filter(
    (end) => end !== null,
  );
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      <header class="head">
        <Mark standing="unsure" />
        <div>
          <p class="kicker">{speech.say(matter.rivals ? "rival_matter" : "contested_matter")}</p>
          <h2>
            <About matter={matter} />
          </h2>
          <p>
            {speech.count("claims", all.length)} ·{" "}
            {ends.map((end, i) => (
              <>
                {i > 0 && ", "}
                <Named entity={end} />
              </>
            ))}
          </p>
        </div>
      </header>
      {hidden > 0 && (
        <p class="note">
          {speech.count("hidden_by_filters", hidden)}{" "}
          <button type="button" class="quiet" onClick={() => filter(NO_FILTERS)}>
            {speech.say("all_off")}
          </button>
        </p>
      )}
      <div class="sides">
        {matter.sides.map((side, i) => (
          <SideColumn
            side={side}
            within={matter}
            against={i > 0 && !matter.rivals}
            key={side.claims[0]?.key ?? i}
          />
        ))}
      </div>
    </>
  );
}

function SideColumn({ side, within, against }: { side: Side; within: Matter; against: boolean }) {
  const { speech, shown } = useApp();
  const claims = side.claims.filter(shown.has).sort((a, b) => (a.article.date < b.article.date ? -1 : 1));
  const first = side.claims[0];
  if (!first) return null;
  const voices = tally(claims, (claim) => [claim.voice]);
  return (
    <section class={against ? "side against" : "side"}>
      <h3>
        <Mark standing={against ? "denied" : "asserted"} />
        {speech.say(against ? "side_denied" : "side_affirmed")}{" "}
        <span class="n">{speech.number(claims.length)}</span>
      </h3>
      <p class="stated">
        {against && side.negated && <Mark standing="denied" />} <Statement claim={first} />
      </p>
      <Dots claims={claims} width={260} />
      {claims.length > 1 && (
        <p class="who">
          {voices.map(([voice, n], i) => (
            <span key={voice?.key ?? "document"}>
              {i > 0 && ", "}
              <Says voice={voice} />
              {n > 1 && ` (${speech.number(n)})`}
            </span>
          ))}
        </p>
      )}
      <Cards claims={claims} first={20} stated={false} within={within} />
    </section>
  );
}
