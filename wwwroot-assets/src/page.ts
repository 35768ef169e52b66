import { BackNotice } from "./backNotice";
import { Banner } from "./banner";
import { showIcon } from "./favicon";
import { chip, judge } from "./freshness";
import { showLegs } from "./legs";
import { Announcer } from "./news";
import { NewVersion } from "./newVersion";
import { ServerClock } from "./serverClock";
import type { Audible } from "./soundRules";
import { tick, tickClock } from "./ticking";
import { type Beat, type Judgement, Watchdog } from "./watchdog";

/** Milliseconds. */
const connectingLimit = 10_000;
const silenceLimit = 5_000;

const staleTitle = "STALE – HybridFailover";

/** Keeps the page honest: hears the server's beats, lets ages and countdowns run, and greys everything when the beats stop. */
export class Page {
  readonly banner: Banner;
  readonly announcer: Announcer;
  readonly version: NewVersion;
  private readonly notice: BackNotice;
  private readonly clock = new ServerClock();
  private readonly watchdog = new Watchdog();
  private lastHeard: number | undefined;
  private lostBefore = BackNotice.take();

  /**
   * @param loaded monotonic milliseconds
   * @param reload loads the page anew
   * @param silent called again and again while the server is silent, whether the circuit noticed or not
   */
  constructor(
    private readonly document: Document,
    private readonly loaded: number,
    reload: () => void,
    private readonly silent: () => void,
  ) {
    this.announcer = new Announcer((message, urgent) => (document.getElementById(urgent ? "alert" : "status")!.textContent = message));
    const say = (text: string, urgent: boolean) => this.announcer.hear([{ text, urgent }], performance.now());
    this.banner = new Banner(document.getElementById("lost")!, (text) => say(text, true));
    this.version = new NewVersion(document, document.documentElement.dataset.version, reload, (text) => say(text, false));
    this.notice = new BackNotice(document.getElementById("back")!, (text) => say(text, false));
  }

  /** One look, four times a second. @param at monotonic milliseconds @returns what can be heard now; undefined before the first beat */
  look(at: number): Audible | undefined {
    const element = this.document.getElementById("beat");
    if (element) this.hear(element, at);
    this.announcer.look(at);
    const judgement = this.watchdog.judge(at);
    const now = this.clock.now(at);
    if (!judgement || now === undefined) {
      if (at - this.loaded > connectingLimit) this.banner.waiting(at - this.loaded);
      return undefined;
    }
    const isOld = judgement.freshness === "stale" || judgement.freshness === "nodata";
    this.show(judgement, isOld, element);
    tickClock(this.document, now);
    // Stale ages and countdowns stand still: the page knows nothing of what went on since.
    tick(this.document, isOld && this.lastHeard !== undefined ? this.lastHeard : now);
    return { critical: names(element?.dataset.critical), warning: names(element?.dataset.warning), isStale: isOld };
  }

  /** The circuit says by itself that it is gone: sooner than any limit. */
  lost(): void {
    this.banner.lost(this.lastHeard);
  }

  /** Before the page is loaded anew. */
  leave(): void {
    BackNotice.keep(this.banner.back());
  }

  private hear(element: HTMLElement, at: number): void {
    this.version.hear(element.dataset.version);
    const beat = read(element);
    if (!this.watchdog.hear(beat, at)) return;
    this.clock.hear(beat.server, at);
    this.lastHeard = beat.server;
    const lost = this.banner.back() ?? this.lostBefore;
    this.lostBefore = undefined;
    if (lost !== undefined) void this.notice.show(lost, beat.server);
  }

  private show({ freshness, age, silence, ...rest }: Judgement, isOld: boolean, element: HTMLElement | null): void {
    const root = this.document.documentElement;
    root.dataset.freshness = freshness;
    // Old samples take nobody's commands away; a server that does not answer does.
    root.dataset.link = judge(silence);
    if (silence > silenceLimit) {
      this.banner.lost(this.lastHeard);
      this.silent();
    }
    const word = this.document.getElementById("freshness");
    const text = chip(freshness, age);
    if (word && word.textContent !== text) word.textContent = text;
    showLegs(this.document, { freshness, age, silence, ...rest });
    const title = isOld ? staleTitle : (element?.dataset.title ?? "HybridFailover");
    if (this.document.title !== title) this.document.title = title;
    showIcon(this.document, isOld ? "ring-question" : (element?.dataset.severity ?? "ring-question"));
  }
}

function names(text: string | undefined): string[] {
  return (text ?? "").split(" ").filter((name) => name !== "");
}

function read({ dataset }: HTMLElement): Beat {
  return {
    count: dataset.count ?? "",
    server: Number(dataset.server),
    samples: Number(dataset.samples),
    limits: { delayed: Number(dataset.delayed), stale: Number(dataset.stale) },
  };
}
