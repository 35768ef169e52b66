import { expect, test } from "vitest";
import { join, lossOf, sumUp } from "./rows";

const round = (trip: number, lost = 0, late = 0, sent = 1) => ({ index: 0, at: 0, trip, sent, lost, late });

test("rounds are summed up by nearest rank, as the server does", () => {
  const row = sumUp(5_000, [10, 30, 20, 40].map((trip) => round(trip)))!;
  expect(row).toMatchObject({ at: 5_000, sent: 4, lost: 0, low: 10, q1: 10, median: 20, q3: 30, high: 40 });
  expect(row.jitter).toBeCloseTo((20 + 10 + 20) / 3);
});

test("a lost round is loss and no latency, a late one is neither", () => {
  const row = sumUp(0, [round(NaN, 1), round(NaN, 0, 1), round(12)])!;
  expect(row).toMatchObject({ sent: 3, lost: 1, late: 1, median: 12 });
  expect(lossOf(row)).toBeCloseTo(1 / 3);
});

test("void rounds alone have no loss at all", () => {
  expect(lossOf(sumUp(0, [round(NaN, 0, 0, 0)])!)).toBeNaN();
});

test("joined stretches keep their outermost edges and all of their losses", () => {
  const one = sumUp(0, [round(10), round(12), round(NaN, 1)])!;
  const other = sumUp(1_000, [round(20), round(50)])!;
  expect(join(0, [one, other])).toMatchObject({ sent: 5, lost: 1, low: 10, high: 50, median: 10 });
});

test("what is not known stays unknown when it is joined", () => {
  const lost = sumUp(0, [round(NaN, 1)])!;
  expect(join(0, [lost, { ...lost, at: 1_000 }])!.median).toBeNaN();
});
