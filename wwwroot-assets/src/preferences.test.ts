import { expect, test } from "vitest";
import { read, set } from "./preferences";

const defaults = { theme: "system", time: "utc", shortcuts: "on", sound: "off", motion: "system", charts: "chart" };

test("nothing stored is the defaults, sound off among them", () => {
  expect(read(null)).toEqual(defaults);
});

test.each([["not JSON"], ["null"], ["3"], ['{"theme":"pink","unknown":"x","sound":1}']])("%s is taken for the defaults", (stored) => {
  expect(read(stored)).toEqual(defaults);
});

test("what was chosen is kept, the rest is the default", () => {
  expect(read('{"theme":"dark","shortcuts":"off"}')).toEqual({ ...defaults, theme: "dark", shortcuts: "off" });
});

test("only a known value of a known preference is taken", () => {
  const preferences = read(null);
  expect(set(preferences, "theme", "contrast")).toBe(true);
  expect(set(preferences, "theme", "purple")).toBe(false);
  expect(set(preferences, "__proto__", "on")).toBe(false);
  expect(preferences.theme).toBe("contrast");
});
