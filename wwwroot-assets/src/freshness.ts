/** How old what the screen shows is, in words: dashboard's limits. */
export type Freshness = "live" | "delayed" | "stale" | "nodata";

/** Limits in milliseconds: the screen's own, or the larger ones that a slow probing interval needs. */
export interface Limits {
  delayed: number;
  stale: number;
}

export const screenLimits: Limits = { delayed: 2_000, stale: 5_000 };

const noDataAfter = 60_000;

/**
 * Judges by the older of the two legs, probes → server and server → screen, added up.
 * @param age milliseconds
 */
export function judge(age: number, limits: Limits = screenLimits): Freshness {
  if (age > Math.max(noDataAfter, limits.stale)) return "nodata";
  if (age > limits.stale) return "stale";
  return age > limits.delayed ? "delayed" : "live";
}

/** The chip's words for an age in milliseconds. */
export function chip(freshness: Freshness, age: number): string {
  const seconds = Math.floor(age / 1_000);
  switch (freshness) {
    case "live":
      return "Live";
    case "delayed":
      return `Delayed ${seconds} s`;
    case "stale":
      return `STALE ${seconds} s`;
    case "nodata":
      return `NO DATA ${clockOf(age)}`;
  }
}

/** A length of time as a stop-watch shows it: 01:12, 1:02:05. Milliseconds in. */
export function clockOf(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  const two = (n: number) => String(n).padStart(2, "0");
  return seconds < 3_600
    ? `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
    : `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
