/** Dates of the texts ("2018", "2018-07", "2018-07/..") as days, and days as bins of a strip. */

const DAY = 86_400_000;

/** Return the first day that a date may mean, counted from 1970, or null where it is none. */
export function firstDay(value: string): number | null {
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(value.split("/")[0] as string);
  if (!found) return null;
  const time = Date.UTC(Number(found[1]), Number(found[2] ?? 1) - 1, Number(found[3] ?? 1));
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** Return the last day that a date may mean; Infinity where its end is open. */
export function lastDay(value: string): number | null {
  const [begin, end] = value.split("/");
  if (end === "..") return Number.POSITIVE_INFINITY;
  const found = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec((end ?? begin) as string);
  if (!found) return null;
  if (found[3]) return firstDay(found[0]);
  const month = found[2] ? Number(found[2]) : 12;
  return Math.round(Date.UTC(Number(found[1]), month, 1) / DAY) - 1;
}

export const isoDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

export interface Bin {
  from: number;
  /** The last day in it. */
  to: number;
}

/** Return bins of days, weeks or months from one day to another: at most `most` of them. */
export function bins(from: number, to: number, most: number): Bin[] {
  const made: Bin[] = [];
  const days = to - from + 1;
  if (days <= most * 7) {
    const step = days <= most ? 1 : 7;
    const start = step === 7 ? from - ((((from + 3) % 7) + 7) % 7) : from; // weeks begin on Monday
    for (let day = start; day <= to; day += step) made.push({ from: day, to: day + step - 1 });
    return made;
  }
  const first = new Date(from * DAY);
  const months = Math.ceil(days / 30 / most);
  const step = [1, 3, 6, 12, 60, 120].find((one) => one >= months) ?? 120;
  const begin = Math.floor(first.getUTCMonth() / step) * step;
  for (let month = begin; ; month += step) {
    const start = Math.round(Date.UTC(first.getUTCFullYear(), month, 1) / DAY);
    if (start > to) return made;
    made.push({ from: start, to: Math.round(Date.UTC(first.getUTCFullYear(), month + step, 1) / DAY) - 1 });
  }
}
