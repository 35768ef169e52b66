import { expect, test } from "vitest";
import { auditLink, backSentence, countSince, missedSince } from "./missed";

const told = ["2026-11-22T07:41:04.100Z", "2026-11-22T07:41:03.000Z", "2026-11-22T07:00:00Z"].map((decidedAt) => ({ decidedAt }));
const lost = Date.parse("2026-11-22T07:41:00Z");

test("only what was decided after the server was last heard was missed", () => {
  expect(countSince(told, lost)).toBe(2);
  expect(countSince(told, Date.parse("2026-11-22T08:00:00Z"))).toBe(0);
});

test("says how long and how many, and does not guess", () => {
  expect(backSentence("00:18", 2)).toBe("Connection back after 00:18. 2 transitions happened meanwhile.");
  expect(backSentence("00:18", 1)).toBe("Connection back after 00:18. 1 transition happened meanwhile.");
  expect(backSentence("00:18", 0)).toBe("Connection back after 00:18. No transition happened meanwhile.");
  expect(backSentence("00:18", undefined)).toContain("could not be asked");
});

test("asks the server, and survives one that does not answer", async () => {
  expect(await missedSince(lost, async () => new Response(JSON.stringify(told)))).toBe(2);
  expect(await missedSince(lost, async () => new Response("", { status: 503 }))).toBeUndefined();
  expect(await missedSince(lost, () => Promise.reject(new TypeError("gone")))).toBeUndefined();
});

test("the link shows that time in the audit, in whole seconds", () => {
  expect(auditLink(lost, lost + 18_300)).toBe("audit?from=2026-11-22T07%3A40%3A59Z&to=2026-11-22T07%3A41%3A19Z");
});
