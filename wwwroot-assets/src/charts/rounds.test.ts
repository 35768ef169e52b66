import { expect, test } from "vitest";
import { Rounds } from "./rounds";

const round = (index: number, at: number, trip = 1) => ({ index, at, trip, sent: 1, lost: 0, late: 0 });
const trips = (rounds: Rounds) => [...rounds.between(0, Infinity)].map((each) => each.trip);

test("a round that comes again takes the place of the first", () => {
  const rounds = new Rounds(8);
  for (const each of [round(1, 100, NaN), round(2, 200), round(1, 100, 250)]) rounds.add(each);
  expect(trips(rounds)).toEqual([250, 1]);
});

test("the ring does not grow: the oldest go", () => {
  const rounds = new Rounds(4);
  for (let index = 0; index < 10; index++) rounds.add(round(index, index * 100, index));
  expect(trips(rounds)).toEqual([6, 7, 8, 9]);
  expect(rounds.oldest!.index).toBe(6);
});

test("a path that counts from zero again keeps what was before", () => {
  const rounds = new Rounds(8);
  rounds.add(round(500, 1_000, 5));
  rounds.add(round(0, 9_000, 6));
  expect(trips(rounds)).toEqual([5, 6]);
});

test("a range takes its beginning and leaves its end", () => {
  const rounds = new Rounds(8);
  for (const at of [100, 200, 300]) rounds.add(round(at, at, at));
  expect([...rounds.between(100, 300)].map((each) => each.at)).toEqual([100, 200]);
});
