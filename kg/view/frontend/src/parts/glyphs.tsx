/** Small pictures: shapes of families of classes, marks of how a claim stands, icons. */
import type { Standing } from "../data/tables.ts";
import { OUTLINES } from "../drawing/outlines.ts";
import { useApp } from "../state/app.ts";

export function Glyph({ family }: { family: number }) {
  const { families, dark } = useApp();
  const one = families[family];
  if (!one) return null;
  return (
    <svg class="glyph" viewBox="0 0 14 14" aria-hidden="true">
      <path d={OUTLINES[one.shape] ?? OUTLINES.dot} fill={dark ? one.dark : one.light} stroke="none" />
    </svg>
  );
}

const MARKS: Record<Standing, string> = {
  asserted: "M7 3.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z",
  denied: "M3.4 3.4l7.2 7.2M10.6 3.4l-7.2 7.2",
  ended: "M7 3.2a3.8 3.8 0 1 0 0 7.6zM7 3.2a3.8 3.8 0 0 1 0 7.6",
  planned: "M7 3.2a3.8 3.8 0 1 0 0 7.6 3.8 3.8 0 0 0 0-7.6z",
  unsure: "M4.6 5.2a2.4 2.4 0 1 1 3.6 2c-.8.5-1.2.9-1.2 1.8M7 11.3v.2",
  inferred: "M7 3v.1M3.6 10v.1M10.4 10v.1",
};

/** A mark for how a claim stands: told by shape as well as by colour. */
export function Mark({ standing }: { standing: Standing }) {
  return (
    <svg class={`mark ${standing}`} viewBox="0 0 14 14" aria-hidden="true">
      <path d={MARKS[standing]} />
    </svg>
  );
}

const ICONS = {
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13.2 13.2 17 17",
  close: "M5 5l10 10M15 5 5 15",
  theme: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10 3.5v13",
  pin: "M5.5 3.5h9v13L10 13l-4.5 3.5z",
  print: "M6 8V3.5h8V8M5 14H3V8h14v6h-2M6 12h8v5H6z",
  filter: "M3 5h14M6 10h8M8.5 15h3",
  plus: "M10 4v12M4 10h12",
  minus: "M4 10h12",
  fit: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
  eye: "M2 10s3-5.5 8-5.5 8 5.5 8 5.5-3 5.5-8 5.5S2 10 2 10zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z",
  link: "M8.5 11.5a3 3 0 0 0 4.2 0l2.8-2.8a3 3 0 1 0-4.2-4.2l-1 1M11.5 8.5a3 3 0 0 0-4.2 0l-2.8 2.8a3 3 0 1 0 4.2 4.2l1-1",
  desk: "M3.5 3.5h5v6h-5zM11.5 3.5h5v3.5h-5zM11.5 10h5v6.5h-5zM3.5 12.5h5v4h-5z",
  turn: "M4 7h11M12 4l3 3-3 3M16 13H5M8 10l-3 3 3 3",
};
export type IconName = keyof typeof ICONS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="sign" viewBox="0 0 20 20" aria-hidden="true">
      <path d={ICONS[name]} />
    </svg>
  );
}

/** A button that is a picture; its name is for screen readers and as a hint. */
export function IconButton({
  icon,
  name,
  onClick,
  pressed,
  badge,
}: {
  icon: IconName;
  name: string;
  onClick: () => void;
  pressed?: boolean;
  badge?: string;
}) {
  return (
    <button
      type="button"
      class="icon"
      aria-label={badge ? `${name} (${badge})` : name}
      title={name}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} />
      {badge && (
        <span class="badge-n" aria-hidden="true">
          {badge}
        </span>
      )}
    </button>
  );
}
