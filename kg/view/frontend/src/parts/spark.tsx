/** Small pictures of time: how much was said when, in the frame of all documents. */
import { useMemo } from "preact/hooks";
import { firstDay } from "../data/days.ts";
import type { Claim, Model } from "../data/model.ts";
import { useApp } from "../state/app.ts";

const frames = new WeakMap<Model, [number, number]>();

/** Return the first and the last day of the documents of a model. */
export function frameOf(model: Model): [number, number] {
  let frame = frames.get(model);
  if (!frame) {
    const days = model.articles.flatMap((article) => firstDay(article.date) ?? []);
    frame = days.length
      ? [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))]
      : [0, 0];
    frames.set(model, frame);
  }
  return frame;
}

/** Dots on a line of time; a denial is a cross. */
export function Dots({ claims, width = 132 }: { claims: Claim[]; width?: number }) {
  const { model, speech } = useApp();
  const [from, to] = frameOf(model);
  const places = useMemo(() => {
    const found = new Map<string, { x: number; denied: boolean }>();
    for (const claim of claims) {
      const day = firstDay(claim.article.date);
      if (day === null) continue;
      const x = Math.round(5 + ((day - from) / (to - from || 1)) * (width - 10));
      const denied = claim.standing === "denied";
      found.set(`${x} ${denied}`, { x, denied });
    }
    return [...found.values()];
  }, [claims, from, to, width]);
  if (from === to || !places.length) return null;
  const dates = claims
    .map((claim) => claim.article.date)
    .filter(Boolean)
    .sort();
  const ends = [dates[0], dates.at(-1)].filter((date, i, all) => date && all.indexOf(date) === i) as string[];
  return (
    <svg
      class="dots"
      width={width}
      height={14}
      viewBox={`0 0 ${width} 14`}
      role="img"
      aria-label={ends.map((date) => speech.when(date, true)).join(" – ")}
    >
      <title>{ends.map((date) => speech.when(date, true)).join(" – ")}</title>
      <path class="axis" d={`M2 7H${width - 2}`} />
      {places.map(({ x, denied }) =>
        denied ? (
          <path key={`${x}d`} class="denied" d={`M${x - 3} 4l6 6M${x + 3} 4l-6 6`} />
        ) : (
          <circle key={x} cx={x} cy={7} r={3} />
        ),
      )}
    </svg>
  );
}

/** Bars of how much was said when. */
export function Spark({
  claims,
  width = 84,
  height = 18,
}: {
  claims: Claim[];
  width?: number;
  height?: number;
}) {
  const { model } = useApp();
  const [from, to] = frameOf(model);
  if (from === to) return null;
  const many = Math.floor(width / 4);
  const counts = new Array<number>(many).fill(0);
  for (const claim of claims) {
    const day = firstDay(claim.article.date);
    if (day === null) continue;
    const at = Math.min(many - 1, Math.floor(((day - from) / (to - from)) * many));
    counts[at] = (counts[at] as number) + 1;
  }
  const most = Math.max(1, ...counts);
  return (
    <svg class="spark" width={width} height={height} aria-hidden="true">
      {counts.map(
        (n, i) =>
          n > 0 && (
            <rect
              key={i}
              x={i * 4}
              width={3}
              y={height - Math.max(2, (n / most) * height)}
              height={Math.max(2, (n / most) * height)}
            />
          ),
      )}
    </svg>
  );
}
