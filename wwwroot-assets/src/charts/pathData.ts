import type { Round } from "./frame";
import { Rounds } from "./rounds";
import { type Row, join, sumUp } from "./rows";

const second = 1_000;
/** A second is summed up when so much time has passed since its end: replies may be late. */
const settle = 1_500;

/** All that the page knows of one path: live rounds, the seconds that they sum up to, and what was fetched. */
export class PathData {
  readonly rounds = new Rounds();
  /** Oldest first, without holes where nothing is missing. */
  seconds: Row[] = [];
  minutes: Row[] = [];
  /** Up to here seconds are settled; what is newer comes from the rounds. */
  settledTo = 0;

  /** @param keep how long seconds are kept, milliseconds */
  constructor(private readonly keep = 3_700_000) {}

  add(round: Round): void {
    if (this.settledTo === 0) this.settledTo = Math.floor(round.at / second) * second;
    this.rounds.add(round);
  }

  /** Sums up what can't change any more. @param now the newest that is known of the server's clock */
  settleTo(now: number): void {
    while (this.settledTo !== 0 && this.settledTo + second + settle <= now) {
      const row = sumUp(this.settledTo, [...this.rounds.between(this.settledTo, this.settledTo + second)]);
      if (row) this.seconds.push(asSecond(row));
      this.settledTo += second;
    }
    const oldest = now - this.keep;
    if (this.seconds.length > 0 && this.seconds[0]!.at < oldest - 60_000) this.seconds = this.seconds.filter((row) => row.at >= oldest);
  }

  /** Puts fetched seconds in: where there are both, those that were summed up here tell more. */
  takeSeconds(fetched: readonly Row[]): void {
    const own = new Set(this.seconds.map((row) => row.at));
    const live = this.settledTo === 0 ? Infinity : this.settledTo;
    this.seconds = [...this.seconds, ...fetched.filter((row) => !own.has(row.at) && row.at < live)].sort((a, b) => a.at - b.at);
  }

  takeMinutes(fetched: readonly Row[]): void {
    const first = fetched[0]?.at ?? Infinity;
    this.minutes = [...this.minutes.filter((row) => row.at < first), ...fetched];
  }

  /** Rows of a grid: one for each cell that has any sample. @param source what the grid is made of */
  rows(source: Source, from: number, to: number, step: number): Row[] {
    if (source === "rounds") return this.fromRounds(from, to, step);
    const kept = source === "seconds" ? this.seconds : this.minutes;
    const joined = grouped(kept.filter((row) => row.at >= from && row.at < to), step);
    if (source === "minutes" || this.settledTo === 0) return joined;
    // The newest seconds are not settled: they come from the rounds, cell by cell.
    const tail = this.fromRounds(Math.max(from, this.settledTo), to, second).map(asSecond);
    return tail.length === 0 ? joined : grouped([...kept.filter((row) => row.at >= from && row.at < this.settledTo), ...tail], step);
  }

  private fromRounds(from: number, to: number, step: number): Row[] {
    const rows: Row[] = [];
    let cell: Round[] = [];
    let at = NaN;
    let previous = NaN;
    const close = () => {
      const row = sumUp(at, cell, previous);
      if (row) rows.push(row);
      previous = cell.at(-1)?.trip ?? NaN;
      cell = [];
    };
    for (const round of this.rounds.between(from, to)) {
      const begin = Math.floor(round.at / step) * step;
      if (begin !== at) {
        close();
        at = begin;
      }
      cell.push(round);
    }
    close();
    return rows;
  }
}

/** As the server keeps a second: a chart must not show more of those that were seen here than of those that were fetched. */
function asSecond(row: Row): Row {
  return { ...row, q1: NaN, q3: NaN };
}

/** What a chart is drawn from: the shorter the window, the finer. */
export type Source = "rounds" | "seconds" | "minutes";

function grouped(rows: readonly Row[], step: number): Row[] {
  const joined: Row[] = [];
  for (let first = 0; first < rows.length; ) {
    const at = Math.floor(rows[first]!.at / step) * step;
    let end = first + 1;
    while (end < rows.length && rows[end]!.at < at + step) end++;
    joined.push(join(at, rows.slice(first, end))!);
    first = end;
  }
  return joined;
}
