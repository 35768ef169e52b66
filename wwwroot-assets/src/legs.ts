import { type Freshness, judge, screenLimits } from "./freshness";
import type { Judgement } from "./watchdog";
import { duration } from "./words";

/** One of the two legs that an age is made of: probes → server, server → this screen. */
export interface Leg {
  name: "probes" | "screen";
  freshness: Freshness;
  /** Milliseconds. */
  age: number;
  /** For the panel behind the chip. */
  words: string;
}

/** Both legs, each judged by its own limits. */
export function legs({ age, silence, limits }: Judgement): Leg[] {
  const samples = age - silence;
  return [
    { name: "probes", freshness: judge(samples, limits), age: samples, words: `newest sample ${exact(samples)} old` },
    { name: "screen", freshness: judge(silence, screenLimits), age: silence, words: `last heard ${exact(silence)} ago` },
  ];
}

/** Writes them into the chip and the panel behind it. */
export function showLegs(root: ParentNode, judgement: Judgement): void {
  for (const leg of legs(judgement)) {
    const dot = root.querySelector<HTMLElement>(`[data-leg="${leg.name}"]`);
    if (dot && dot.dataset.freshness !== leg.freshness) dot.dataset.freshness = leg.freshness;
    // A live leg's age says nothing and would flicker.
    write(dot?.querySelector("[data-leg-age]"), leg.freshness === "live" ? "" : ` ${duration(leg.age)}`);
    write(root.querySelector(`[data-leg-words="${leg.name}"]`), leg.words);
  }
}

function exact(milliseconds: number): string {
  return milliseconds < 10_000 ? `${(milliseconds / 1_000).toFixed(1)} s` : duration(milliseconds);
}

function write(element: Element | null | undefined, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
