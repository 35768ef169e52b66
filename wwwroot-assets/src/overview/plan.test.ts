import { expect, test } from "vitest";
import type { Second } from "./frame";
import { Memory, span } from "./memory";
import { niceTop, plan } from "./plan";

const edge = 1_000_000;

function memory(first: number, latencies: (Second["latency"] | "partly")[]): Memory {
  const kept = new Memory();
  const seconds = latencies.map((latency) => (latency === "partly" ? { latency: 10, loss: 0.2 } : { latency, loss: latency === "lost" ? 1 : 0 }));
  kept.take({ series: 0, first, seconds });
  return kept;
}

test("a line goes through what was measured, the newest second at the right edge", () => {
  const { lines, top } = plan([memory(edge - 1, [10, 20])], edge, 300, 44);
  expect(top).toBe(20);
  expect(lines[0]).toEqual([[299, 22, 300, 2]]);
});

test("a gap breaks the line, and nothing is drawn across it", () => {
  expect(plan([memory(edge - 4, [10, 10, null, 10, 10])], edge, 300, 44).lines[0]).toHaveLength(2);
});

test("a lost second breaks the line and has a tick; a gap has none", () => {
  const { lines, ticks } = plan([memory(edge - 4, [10, "lost", 10, null, 10])], edge, 300, 44);
  expect(lines[0]).toHaveLength(3);
  expect(ticks[0]).toEqual([[297, 1]]);
});

test("a second that lost some is drawn and ticked", () => {
  const { lines, ticks } = plan([memory(edge - 1, [10, "partly"])], edge, 300, 44);
  expect(lines[0]).toHaveLength(1);
  expect(ticks[0]).toEqual([[300, 0.2]]);
});

test("zero is never drawn for what was lost", () => {
  const { lines } = plan([memory(edge - 2, ["lost", "lost", "lost"])], edge, 300, 44);
  expect(lines[0]).toEqual([]);
});

test("what lies right of the newest second of every path is not known", () => {
  expect(plan([memory(edge - 60, [10]), memory(edge - 30, [10])], edge, 300, 44).known).toBe(270);
  expect(plan([undefined], edge, 300, 44).known).toBe(0);
});

test("a path that this browser knows nothing of leaves its place empty", () => {
  expect(plan([undefined, memory(edge, [10])], edge, 300, 44).lines.map((lines) => lines.length)).toEqual([0, 1]);
});

test("the memory holds the span and forgets what is older", () => {
  const kept = memory(edge - 400, Array.from({ length: 401 }, () => 10));
  expect(kept.at(edge - span)?.latency).toBe(10);
  expect(kept.at(edge - 330)).toBeUndefined();
});

test.each([
  [0, 1],
  [1.2, 2],
  [3, 5],
  [7, 10],
  [20, 20],
  [21, 50],
  [130, 200],
])("the scale of %d ms ends at %d", (value, top) => expect(niceTop(value)).toBeCloseTo(top));
