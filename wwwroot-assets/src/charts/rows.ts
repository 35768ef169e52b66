import type { Round } from "./frame";

/** What was measured of a path in a stretch of time. Milliseconds; NaN: not known, or nothing answered. */
export interface Row {
  /** Where the stretch begins, milliseconds since 1970. */
  at: number;
  sent: number;
  lost: number;
  late: number;
  /** The lower edge of the wide band: 5th percentile, or the least where only that was kept. */
  low: number;
  q1: number;
  median: number;
  q3: number;
  high: number;
  jitter: number;
}

/** Sums rounds up, as the server does for its seconds. Undefined: there was none. @param previous round trip of the round before the first, for the jitter */
export function sumUp(at: number, rounds: readonly Round[], previous = NaN): Row | undefined {
  if (rounds.length === 0) return undefined;
  const trips = rounds.filter((round) => !Number.isNaN(round.trip)).map((round) => round.trip);
  const sorted = Float64Array.from(trips).sort();
  return {
    at,
    sent: total(rounds, "sent"),
    lost: total(rounds, "lost"),
    late: total(rounds, "late"),
    low: percentile(sorted, 0.05),
    q1: percentile(sorted, 0.25),
    median: percentile(sorted, 0.5),
    q3: percentile(sorted, 0.75),
    high: percentile(sorted, 0.95),
    jitter: jitterOf(Number.isNaN(previous) ? trips : [previous, ...trips]),
  };
}

/** Several stretches as one: the median of their medians, and bands that hold all of theirs. */
export function join(at: number, rows: readonly Row[]): Row | undefined {
  if (rows.length <= 1) return rows[0] && { ...rows[0], at };
  return {
    at,
    sent: total(rows, "sent"),
    lost: total(rows, "lost"),
    late: total(rows, "late"),
    low: edge(rows, "low", Math.min),
    q1: edge(rows, "q1", Math.min),
    median: percentile(Float64Array.from(known(rows, "median")).sort(), 0.5),
    q3: edge(rows, "q3", Math.max),
    high: edge(rows, "high", Math.max),
    jitter: mean(known(rows, "jitter")),
  };
}

/** 0..1 of the probes that count; NaN: there was none. */
export function lossOf(row: { sent: number; lost: number }): number {
  return row.sent === 0 ? NaN : row.lost / row.sent;
}

/** Nearest rank. */
export function percentile(sorted: Float64Array, part: number): number {
  return sorted.length === 0 ? NaN : sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)]!;
}

/** Mean absolute difference of successive round trips. */
function jitterOf(trips: readonly number[]): number {
  let sum = 0;
  for (let place = 1; place < trips.length; place++) sum += Math.abs(trips[place]! - trips[place - 1]!);
  return trips.length < 2 ? NaN : sum / (trips.length - 1);
}

function total<K extends string>(parts: readonly Record<K, number>[], column: K): number {
  return parts.reduce((sum, part) => sum + part[column], 0);
}

function known(rows: readonly Row[], column: keyof Row): number[] {
  return rows.map((row) => row[column]).filter((value) => !Number.isNaN(value));
}

function edge(rows: readonly Row[], column: keyof Row, of: (...values: number[]) => number): number {
  const values = known(rows, column);
  return values.length === 0 ? NaN : of(...values);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
