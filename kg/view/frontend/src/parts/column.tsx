/** A column of findings: the first rows, and the others one click away. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useApp } from "../state/app.ts";

export function Column({
  name,
  children,
  rows,
  first = 8,
  total = rows.length,
}: {
  name: string;
  children?: ComponentChildren;
  rows: ComponentChildren[];
  first?: number;
  total?: number;
}) {
  const { speech } = useApp();
  const [most, setMost] = useState(first);
  return (
    <section class={`column ${name}`} aria-labelledby={`column-${name}`}>
      <h2 id={`column-${name}`}>
        {speech.say(name)} {rows.length > 0 && <span class="n">{speech.number(total)}</span>}
      </h2>
      {rows.length ? <ul>{rows.slice(0, most)}</ul> : <p class="none">{speech.say(`${name}_none`)}</p>}
      {rows.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + 40)}>
          {speech.count("more_rows", Math.min(40, rows.length - most))}
        </button>
      )}
      {children}
    </section>
  );
}
