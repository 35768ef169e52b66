import { type Freshness, type Limits, judge, screenLimits } from "./freshness";

/** What the server writes into the page once a second. */
export interface Beat {
  /** Grows with every beat. */
  count: string;
  /** The server's clock, milliseconds since 1970. */
  server: number;
  /** Age of the oldest path's newest sample on the server, milliseconds; 0 while nothing has been probed yet. */
  samples: number;
  limits: Limits;
}

export interface Judgement {
  freshness: Freshness;
  /** Milliseconds: both legs together. */
  age: number;
  /** Milliseconds since the last beat: the leg from the server to this screen alone. */
  silence: number;
  /** Of the samples' age. */
  limits: Limits;
}

/** Knows how long the server has been silent. Time is a parameter: milliseconds of one monotonic clock. */
export class Watchdog {
  private last: { beat: Beat; at: number } | undefined;

  /** Notes a beat. False when it is the one already known. */
  hear(beat: Beat, at: number): boolean {
    if (this.last?.beat.count === beat.count) return false;
    this.last = { beat, at };
    return true;
  }

  /** Undefined before the first beat: the page says "Connecting…" by itself. */
  judge(at: number): Judgement | undefined {
    if (!this.last) return undefined;
    const silence = at - this.last.at;
    const { samples, limits } = this.last.beat;
    // A slow probing interval widens the limits of the samples' age, never those of the server's silence.
    const freshness = worse(judge(silence, screenLimits), judge(samples + silence, limits));
    return { freshness, age: samples + silence, silence, limits };
  }
}

const order: Freshness[] = ["live", "delayed", "stale", "nodata"];

function worse(a: Freshness, b: Freshness): Freshness {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
