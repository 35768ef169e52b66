import type { Piece, Second } from "./frame";

/** Seconds that a small chart shows. */
export const span = 300;

const places = 320;

/** What this browser knows of one path: the last five minutes, overwritten in a ring. */
export class Memory {
  private readonly when = new Float64Array(places);
  private readonly what: Second[] = [];
  /** Unix seconds; 0: nothing yet. */
  newest = 0;

  take(piece: Piece): void {
    piece.seconds.forEach((second, index) => {
      const at = piece.first + index;
      this.when[at % places] = at;
      this.what[at % places] = second;
      if (at > this.newest) this.newest = at;
    });
  }

  /** Undefined: this browser has nothing of that second. */
  at(second: number): Second | undefined {
    return this.when[second % places] === second ? this.what[second % places] : undefined;
  }
}
