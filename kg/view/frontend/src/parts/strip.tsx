/** Documents by day: a strip of bars with a brush that narrows everything to some days. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { type Bin, bins, firstDay, isoDay } from "../data/days.ts";
import { useApp } from "../state/app.ts";

const HEIGHT = 34;
interface Bar extends Bin {
  n: number;
  denied: number;
}

export function Strip() {
  const { shown, model, route, filter, speech, announce } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  const [drag, setDrag] = useState<[number, number] | null>(null);
  const began = useRef<number | null>(null);
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    if (box.current) watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  const frame = useMemo(() => {
    const days = model.articles.flatMap((article) => firstDay(article.date) ?? []);
    return days.length > 1
      ? { from: days.reduce((a, b) => Math.min(a, b)), to: days.reduce((a, b) => Math.max(a, b)) }
      : null;
  }, [model]);
  const bars = useMemo(() => {
    if (!frame) return [];
    const made: Bar[] = bins(frame.from, frame.to, Math.max(20, Math.floor(width / 7))).map((bin) => ({
      ...bin,
      n: 0,
      denied: 0,
    }));
    for (const claim of shown.without("time")) {
      const day = firstDay(claim.article.date);
      const bar = day === null ? undefined : made[lastAtMost(made, day)];
      if (!bar) continue;
      bar.n += 1;
      if (claim.standing === "denied") bar.denied += 1;
    }
    return made;
  }, [frame, shown, width]);
  if (!frame || bars.length < 2) return null;

  const most = Math.max(1, ...bars.map((bar) => bar.n));
  const step = width / bars.length;
  const at = (event: PointerEvent) => {
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor((event.clientX - left) / step)));
  };
  const { from, to } = route.filters;
  const chosen: [number, number] | null =
    drag ??
    (from || to
      ? [lastAtMost(bars, firstDay(from) ?? frame.from), lastAtMost(bars, firstDay(to) ?? frame.to)]
      : null);
  const pick = (a: number, b: number) => {
    const [first, last] = [bars[Math.min(a, b)], bars[Math.max(a, b)]] as [Bar, Bar];
    filter({ from: isoDay(first.from), to: isoDay(last.to) });
    announce(
      speech.say("days_chosen", { from: speech.when(isoDay(first.from)), to: speech.when(isoDay(last.to)) }),
    );
  };
  const move = (end: 0 | 1, by: number) => {
    const ends: [number, number] = chosen ? [...chosen] : [0, bars.length - 1];
    ends[end] = Math.min(bars.length - 1, Math.max(0, ends[end] + by));
    pick(ends[0], ends[1]);
  };
  const handle = (end: 0 | 1) => {
    const value = chosen ? chosen[end] : end ? bars.length - 1 : 0;
    const bar = bars[value] as Bar;
    const day = isoDay(end ? bar.to : bar.from);
    return (
      <button
        type="button"
        class="handle"
        style={{ left: `${(value + end) * step}px` }}
        role="slider"
        aria-label={speech.say(end ? "last_day" : "first_day")}
        aria-valuemin={0}
        aria-valuemax={bars.length - 1}
        aria-valuenow={value}
        aria-valuetext={speech.when(day)}
        onKeyDown={(event) => {
          const by = {
            ArrowLeft: -1,
            ArrowDown: -1,
            ArrowRight: 1,
            ArrowUp: 1,
            PageDown: -10,
            PageUp: 10,
            Home: -bars.length,
            End: bars.length,
          }[event.key];
          if (by === undefined) return;
          event.preventDefault();
          move(end, by);
        }}
      />
    );
  };
  return (
    <section class="strip" aria-label={speech.say("strip")}>
      <div
        class="days"
        ref={box}
        onPointerDown={(event) => {
          if ((event.target as Element).closest(".handle")) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          began.current = at(event);
          setDrag([at(event), at(event)]);
        }}
        onPointerMove={(event) => began.current !== null && setDrag([began.current, at(event)])}
        onPointerUp={(event) => {
          if (began.current !== null) pick(began.current, at(event));
          began.current = null;
          setDrag(null);
        }}
      >
        <svg width={width} height={HEIGHT} aria-hidden="true">
          {bars.map((bar, i) => {
            const inside = !chosen || (Math.min(...chosen) <= i && i <= Math.max(...chosen));
            const height = bar.n ? Math.max(2, (bar.n / most) ** 0.6 * HEIGHT) : 0;
            const red = (bar.denied / (bar.n || 1)) * height;
            return (
              <g key={bar.from} class={inside ? "in" : "out"}>
                <title>{`${speech.when(isoDay(bar.from))}: ${speech.count("claims", bar.n)}`}</title>
                <rect x={i * step} y={0} width={step} height={HEIGHT} class="hit" />
                <rect
                  x={i * step + 0.5}
                  y={HEIGHT - height}
                  width={Math.max(1, step - 1.5)}
                  height={height - red}
                  class="said"
                />
                <rect
                  x={i * step + 0.5}
                  y={HEIGHT - red}
                  width={Math.max(1, step - 1.5)}
                  height={red}
                  class="denied"
                />
              </g>
            );
          })}
        </svg>
        {handle(0)}
        {handle(1)}
      </div>
      <div class="ticks" aria-hidden="true">
        <span>{speech.when(isoDay(frame.from), true)}</span>
        <span>{speech.say("strip")}</span>
        <span>{speech.when(isoDay(frame.to), true)}</span>
      </div>
    </section>
  );
}

/** Return the number of the last bin that begins on a day or before. */
function lastAtMost(all: Bin[], day: number): number {
  let [low, high] = [0, all.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((all[middle] as Bin).from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}
