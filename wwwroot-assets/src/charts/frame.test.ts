import { expect, test } from "vitest";
import fixture from "./frame.fixture.json";
import { decode } from "./frame";

const bytes = () => Uint8Array.from(fixture.hex.match(/../g)!, (pair) => parseInt(pair, 16));
const server = 1_795_333_263_214;

test("reads the bytes that the server's test writes", () => {
  const frame = decode(bytes());
  expect(frame).toMatchObject({ isSnapshot: true, sequence: 7, server });
  expect(frame.paths.map((path) => [path.rank, path.rounds.length])).toEqual([[0, 3], [1, 2]]);
  expect(frame.paths[0]!.rounds).toEqual([
    { index: 0xffffffff, at: server - 400, trip: 617 * 0.02, sent: 2, lost: 0, late: 0 },
    { index: 0, at: server - 200, trip: NaN, sent: 2, lost: 2, late: 0 },
    { index: 1, at: server - 100, trip: NaN, sent: 2, lost: 0, late: 2 },
  ]);
  expect(frame.paths[1]!.rounds[0]!.trip).toBeCloseTo(1310.64);
  expect(frame.paths[1]!.rounds[1]).toMatchObject({ sent: 0, trip: NaN });
});

test("reads a frame that does not begin at its buffer's beginning", () => {
  const shifted = new Uint8Array([9, 9, 9, ...bytes()]).subarray(3);
  expect(decode(shifted).sequence).toBe(7);
});

test("a frame of another version is refused with what to do", () => {
  const newer = bytes();
  newer[0] = 2;
  expect(() => decode(newer)).toThrow("reload the page");
});
