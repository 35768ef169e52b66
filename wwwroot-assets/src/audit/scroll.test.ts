import { expect, test } from "vitest";
import { ScrollMemory } from "./scroll";

function memory(): ScrollMemory {
  const kept = new Map<string, string>();
  return new ScrollMemory({ getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) });
}

test("whoever comes back finds the place again", () => {
  const scroll = memory();
  scroll.scrolled("/audit", 840.4);
  scroll.returning("/audit");
  expect(scroll.shown()).toBe(840);
});

test("while the lines are on their way, the browser's own scrolling is not the person's", () => {
  const scroll = memory();
  scroll.scrolled("/audit", 840);
  scroll.returning("/audit");
  scroll.scrolled("/audit", 12);
  expect(scroll.shown()).toBe(840);
  scroll.scrolled("/audit", 12);
  scroll.returning("/audit");
  expect(scroll.shown()).toBe(12);
});

test("a link, and an address that was never scrolled, begin at the top", () => {
  const scroll = memory();
  scroll.scrolled("/audit", 840);
  expect(scroll.shown()).toBeUndefined();
  scroll.returning("/audit?site=LAX1");
  expect(scroll.shown()).toBeUndefined();
});
