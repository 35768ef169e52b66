import { expect, test } from "vitest";
import { clearance, distance } from "./clearance";

const window = { width: 1440, height: 900 };
const dialog = { left: 440, top: 250, right: 1000, bottom: 650 };
const confirm = { left: 800, top: 590, right: 980, bottom: 634 };

function at(left: number, top: number) {
  return { left, top, right: left + 120, bottom: top + 44 };
}

test("a dialog stays where it is when its opener is far from the confirming button", () => {
  expect(clearance(at(1200, 60), confirm, dialog, window)).toEqual({ x: 0, y: 0 });
});

test("an opener under the confirming button moves the dialog away, by as little as serves", () => {
  const opener = at(820, 600);
  const { x, y } = clearance(opener, confirm, dialog, window);
  expect([x, y]).not.toEqual([0, 0]);
  const moved = { left: confirm.left + x, top: confirm.top + y, right: confirm.right + x, bottom: confirm.bottom + y };
  const gap = Math.max(moved.left - opener.right, opener.left - moved.right, moved.top - opener.bottom, opener.top - moved.bottom);
  expect(gap).toBe(distance);
  expect(dialog.left + x).toBeGreaterThanOrEqual(0);
  expect(dialog.top + y).toBeGreaterThanOrEqual(0);
});

test("without room it stays: a dialog out of the window is worse", () => {
  const full = { left: 0, top: 0, right: 360, bottom: 640 };
  expect(clearance(at(100, 560), { left: 180, top: 580, right: 340, bottom: 624 }, full, { width: 360, height: 640 })).toEqual({ x: 0, y: 0 });
});
