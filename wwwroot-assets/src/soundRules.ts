/** A tone and its meaning. */
export type Tone = "critical" | "warning" | "normal" | "stale";

/** What can be heard of the page at one moment. */
export interface Audible {
  /** Critical and Warning alarms that nobody has acknowledged, each by a name of its own. */
  critical: readonly string[];
  warning: readonly string[];
  isStale: boolean;
}

/** Milliseconds. */
const repeat = 10_000;
const limit = 5 * 60_000;

/** When which tone is due. Time is a parameter: milliseconds of one monotonic clock. */
export class SoundRules {
  private known: Audible | undefined;
  private criticalSince = -Infinity;
  private criticalAt = -Infinity;

  /** The tone that is due now, at most one. */
  due(now: Audible, at: number): Tone | undefined {
    const before = this.known ?? { critical: [], warning: [], isStale: false };
    // A stale page knows nothing of alarms: what it shows is no news, and what it hides is not over.
    this.known = now.isStale ? { ...before, isStale: true } : now;
    if (now.isStale) return before.isStale ? undefined : "stale";
    if (hasNew(now.critical, before.critical)) {
      this.criticalSince = at;
      return this.sound(at);
    }
    if (now.critical.length > 0) return at - this.criticalAt >= repeat && at - this.criticalSince <= limit ? this.sound(at) : undefined;
    if (hasNew(now.warning, before.warning)) return "warning";
    return before.critical.length + before.warning.length > 0 && now.warning.length === 0 ? "normal" : undefined;
  }

  private sound(at: number): Tone {
    this.criticalAt = at;
    return "critical";
  }
}

function hasNew(now: readonly string[], before: readonly string[]): boolean {
  return now.some((alarm) => !before.includes(alarm));
}
