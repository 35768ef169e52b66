import { Banner } from "./banner";
import { chip } from "./freshness";
import { ServerClock } from "./serverClock";
import { tick, tickClock } from "./ticking";
import { type Beat, type Judgement, Watchdog } from "./watchdog";

/** Milliseconds. */
const connectingLimit = 10_000;
const silenceLimit = 5_000;

const staleTitle = "STALE – HybridFailover";

/** Keeps the page honest: hears the server's beats, lets ages and countdowns run, and greys everything when the beats stop. */
export class Page {
  readonly banner: Banner;
  private readonly clock = new ServerClock();
  private readonly watchdog = new Watchdog();
  private lastHeard: number | undefined;

  /**
   * @param loaded monotonic milliseconds
   * @param silent called again and again while the server is silent, whether the circuit noticed or not
   */
  constructor(
    private readonly document: Document,
    private readonly loaded: number,
    private readonly silent: () => void,
  ) {
    this.banner = new Banner(document.getElementById("lost")!);
  }

  /** One look, four times a second. @param at monotonic milliseconds */
  look(at: number): void {
    const element = this.document.getElementById("beat");
    if (element) this.hear(element, at);
    const judgement = this.watchdog.judge(at);
    const now = this.clock.now(at);
    if (!judgement || now === undefined) {
      if (at - this.loaded > connectingLimit) this.banner.waiting(at - this.loaded);
      return;
    }
    this.show(judgement, element?.dataset.title ?? "HybridFailover");
    tickClock(this.document, now);
    // Stale ages and countdowns stand still: the page knows nothing of what went on since.
    const old = judgement.freshness === "stale" || judgement.freshness === "nodata";
    tick(this.document, old && this.lastHeard !== undefined ? this.lastHeard : now);
  }

  /** The circuit says by itself that it is gone: sooner than any limit. */
  lost(): void {
    this.banner.lost(this.lastHeard);
  }

  private hear(element: HTMLElement, at: number): void {
    const beat = read(element);
    if (!this.watchdog.hear(beat, at)) return;
    this.clock.hear(beat.server, at);
    this.lastHeard = beat.server;
    this.banner.back();
  }

  private show({ freshness, age, silence }: Judgement, title: string): void {
    this.document.documentElement.dataset.freshness = freshness;
    const old = freshness === "stale" || freshness === "nodata";
    if (silence > silenceLimit) {
      this.banner.lost(this.lastHeard);
      this.silent();
    }
    const word = this.document.getElementById("freshness");
    if (word) word.textContent = chip(freshness, age);
    const wanted = old ? staleTitle : title;
    if (this.document.title !== wanted) this.document.title = wanted;
  }
}

function read({ dataset }: HTMLElement): Beat {
  return {
    count: dataset.count ?? "",
    server: Number(dataset.server),
    samples: Number(dataset.samples),
    limits: { delayed: Number(dataset.delayed), stale: Number(dataset.stale) },
  };
}
