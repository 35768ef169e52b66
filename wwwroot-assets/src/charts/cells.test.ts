import { expect, test } from "vitest";
import { cellsOf, common, gridOf } from "./cells";
import { sumUp } from "./rows";

const row = (at: number, trip: number, sent = 1) => sumUp(at, [{ index: 0, at, trip, sent, lost: Number.isNaN(trip) && sent > 0 ? 1 : 0, late: 0 }])!;
const grid = gridOf(10_000, 20_000, 1_000);

test("cells lie on multiples of their width, whenever the window begins", () => {
  expect(gridOf(10_350, 20_350, 1_000)).toEqual({ from: 10_000, to: 20_350, step: 1_000, count: 11 });
});

test("a lost sample breaks the line and is no gap", () => {
  const cells = cellsOf([10, 11, 12].map((second) => row(second * 1_000, second === 11 ? NaN : 5)), grid, 3_000, 13_000);
  expect(cells.median.slice(0, 3)).toEqual([5, null, 5]);
  expect(cells.gaps).toEqual([]);
});

test("time without samples is a gap from the last one to the next, and breaks the line", () => {
  const cells = cellsOf([row(10_000, 5), row(16_000, 6)], grid, 3_000, 17_000);
  expect(cells.gaps).toEqual([{ from: 11_000, to: 16_000 }]);
  expect(cells.median.slice(0, 7)).toEqual([5, null, null, null, null, null, 6]);
});

test("a cell between two samples of a slow path is no gap: the line goes on", () => {
  const cells = cellsOf([row(10_000, 5), row(12_000, 6)], grid, 3_000, 13_000);
  expect(cells.median.slice(0, 3)).toEqual([5, undefined, 6]);
});

test("silence up to now is a gap at the right edge", () => {
  expect(cellsOf([row(10_000, 5)], grid, 3_000, 20_000).gaps).toEqual([{ from: 11_000, to: 20_000 }]);
});

test("a void round is no sample", () => {
  expect(cellsOf([row(10_000, 5), row(11_000, NaN, 0)], grid, 3_000, 12_000).rows[1]).toBeUndefined();
});

test("nothing at all is one gap", () => {
  expect(cellsOf([], grid, 3_000, 20_000).gaps).toEqual([{ from: 10_000, to: 20_000 }]);
});

test("the gap of all is where each has one", () => {
  expect(common([[{ from: 0, to: 10 }], [{ from: 4, to: 6 }, { from: 8, to: 20 }]])).toEqual([{ from: 4, to: 6 }, { from: 8, to: 10 }]);
  expect(common([[{ from: 0, to: 10 }], []])).toEqual([]);
});
