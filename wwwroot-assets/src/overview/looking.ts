/** What a person sees, points at and reads. */
export interface Looking {
  visible: string[];
  isPointing: boolean;
  isReading: boolean;
}

/** Watches which sites are on the screen, and where pointer and focus are; tells when it has changed. */
export class Watch {
  private readonly seen = new Set<Element>();
  private readonly sight = new IntersectionObserver((entries) => this.note(entries), { rootMargin: "120px" });
  private readonly watched = new Set<Element>();
  private told = "";
  private mouse: Element | null = null;

  constructor(
    private readonly root: HTMLElement,
    private readonly tell: (looking: Looking) => Promise<unknown>,
  ) {
    root.addEventListener("pointerover", this.point);
    root.addEventListener("pointerleave", this.point);
    document.addEventListener("visibilitychange", this.look);
  }

  stop(): void {
    this.sight.disconnect();
    this.root.removeEventListener("pointerover", this.point);
    this.root.removeEventListener("pointerleave", this.point);
    document.removeEventListener("visibilitychange", this.look);
  }

  /** Elements come and go with filters and sites. */
  follow(): void {
    const all = new Set(this.root.querySelectorAll("[data-site]"));
    for (const gone of this.watched) {
      if (all.has(gone)) continue;
      this.sight.unobserve(gone);
      this.watched.delete(gone);
      this.seen.delete(gone);
    }
    for (const element of all) {
      if (this.watched.has(element)) continue;
      this.watched.add(element);
      this.sight.observe(element);
    }
  }

  /** The canvases that are worth drawing. */
  *canvases(): Iterable<HTMLCanvasElement> {
    for (const element of this.seen) {
      const canvas = element.querySelector<HTMLCanvasElement>("canvas[data-series]");
      if (canvas) yield canvas;
    }
  }

  /** Tells the server, if there is news; what it could not be told is told again at the next look. */
  readonly look = (): void => {
    const looking = this.now();
    const text = JSON.stringify(looking);
    if (text === this.told) return;
    this.told = text;
    this.tell(looking).catch(() => (this.told = ""));
  };

  private now(): Looking {
    const visible = document.hidden ? [] : [...this.seen].map((element) => (element as HTMLElement).dataset.site ?? "").sort();
    const list = this.root.querySelector("[data-recent-list]");
    return {
      visible,
      isPointing: this.isWithin("[data-sites]"),
      isReading: this.isWithin("[data-recent]") || (list !== null && list.scrollTop > 8),
    };
  }

  // A finger leaves no pointer behind; only a mouse stays where it is.
  private isWithin(selector: string): boolean {
    const area = this.root.querySelector(selector);
    return area !== null && ((this.mouse !== null && area.contains(this.mouse)) || area.contains(document.activeElement));
  }

  private readonly point = (event: PointerEvent): void => {
    this.mouse = event.type === "pointerleave" || event.pointerType !== "mouse" ? null : (event.target as Element);
  };

  private note(entries: IntersectionObserverEntry[]): void {
    const isFirst = this.seen.size === 0;
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.seen.add(target);
      else this.seen.delete(target);
    }
    // While somebody scrolls, what passes by is not told one by one: the next look, a moment later, finds what has stayed.
    if (isFirst) this.look();
  }
}
