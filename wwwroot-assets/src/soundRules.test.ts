import { expect, test } from "vitest";
import { type Audible, SoundRules } from "./soundRules";

const quiet: Audible = { critical: [], warning: [], isStale: false };
const critical = (...names: string[]): Audible => ({ ...quiet, critical: names });
const warning = (...names: string[]): Audible => ({ ...quiet, warning: names });

/** What sounds, looked at four times a second from one time to another. */
function heard(rules: SoundRules, state: Audible, from: number, to: number): string[] {
  const tones: string[] = [];
  for (let at = from; at < to; at += 250) {
    const tone = rules.due(state, at);
    if (tone) tones.push(`${tone} ${at}`);
  }
  return tones;
}

test("nothing sounds while nothing is wrong", () => {
  expect(heard(new SoundRules(), quiet, 0, 60_000)).toEqual([]);
});

test("a critical alarm sounds at once and every ten seconds, for five minutes at most", () => {
  const tones = heard(new SoundRules(), critical("SYD1/Isolated"), 0, 600_000);
  expect(tones.slice(0, 3)).toEqual(["critical 0", "critical 10000", "critical 20000"]);
  expect(tones).toHaveLength(31);
});

test("a second critical alarm sounds at once and begins the five minutes anew", () => {
  const rules = new SoundRules();
  heard(rules, critical("A"), 0, 299_000);
  expect(heard(rules, critical("A", "B"), 299_000, 310_000)).toEqual(["critical 299000", "critical 309000"]);
});

test("an acknowledged one is silent, and the last of all is followed by the tone of normal", () => {
  const rules = new SoundRules();
  heard(rules, critical("A", "B"), 0, 1_000);
  expect(heard(rules, critical("B"), 1_000, 5_000)).toEqual([]);
  expect(heard(rules, quiet, 5_000, 60_000)).toEqual(["normal 5000"]);
});

test("a warning sounds once", () => {
  expect(heard(new SoundRules(), warning("A/Unprotected"), 0, 60_000)).toEqual(["warning 0"]);
});

test("a stale page sounds dull once, and neither repeats an alarm nor takes its absence for its end", () => {
  const rules = new SoundRules();
  heard(rules, critical("A"), 0, 250);
  expect(heard(rules, { ...quiet, isStale: true }, 250, 60_000)).toEqual(["stale 250"]);
  expect(heard(rules, critical("A"), 60_000, 61_000)).toEqual(["critical 60000"]);
});
