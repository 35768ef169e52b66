import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

// The style sheets themselves are judged: a colour that is changed there is computed here.
const sheet = (name: string) => readFileSync(new URL(`../styles/${name}.css`, import.meta.url), "utf8");
const [tokenSheet, contrastSheet] = [sheet("tokens"), sheet("contrast")];

type Theme = "light" | "dark" | "contrast";
const themes: Theme[] = ["light", "dark", "contrast"];

/** The colour of a token in a theme, as #rrggbb. */
function colour(token: string, theme: Theme): string {
  const own = theme === "contrast" ? new RegExp(`--${token}: (#[0-9a-f]{6})`).exec(contrastSheet) : null;
  if (own) return own[1]!;
  const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokenSheet);
  if (!pair) throw new Error(`There is no token --${token} with a colour for each theme.`);
  return theme === "light" ? pair[1]! : pair[2]!;
}

/** WCAG 2.2: relative luminance, and the ratio of two. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function ratio(token: string, ground: string, theme: Theme): number {
  return contrast(colour(token, theme), colour(ground, theme));
}

test("the arithmetic is WCAG's", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

/** Text of normal size: 4.5. */
const texts: [string, string[]][] = [
  ["text", ["surface", "bg", "surface-2", "soft-ok", "soft-warn", "soft-crit", "soft-info", "soft-hold", "soft-unknown"]],
  ["text-2", ["surface", "bg", "surface-2"]],
  ["primary", ["surface", "bg", "surface-2", "soft-info"]],
  ["ok", ["surface", "bg", "soft-ok"]],
  ["warn", ["surface", "bg", "soft-warn"]],
  ["crit", ["surface", "bg", "soft-crit"]],
  ["hold", ["surface", "bg", "soft-hold"]],
  ["unknown", ["surface", "bg", "soft-unknown"]],
  ["on-primary", ["primary"]],
  ["on-warn-plate", ["warn-plate"]],
  ["on-crit-plate", ["crit-plate"]],
];

/** What is no text and still has to be seen, glyphs, borders of controls, lines of charts: 3. */
const shapes: [string, string[]][] = [
  ["control-border", ["surface", "bg"]],
  ["focus", ["surface", "bg", "surface-2"]],
  ["warn-edge", ["surface", "bg"]],
  ["crit-plate", ["surface"]],
  ["series-dx", ["surface"]],
  ["series-vpn", ["surface"]],
];

const pairs = (table: [string, string[]][]) => themes.flatMap((theme) => table.flatMap(([token, grounds]) => grounds.map((ground) => [token, ground, theme] as const)));

test.each(pairs(texts))("text in %s on %s can be read (%s)", (token, ground, theme) => {
  expect(ratio(token, ground, theme)).toBeGreaterThanOrEqual(4.5);
});

test.each(pairs(shapes))("%s on %s can be seen (%s)", (token, ground, theme) => {
  expect(ratio(token, ground, theme)).toBeGreaterThanOrEqual(3);
});

// The design's own table, to two digits: token, light on surface and bg, dark on surface and bg.
test.each([
  ["border", 1.66, 1.53, 1.69, 1.9],
  ["control-border", 4.1, 3.76, 4.63, 5.18],
  ["text", 17.6, 16.14, 13.56, 15.18],
  ["text-2", 7.86, 7.21, 8.44, 9.46],
  ["primary", 6.67, 6.11, 7.84, 8.78],
  ["focus", 6.67, 6.11, 9.57, 10.72],
  ["ok", 6.21, 5.69, 7.79, 8.72],
  ["warn", 6.33, 5.8, 8.59, 9.62],
  ["crit", 6.88, 6.31, 6.5, 7.28],
  ["hold", 7.38, 6.77, 7.65, 8.57],
  ["unknown", 6.25, 5.73, 7.13, 7.99],
])("%s has the contrasts that the design gives it", (token, lightSurface, lightBg, darkSurface, darkBg) => {
  const computed = (["light", "dark"] as const).flatMap((theme) => ["surface", "bg"].map((ground) => ratio(token, ground, theme)));
  [lightSurface, lightBg, darkSurface, darkBg].forEach((given, index) => expect(computed[index]).toBeCloseTo(given, 1));
});

test("text on its own soft fill keeps the design's margin", () => {
  for (const name of ["ok", "warn", "crit", "hold", "unknown"]) {
    expect(ratio(name, `soft-${name}`, "light")).toBeGreaterThanOrEqual(5.37);
    expect(ratio(name, `soft-${name}`, "dark")).toBeGreaterThanOrEqual(5.37);
  }
});
