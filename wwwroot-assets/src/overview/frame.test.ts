import { expect, test } from "vitest";
import { readFrame } from "./frame";


function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
}

test("reads a path's seconds: a latency, a gap, a lost second", () => {
  const frame = readFrame(bytes("0100010000ca9a3b07000300fdc99a3bf40100feff00ffff64"));
  expect(frame).toEqual({
    now: 1_000_000_000,
    pieces: [
      {
        series: 7,
        first: 999_999_997,
        seconds: [
          { latency: 10, loss: 0 },
          { latency: null, loss: 0 },
          { latency: "lost", loss: 1 },
        ],
      },
    ],
  });
});

test("a frame without paths still brings the server's clock", () => expect(readFrame(bytes("0100000000ca9a3b"))).toEqual({ now: 1_000_000_000, pieces: [] }));

test("a frame of another version is none", () => expect(readFrame(bytes("0200000000ca9a3b"))).toBeUndefined());

test("a frame that was cut off is none", () => expect(readFrame(bytes("01000100"))).toBeUndefined());

test("a frame within a larger buffer is read at its own place", () => {
  const large = bytes(`ffff0100000000ca9a3b`);
  expect(readFrame(large.subarray(2))?.now).toBe(1_000_000_000);
});
