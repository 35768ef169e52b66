import { expect, test } from "vitest";
import { fit } from "./fit";

test.each([
  [1920, 960],
  [3840, 2040],
])("sixty sites fit on %i × %i, a few of them grown, at no less than the least size", (width, height) => {
  const { columns, rows, scale } = fit(56, 4, width, height);
  expect(columns * rows).toBeGreaterThanOrEqual(56 + 2 * 4);
  expect(width / columns).toBeGreaterThanOrEqual(172 * scale);
  expect(height / rows).toBeGreaterThanOrEqual(136 * scale);
});

test("few sites are large", () => expect(fit(3, 1, 1920, 960).scale).toBeGreaterThan(2));

test("a larger screen makes the same sites larger", () => expect(fit(56, 4, 3840, 2040).scale).toBeGreaterThan(fit(56, 4, 1920, 960).scale * 1.8));

test("a grown site has two columns even if it is alone", () => expect(fit(0, 1, 1920, 960).columns).toBe(2));

test("no site needs no less than a row", () => expect(fit(0, 0, 1920, 960).rows).toBe(1));
