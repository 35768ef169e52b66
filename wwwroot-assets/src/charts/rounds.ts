import type { Round } from "./frame";

/** How far back a late reply may change what was told. */
const reach = 256;

/** A path's newest rounds, in the order in which they were sent, in a ring that does not grow. */
export class Rounds {
  private readonly ring: (Round | undefined)[];
  private head = 0;

  /** @param capacity a power of two */
  constructor(capacity = 4_096) {
    this.ring = new Array(capacity);
  }

  get newest(): Round | undefined {
    return this.ring[(this.head - 1) & (this.ring.length - 1)];
  }

  get oldest(): Round | undefined {
    return this.ring[Math.max(0, this.head - this.ring.length) & (this.ring.length - 1)];
  }

  clear(): void {
    this.ring.fill(undefined);
    this.head = 0;
  }

  add(round: Round): void {
    const newest = this.newest;
    // A path that was given other targets counts from zero again: those are new rounds, not old ones that come again.
    if (newest && round.index <= newest.index && round.at <= newest.at + 1_000) this.replace(round);
    else this.ring[this.head++ & (this.ring.length - 1)] = round;
  }

  /** Oldest first: those sent from (inclusive) to (exclusive), milliseconds. */
  *between(from: number, to: number): Generator<Round> {
    let first = this.head;
    const oldest = Math.max(0, this.head - this.ring.length);
    while (first > oldest && this.at(first - 1).at >= from) first--;
    for (let place = first; place < this.head; place++) {
      const round = this.at(place);
      if (round.at >= to) return;
      yield round;
    }
  }

  private replace(round: Round): void {
    for (let place = this.head - 1; place >= Math.max(0, this.head - reach, this.head - this.ring.length); place--) {
      if (this.at(place).index !== round.index) continue;
      this.ring[place & (this.ring.length - 1)] = round;
      return;
    }
  }

  private at(place: number): Round {
    return this.ring[place & (this.ring.length - 1)]!;
  }
}
