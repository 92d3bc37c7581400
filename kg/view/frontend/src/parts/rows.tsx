/** A list of which the first rows are shown, and the others one click away. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useApp } from "../state/app.ts";

export function Rows<T>({
  of,
  first,
  step = 40,
  row,
}: {
  of: T[];
  first: number;
  step?: number;
  /** A list item. */
  row: (one: T) => ComponentChildren;
}) {
  const { speech } = useApp();
  const [most, setMost] = useState(first);
  const left = of.length - most;
  return (
    <>
      <ul>{of.slice(0, most).map(row)}</ul>
      {left > 0 && (
        <button type="button" class="more" onClick={() => setMost(most + step)}>
          {speech.count("more_rows", Math.min(step, left))}
        </button>
      )}
    </>
  );
}
