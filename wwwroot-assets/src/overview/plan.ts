import { type Memory, span } from "./memory";

/** Where lines go, in pixels; each list is points of one unbroken line, x and y in turn. */
export interface Plan {
  /** Latency at the upper edge, milliseconds. */
  top: number;
  lines: number[][][];
  /** Lost seconds: x and height, 0..1, of a tick at the bottom; for each series. */
  ticks: [number, number][][];
  /** From here to the right edge nothing is known of any path. */
  known: number;
}

const pad = 2;

/** 1, 2 or 5 times a power of ten, so that the scale does not tremble with the figures. */
export function niceTop(value: number): number {
  if (value <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const lead = value / power;
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power;
}

/**
 * Plans a small chart. A gap breaks the line and so does a lost second, which gets a tick; nothing is drawn across either.
 * @param edge Unix seconds at the right edge
 */
export function plan(memories: readonly (Memory | undefined)[], edge: number, width: number, height: number): Plan {
  const x = (second: number) => width - (edge - second) * (width / span);
  let highest = 0;
  let newest = 0;
  for (const memory of memories) {
    if (!memory) continue;
    newest = Math.max(newest, memory.newest);
    for (let second = edge - span; second <= edge; second++) {
      const latency = memory.at(second)?.latency;
      if (typeof latency === "number" && latency > highest) highest = latency;
    }
  }
  const top = niceTop(highest);
  const lines: number[][][] = [];
  const ticks: [number, number][][] = [];
  for (const memory of memories) {
    const series: number[][] = [];
    const lost: [number, number][] = [];
    let line: number[] | undefined;
    for (let second = edge - span; memory && second <= edge; second++) {
      const known = memory.at(second);
      if (known && known.loss > 0) lost.push([x(second), known.loss]);
      if (known && typeof known.latency === "number") {
        if (!line) series.push((line = []));
        line.push(x(second), height - pad - (known.latency / top) * (height - 2 * pad));
      } else line = undefined;
    }
    lines.push(series);
    ticks.push(lost);
  }
  return { top, lines, ticks, known: newest === 0 ? 0 : Math.min(width, Math.max(0, x(newest))) };
}

/** "0–50 ms": what the chart's height means. */
export function scale(top: number): string {
  return `0–${top} ms, 5 min`;
}
