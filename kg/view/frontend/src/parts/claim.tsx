/** One claim as a card: what is stated, how it stands, who says so, and the sentence. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Claim, Mark as Marked, Matter } from "../data/model.ts";
import { useApp } from "../state/app.ts";
import { Icon, Mark } from "./glyphs.tsx";
import { Says, Source, Statement, To } from "./things.tsx";
import { sentenceOf } from "../text/joining.ts";
import { standingWords } from "../text/naming.ts";

export function Sentence({ text, marks, lang }: { text: string; marks: Marked[]; lang: string }) {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const { start, end, role } of marks) {
    if (start > at) parts.push(text.slice(at, start));
    parts.push(<mark class={role}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return (
    <blockquote lang={lang || undefined} dir="auto">
      {parts}
    </blockquote>
  );
}

export function Standings({ claim }: { claim: Claim }) {
  const { speech } = useApp();
  return (
    <>
      {standingWords(claim, speech).map((word) => (
        <span class={`badge ${claim.standing}`} key={word}>
          <Mark standing={claim.standing} />
          {word}
        </span>
      ))}
    </>
  );
}

export function PinButton({ claim }: { claim: Claim }) {
  const { route, go, speech, announce } = useApp();
  const kept = route.keep.includes(claim.key);
  const toggle = () => {
    const keep = kept ? route.keep.filter((key) => key !== claim.key) : [...route.keep, claim.key];
    go({ keep });
    announce(speech.count("basket_count", keep.length));
  };
  return (
    <button
      type="button"
      class="pin"
      aria-pressed={kept}
      aria-label={speech.say("pin", { claim: sentenceOf(claim, speech) })}
      title={speech.say("pin_short")}
      onClick={toggle}
    >
      <Icon name="pin" />
    </button>
  );
}

export function Card({
  claim,
  stated = true,
  within,
}: {
  claim: Claim;
  stated?: boolean;
  /** The matter that is looked at: nothing leads to where one is. */
  within?: Matter | undefined;
}) {
  const { speech, model } = useApp();
  const matter = model.contested(claim);
  const facts = [claim.time && speech.when(claim.time), claim.place].filter(Boolean);
  return (
    <article class={`card ${claim.standing}`} data-claim={claim.key}>
      {stated && (
        <p class="stated">
          <Mark standing={claim.standing} />
          <Statement claim={claim} />
        </p>
      )}
      <p class="line">
        <Standings claim={claim} />
        <Says voice={claim.voice} />
        {facts.map((fact) => (
          <span key={fact}>· {fact}</span>
        ))}
        {matter && matter !== within && (
          <To to={{ view: "dispute", of: matter.key }} className="badge contested">
            {speech.say("contested_one")}
          </To>
        )}
        <PinButton claim={claim} />
      </p>
      <Sentence text={claim.sentence} marks={claim.marks} lang={claim.article.lang} />
      <Source claim={claim} />
    </article>
  );
}

/** Cards, the first of many; the rest is one click away. */
export function Cards({
  claims,
  first = 8,
  stated = true,
  within,
}: {
  claims: Claim[];
  first?: number;
  stated?: boolean;
  within?: Matter;
}) {
  const { speech } = useApp();
  const [most, setMost] = useState(first);
  const rest = claims.length - most;
  return (
    <div class="cards">
      {claims.slice(0, most).map((claim) => (
        <Card claim={claim} stated={stated} within={within} key={claim.key} />
      ))}
      {rest > 0 && (
        <button type="button" class="more" onClick={() => setMost(most + 50)}>
          {speech.count("more", Math.min(rest, 50))}
        </button>
      )}
    </div>
  );
}
