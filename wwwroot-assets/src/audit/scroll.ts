/**
 * Where a list was scrolled to, for whoever comes back to it: its lines arrive after the browser has tried. Kept for each address, and given
 * back only after Back or Forward; whoever follows a link begins at the top.
 */
export class ScrollMemory {
  private pending: number | undefined;

  /** @param places what survives a reload of the page, and not its tab */
  constructor(private readonly places: Pick<Storage, "getItem" | "setItem">) {}

  /** The list was scrolled, by whomever. */
  scrolled(address: string, top: number): void {
    if (this.pending === undefined) this.places.setItem(key(address), String(Math.round(top)));
  }

  /** Somebody goes back or forward to this address. Until its lines are there the browser's own scrolling means nothing. */
  returning(address: string): void {
    const kept = this.places.getItem(key(address));
    this.pending = kept === null ? undefined : Number(kept);
  }

  /** The lines are there. Returns where to scroll to; undefined: nowhere. */
  shown(): number | undefined {
    const top = this.pending;
    this.pending = undefined;
    return top;
  }
}

function key(address: string): string {
  return `scroll ${address}`;
}
