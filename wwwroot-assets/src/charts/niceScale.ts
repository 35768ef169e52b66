const nice = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The next round number that leaves a little room above the value. */
export function niceTop(value: number): number {
  const wanted = Math.max(value, 1e-3) * 1.05;
  const power = 10 ** Math.floor(Math.log10(wanted));
  return nice.find((step) => step * power >= wanted - 1e-12)! * power;
}

/** The top of a vertical scale: grows at once, so that nothing is cut off, and shrinks only when less was enough for 30 s. */
export class NiceScale {
  private top = 0;
  private enoughSince = 0;
  private enough = 0;

  /** @param least never lower than this */
  constructor(
    private readonly least: number,
    private readonly patience = 30_000,
  ) {}

  /** @param value the greatest to show; NaN: none @param now monotonic milliseconds */
  next(value: number, now: number): number {
    const wanted = Number.isNaN(value) ? this.least : Math.max(this.least, niceTop(value));
    if (wanted >= this.top) {
      this.top = wanted;
      this.enoughSince = now;
      this.enough = 0;
    } else {
      this.enough = Math.max(this.enough, wanted);
      if (now - this.enoughSince >= this.patience) {
        this.top = this.enough;
        this.enoughSince = now;
        this.enough = 0;
      }
    }
    return this.top;
  }

  /** Another window: nothing of the old one counts. */
  reset(): void {
    this.top = 0;
  }
}
