/** All claims that pass the filters, one below the other. */
import { Cards } from "../parts/claim.tsx";
import { ALL_VIEWS, Tabs } from "../parts/tabs.tsx";
import { useApp } from "../state/app.ts";

export function Claims() {
  const { shown, speech } = useApp();
  return (
    <>
      <Tabs of="" views={ALL_VIEWS} />
      <header class="head">
        <div>
          <h2>{speech.count("claims", shown.claims.length)}</h2>
        </div>
      </header>
      {shown.claims.length ? (
        <Cards claims={shown.claims} first={30} />
      ) : (
        <p class="nothing">{speech.say("nothing")}</p>
      )}
    </>
  );
}
