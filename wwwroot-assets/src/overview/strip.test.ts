import { expect, test } from "vitest";
import { readSeries } from "./spark";
import { place, step, words } from "./strip";

const hour = 3_600_000;
const now = 1_000 * hour;

test("stretches of 24 hours stand one beside the other and fill the strip", () => {
  const first = place(now - 24 * hour, now - 6 * hour, now)!;
  const second = place(now - 6 * hour, undefined, now)!;
  expect(first).toEqual({ left: 0, width: 75 });
  expect(second).toEqual({ left: 75, width: 25 });
});

test("what began earlier begins at the edge", () => expect(place(now - 100 * hour, now - 12 * hour, now)).toEqual({ left: 0, width: 50 }));

test("what has moved out of the 24 hours has no place", () => expect(place(now - 30 * hour, now - 25 * hour, now)).toBeUndefined());

test("a stretch that runs tells how long so far; one that ended has said it", () => {
  expect(words("since 06:10 UTC, on VPN", now - 2 * hour, undefined, now)).toBe("since 06:10 UTC, on VPN, 2 h 0 m so far");
  expect(words("06:10 to 07:02 UTC, on VPN, 52 m", now - 2 * hour, now - hour, now)).toBe("06:10 to 07:02 UTC, on VPN, 52 m");
});

test.each([
  ["ArrowLeft", 2, 1],
  ["ArrowLeft", 0, 0],
  ["ArrowRight", 1, 2],
  ["ArrowRight", 2, 2],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["x", 1, undefined],
])("%s leads from stretch %i to %s", (key, from, to) => expect(step(key, from, 3)).toBe(to));

test("a chart's paths are read as the server writes them, and nothing else is", () => {
  expect(readSeries("0:dx 11:vpn")).toEqual([
    { number: 0, kind: "dx" },
    { number: 11, kind: "vpn" },
  ]);
  expect(readSeries("")).toEqual([]);
  expect(readSeries(undefined)).toEqual([]);
});
