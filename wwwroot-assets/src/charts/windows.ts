import type { Source } from "./pathData";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** The windows that the toolbar offers, with the number key of each. Milliseconds. */
export const windows = [
  { word: "1m", name: "1 m", length: minute },
  { word: "5m", name: "5 m", length: 5 * minute },
  { word: "15m", name: "15 m", length: 15 * minute },
  { word: "1h", name: "1 h", length: hour },
  { word: "24h", name: "24 h", length: 24 * hour },
  { word: "7d", name: "7 d", length: 168 * hour },
] as const;

const steps: readonly number[] = [
  100, 200, 500, second, 2 * second, 5 * second, 10 * second, 15 * second, 30 * second, minute, 2 * minute, 5 * minute, 10 * minute, 15 * minute, 30 * minute, hour,
  2 * hour, 6 * hour, 24 * hour,
];

/** What a window is drawn from. @param isLive a window that ends now; rounds are kept for live ones only */
export function sourceOf(length: number, isLive: boolean): Source {
  if (isLive && length <= minute) return "rounds";
  return length <= hour ? "seconds" : "minutes";
}

/** How wide a cell is: no narrower than what it is drawn from, nor than a pixel. Milliseconds. */
export function stepOf(length: number, pixels: number, source: Source): number {
  const least = source === "rounds" ? 100 : source === "seconds" ? second : minute;
  return steps.find((step) => step >= least && length / step <= Math.max(60, pixels)) ?? steps.at(-1)!;
}

/** A window in words: "last 5 minutes", for names. */
export function spoken(length: number): string {
  const [count, unit] = length >= 48 * hour ? [length / (24 * hour), "day"] : length > hour ? [length / hour, "hour"] : [length / minute, "minute"];
  const whole = Math.round(count * 10) / 10;
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}

/** Places for the time axis' marks, seconds since 1970: about one each `space` pixels, at round times, UTC. */
export function timeMarks(from: number, to: number, pixels: number, space = 96): number[] {
  const wanted = ((to - from) * space) / Math.max(1, pixels);
  const marks = [5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400, 172_800];
  const apart = marks.find((mark) => mark >= wanted) ?? 604_800;
  const found: number[] = [];
  for (let mark = Math.ceil(from / apart) * apart; mark <= to; mark += apart) found.push(mark);
  return found;
}
