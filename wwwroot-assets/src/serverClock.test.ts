import { expect, test } from "vitest";
import { ServerClock } from "./serverClock";

test("knows no time before the server was heard", () => {
  expect(new ServerClock().now(5_000)).toBeUndefined();
});

test("carries the server's time on by this screen's monotonic clock", () => {
  const clock = new ServerClock();
  clock.hear(1_000_000, 200);
  expect(clock.now(1_700)).toBe(1_001_500);
});

test("a message that was long under way does not set the clock back", () => {
  const clock = new ServerClock();
  clock.hear(1_000_000, 0);
  clock.hear(1_001_000, 1_800);
  expect(clock.now(1_800)).toBe(1_001_800);
});

test("follows a server whose clock was set", () => {
  const clock = new ServerClock();
  clock.hear(1_000_000, 0);
  clock.hear(901_000, 1_000);
  expect(clock.now(1_000)).toBe(901_000);
});
