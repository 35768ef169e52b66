import { expect, test } from "vitest";
import { ago, duration, left, local, utc } from "./words";

test.each([
  [-5, "0 s"],
  [59_999, "59 s"],
  [252_000, "4 m 12 s"],
  [3_600_000, "1 h 0 m"],
  [47 * 3_600_000, "47 h 0 m"],
  [49 * 3_600_000, "2 d 1 h"],
])("%i ms is %s, never rounded up", (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

test.each([
  [-3_000, "now"],
  [900, "now"],
  [12_400, "12 s ago"],
  [252_000, "4 m 12 s ago"],
  [750_000, "12 m ago"],
  [7_500_000, "2 h 5 m ago"],
])("%i ms ago reads %s", (milliseconds, words) => {
  expect(ago(milliseconds)).toBe(words);
});

test("a countdown is rounded up, so that it reaches zero when the time has come", () => {
  expect(left(59_001)).toBe("in 1 m 0 s");
  expect(left(1)).toBe("in 1 s");
  expect(left(0)).toBe("now");
});

test("the time of day is UTC wherever the screen is", () => {
  expect(utc(Date.UTC(2026, 10, 22, 7, 41, 3, 999))).toBe("07:41:03 UTC");
});

test("local time says its zone, and is silent where it would repeat UTC", () => {
  const at = Date.UTC(2026, 10, 22, 7, 41);
  expect(local(at, "America/Lima")).toBe("02:41 GMT-5");
  expect(local(at, "UTC")).toBe("");
});
