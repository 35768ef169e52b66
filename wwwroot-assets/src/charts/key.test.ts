import { expect, test } from "vitest";
import { keyOf } from "./key";
import { PathData } from "./pathData";
import { pictureOf } from "./picture";
import type { PathSpec } from "./spec";

const spec: PathSpec = { name: "dx", label: "Direct Connect", kind: "dx", interval: 2_000, timeout: 200, latencyLimit: null, jitterLimit: null, lossLimit: 0.2 };
const data = new PathData();
for (let at = 0; at < 40_000; at += 2_000) data.add({ index: at, at: at + 1, trip: 1, sent: 1, lost: 0, late: 0 });
const picture = pictureOf([spec], [data], "rounds", { from: 0, to: 40_000, step: 1_000 }, 40_000);
const press = (key: string, cursor: number | undefined, shiftKey = false) => keyOf({ key, shiftKey }, cursor, picture);

test("arrows go from sample to sample, over cells that have none", () => {
  expect(press("ArrowRight", 500)).toBe(2_500);
  expect(press("ArrowLeft", 2_500)).toBe(500);
  expect(press("ArrowLeft", 500)).toBe(500);
});

test("with shift ten at a time, and the ends by Home and End", () => {
  expect(press("ArrowRight", 500, true)).toBe(20_500);
  expect(press("Home", 20_500)).toBe(500);
  expect(press("End", undefined)).toBe(38_500);
});

test("the cross-hair is put on and off, and other keys are not the charts'", () => {
  expect(press("c", undefined)).toBe(38_500);
  expect(press("c", 500)).toBeNull();
  expect(press("Escape", 500)).toBeNull();
  expect(press("Escape", undefined)).toBeUndefined();
  expect(press("x", 500)).toBeUndefined();
});
