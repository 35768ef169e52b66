import { expect, test } from "vitest";
import { pause, reconnect } from "./reconnect";

/** A server that answers each try in turn; "gone" is one that can't be reached. */
function world(...answers: (boolean | "gone")[]) {
  const log: string[] = [];
  return {
    log,
    reconnect: async () => {
      const answer = answers.shift()!;
      if (answer === "gone") throw new Error("unreachable");
      return answer;
    },
    reload: () => void log.push("reload"),
    mayReload: () => true,
    rejected: () => void log.push("rejected"),
    wait: async (milliseconds: number) => void log.push(`wait ${milliseconds}`),
    trying: (attempt: number) => void log.push(`try ${attempt}`),
  };
}

test("goes on trying while the server can't be reached", async () => {
  const server = world("gone", "gone", "gone", true);
  await reconnect(server);
  expect(server.log).toEqual(["try 1", "wait 250", "try 2", "wait 500", "try 3", "wait 1000", "try 4", "wait 2000"]);
});

test("a server that has forgotten the circuit gets a new page", async () => {
  const server = world("gone", false);
  await reconnect(server);
  expect(server.log.at(-1)).toBe("reload");
});

test("a page with an open dialog or an unsent note waits for the person before it is loaded anew", async () => {
  const server = world(false);
  let looks = 0;
  await reconnect({ ...server, mayReload: () => ++looks > 2 });
  expect(server.log.slice(2)).toEqual(["rejected", "wait 1000", "rejected", "wait 1000", "reload"]);
});

test("the pause never passes three seconds", () => {
  expect(pause(5)).toBe(3_000);
  expect(pause(1_000)).toBe(3_000);
});
