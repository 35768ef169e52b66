import { expect, test } from "vitest";
import { NiceScale, niceTop } from "./niceScale";

test.each([[0.7, 0.8], [9.9, 15], [12, 15], [14.4, 20], [95, 100], [240, 300], [0, 0.0015]])("above %d the scale ends at %d", (value, top) => {
  expect(niceTop(value)).toBeCloseTo(top);
});

test("grows at once and shrinks after thirty seconds of less", () => {
  const scale = new NiceScale(0.5);
  expect(scale.next(10, 0)).toBe(15);
  expect(scale.next(200, 1_000)).toBe(300);
  expect(scale.next(10, 30_900)).toBe(300);
  expect(scale.next(10, 31_100)).toBe(15);
});

test("shrinks to the most of those thirty seconds, not to the last value", () => {
  const scale = new NiceScale(0.5);
  scale.next(200, 0);
  scale.next(90, 10_000);
  expect(scale.next(1, 30_000)).toBe(100);
});

test("never lower than the least, and a window without a sample has that", () => {
  expect(new NiceScale(0.5).next(NaN, 0)).toBe(0.5);
});
