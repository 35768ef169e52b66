import { expect, test } from "vitest";
import { chip, judge } from "./freshness";

test.each([
  [0, "live"],
  [2_000, "live"],
  [2_001, "delayed"],
  [5_000, "delayed"],
  [5_001, "stale"],
  [60_000, "stale"],
  [60_001, "nodata"],
])("an age of %i ms is %s", (age, expected) => {
  expect(judge(age)).toBe(expected);
});

test("a slow probing interval widens the limits", () => {
  const limits = { delayed: 24_000, stale: 90_000 };
  expect(judge(20_000, limits)).toBe("live");
  expect(judge(61_000, limits)).toBe("delayed");
  expect(judge(90_001, limits)).toBe("nodata");
});

test.each([
  ["live", 1_900, "Live"],
  ["delayed", 3_999, "Delayed 3 s"],
  ["stale", 12_000, "STALE 12 s"],
  ["nodata", 72_000, "NO DATA 01:12"],
  ["nodata", 3_725_000, "NO DATA 1:02:05"],
] as const)("%s after %i ms reads %s", (freshness, age, words) => {
  expect(chip(freshness, age)).toBe(words);
});
