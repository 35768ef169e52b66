import { expect, test } from "vitest";
import { Keys } from "./keys";

const stroke = (key: string, held: object = {}) => ({ key, ctrlKey: false, altKey: false, metaKey: false, ...held });

test.each([
  ["?", "help"],
  ["/", "search"],
  ["[", "previous"],
  ["]", "next"],
  [" ", "pause"],
])("%s alone asks for %s", (key, ask) => {
  expect(new Keys().read(stroke(key), 0)).toBe(ask);
});

test.each([
  ["o", ""],
  ["a", "audit"],
  ["d", "drills"],
  ["s", "settings"],
])("g %s goes to %s", (key, to) => {
  const keys = new Keys();
  expect(keys.read(stroke("g"), 0)).toBeUndefined();
  expect(keys.read(stroke(key), 900)).toEqual({ to });
});

test("a g that was long ago is forgotten, and a second key ends it", () => {
  const keys = new Keys();
  keys.read(stroke("g"), 0);
  expect(keys.read(stroke("a"), 1_501)).toBeUndefined();
  keys.read(stroke("g"), 2_000);
  expect(keys.read(stroke("x"), 2_100)).toBeUndefined();
  expect(keys.read(stroke("a"), 2_200)).toBeUndefined();
});

test("keys with Ctrl, Alt or the system's key are the browser's", () => {
  const keys = new Keys();
  expect(keys.read(stroke("/", { ctrlKey: true }), 0)).toBeUndefined();
  keys.read(stroke("g", { metaKey: true }), 0);
  expect(keys.read(stroke("a"), 10)).toBeUndefined();
});

test("no key means a command: f, b, h and Enter ask for nothing", () => {
  for (const key of ["f", "b", "h", "Enter", "a", "y"]) expect(new Keys().read(stroke(key), 0)).toBeUndefined();
});
