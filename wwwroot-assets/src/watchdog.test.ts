import { expect, test } from "vitest";
import { Watchdog } from "./watchdog";

const limits = { delayed: 2_000, stale: 5_000 };
const beat = (count: number, samples = 0) => ({ count: String(count), server: 0, samples, limits });

test("judges nothing before the first beat", () => {
  expect(new Watchdog().judge(60_000)).toBeUndefined();
});

test("a beat that is seen again is no news", () => {
  const watchdog = new Watchdog();
  expect(watchdog.hear(beat(1), 0)).toBe(true);
  expect(watchdog.hear(beat(1), 4_000)).toBe(false);
  expect(watchdog.judge(5_500)).toMatchObject({ freshness: "stale", age: 5_500, silence: 5_500 });
});

test("a silent server goes from live over delayed and stale to no data", () => {
  const watchdog = new Watchdog();
  watchdog.hear(beat(1), 0);
  expect([1_500, 3_000, 6_000, 61_000].map((at) => watchdog.judge(at)?.freshness)).toEqual(["live", "delayed", "stale", "nodata"]);
});

test("old samples on the server are as bad as a silent server", () => {
  const watchdog = new Watchdog();
  watchdog.hear(beat(1, 6_000), 0);
  expect(watchdog.judge(100)).toMatchObject({ freshness: "stale", age: 6_100, silence: 100 });
});

test("a slow probing interval excuses old samples, never a silent server", () => {
  const watchdog = new Watchdog();
  watchdog.hear({ ...beat(1, 15_000), limits: { delayed: 24_000, stale: 36_000 } }, 0);
  expect(watchdog.judge(1_000)?.freshness).toBe("live");
  expect(watchdog.judge(6_000)?.freshness).toBe("stale");
});

test("the next beat makes it live again", () => {
  const watchdog = new Watchdog();
  watchdog.hear(beat(1), 0);
  watchdog.hear(beat(2), 8_000);
  expect(watchdog.judge(8_100)?.freshness).toBe("live");
});
