import { duration } from "../words";

const day = 24 * 3_600_000;

/** Where a stretch stands in the last 24 hours, percent; undefined: it has moved out of them. @param to undefined: it still runs */
export function place(from: number, to: number | undefined, now: number): { left: number; width: number } | undefined {
  const start = now - day;
  const left = Math.max(from, start);
  const right = Math.min(to ?? now, now);
  if (right <= start || right < left) return undefined;
  return { left: ((left - start) / day) * 100, width: ((right - left) / day) * 100 };
}

/** A stretch in words; one that runs tells how long so far. */
export function words(label: string, from: number, to: number | undefined, now: number): string {
  return to === undefined ? `${label}, ${duration(now - from)} so far` : label;
}

/** Which stretch a key leads to; undefined: the key means nothing here. */
export function step(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, current - 1);
    case "ArrowRight":
      return Math.min(count - 1, current + 1);
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return undefined;
  }
}
