import { expect, test } from "vitest";
import { Announcer, type News, sentence } from "./news";

const moved = "moved from Direct Connect to VPN, automatic";

function listener() {
  const said: string[] = [];
  return { said, announcer: new Announcer((message, urgent) => said.push(urgent ? `! ${message}` : message)) };
}

test("one site is named, several are counted first", () => {
  expect(sentence([{ site: "SYD1", text: moved }])).toBe(`SYD1 ${moved}`);
  expect(sentence(["MEL1", "SYD1", "PER2"].map((site) => ({ site, text: moved })))).toBe(`3 sites ${moved}: MEL1, SYD1, PER2`);
  expect(sentence(["MEL1", "SYD1"].map((site) => ({ site, text: "is now: Degraded" })))).toBe("2 sites are now: Degraded: MEL1, SYD1");
});

test("a site is said once however often the same was heard of it", () => {
  expect(sentence([{ site: "SYD1", text: moved }, { site: "SYD1", text: moved }, { text: "Connection back" }])).toBe(`SYD1 ${moved}. Connection back`);
});

test("a burst of ten transitions in three seconds is two messages at most", () => {
  const { said, announcer } = listener();
  for (let n = 0; n < 10; n++) announcer.hear([{ site: `S${n}`, text: moved }], n * 300);
  for (let at = 3_000; at < 20_000; at += 250) announcer.look(at);
  expect(said).toEqual([`S0 ${moved}`, `9 sites ${moved}: S1, S2, S3, S4, S5, S6, S7, S8, S9`]);
});

test("what is critical goes before what has waited, and that is not lost", () => {
  const { said, announcer } = listener();
  const wait: News = { site: "A", text: "is now: Recovering" };
  announcer.hear([{ text: "first" }], 0);
  announcer.hear([wait], 1_000);
  announcer.hear([{ site: "B", text: "is now: No path", urgent: true }], 2_000);
  announcer.look(5_000);
  announcer.look(9_999);
  announcer.look(10_000);
  expect(said).toEqual(["first", "! B is now: No path", "A is now: Recovering"]);
});

test("says nothing when there is nothing", () => {
  const { said, announcer } = listener();
  announcer.look(60_000);
  expect(said).toEqual([]);
});
