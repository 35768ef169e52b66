import { expect, test } from "vitest";
import { PathData } from "./pathData";
import { sumUp } from "./rows";

const round = (at: number, trip = 1) => ({ index: at, at, trip, sent: 1, lost: Number.isNaN(trip) ? 1 : 0, late: 0 });
const row = (at: number, trip: number) => sumUp(at, [round(at, trip)])!;

function live(from: number, to: number, data = new PathData()): PathData {
  for (let at = from; at < to; at += 200) data.add(round(at));
  return data;
}

test("a second is summed up once nothing can change in it", () => {
  const data = live(10_000, 13_000);
  data.settleTo(12_499);
  expect(data.seconds).toEqual([]);
  data.settleTo(13_500);
  expect(data.seconds.map((each) => [each.at, each.sent])).toEqual([[10_000, 5], [11_000, 5]]);
});

test("the newest seconds come from the rounds, without a hole between", () => {
  const data = live(10_000, 13_000);
  data.settleTo(12_600);
  expect(data.rows("seconds", 10_000, 14_000, 1_000).map((each) => each.at)).toEqual([10_000, 11_000, 12_000]);
});

test("fetched seconds fill what is older, and do not replace what was seen", () => {
  const data = live(10_000, 13_000);
  data.settleTo(12_600);
  data.takeSeconds([row(8_000, 7), row(10_000, 99), row(12_000, 99)]);
  expect(data.rows("seconds", 8_000, 13_000, 1_000).map((each) => [each.at, each.median])).toEqual([[8_000, 7], [10_000, 1], [11_000, 1], [12_000, 1]]);
});

test("fetched minutes take the place of earlier ones from their beginning on", () => {
  const data = new PathData();
  data.takeMinutes([row(0, 1), row(60_000, 2)]);
  data.takeMinutes([row(60_000, 3), row(120_000, 4)]);
  expect(data.minutes.map((each) => each.median)).toEqual([1, 3, 4]);
});

test("seconds are joined into wider cells", () => {
  const data = new PathData();
  data.takeSeconds([row(10_000, 1), row(11_000, 3), row(15_000, 9)]);
  expect(data.rows("seconds", 10_000, 20_000, 5_000).map((each) => [each.at, each.sent, each.high])).toEqual([[10_000, 2, 3], [15_000, 1, 9]]);
});

test("seconds are not kept for ever", () => {
  const data = new PathData(10_000);
  live(0, 200_000, data);
  data.settleTo(200_000);
  expect(data.seconds.length).toBeLessThan(80);
});
