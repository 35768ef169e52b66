import { expect, test } from "vitest";
import { PathData } from "./pathData";
import { greatest, pictureOf, silenceOf } from "./picture";
import { sumUp } from "./rows";
import type { PathSpec } from "./spec";

const spec: PathSpec = { name: "dx", label: "Direct Connect", kind: "dx", interval: 200, timeout: 200, latencyLimit: null, jitterLimit: null, lossLimit: 0.2 };
const row = (at: number, trip: number) => sumUp(at, [{ index: 0, at, trip, sent: 1, lost: Number.isNaN(trip) ? 1 : 0, late: 0 }])!;

test("a minute's jitter is drawn over its seconds that answered, and over no others", () => {
  const data = new PathData();
  data.takeSeconds([row(0, 10), row(1_000, NaN), row(2_000, 12)]);
  data.takeMinutes([{ ...row(0, 10), jitter: 0.7 }]);
  const picture = pictureOf([spec], [data], "seconds", { from: 0, to: 4_000, step: 1_000 }, 3_000);
  expect(picture.paths[0]!.jitter.slice(0, 3)).toEqual([0.7, null, 0.7]);
  expect(greatest(picture, "median")).toBe(12);
});

test("a gap of one path alone is not a gap of all", () => {
  const [one, other] = [new PathData(), new PathData()];
  one.takeSeconds([row(0, 10)]);
  other.takeSeconds([row(0, 10), row(5_000, 10)]);
  const picture = pictureOf([spec, { ...spec, name: "vpn" }], [one, other], "seconds", { from: 0, to: 6_000, step: 1_000 }, 6_000);
  expect(picture.paths.map((path) => path.gaps.length)).toEqual([1, 1]);
  expect(picture.gaps).toEqual([{ from: 1_000, to: 5_000 }]);
});

test("a slow path is silent only after three of its rounds", () => {
  expect(silenceOf({ ...spec, interval: 10_000, timeout: 1_000 }, 100, "rounds")).toBe(31_000);
  expect(silenceOf(spec, 5_000, "seconds")).toBe(6_000);
});
