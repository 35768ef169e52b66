import { ServerClock } from "../serverClock";
import { decode } from "./frame";
import { PathData, type Source } from "./pathData";
import { fetchRows } from "./samples";
import type { Spec, View } from "./spec";
import { sourceOf } from "./windows";

/** What the charts know and which part of it they show: the frames that came, the history that was fetched, and the server's clock. No pixels here. */
export class Timeline {
  readonly data: PathData[];
  private readonly clock = new ServerClock();
  private sequence = -1;
  private cancel = new AbortController();
  private pausedAt: number | undefined;
  private minutesAskedAt = -Infinity;

  /** Of the history: undefined while it is whole; words while it is on its way or can't be had. */
  trouble: string | undefined;

  constructor(
    private readonly spec: Spec,
    private readonly changed: () => void,
  ) {
    this.data = spec.paths.map(() => new PathData());
  }

  get isLive(): boolean {
    return this.spec.view.from === null;
  }

  get view(): View {
    return this.spec.view;
  }

  get source(): Source {
    return sourceOf(this.spec.view.length, this.isLive);
  }

  get paused(): number | undefined {
    return this.pausedAt;
  }

  /** The server's clock, milliseconds since 1970; undefined before it was heard. @param at monotonic milliseconds */
  now(at: number): number | undefined {
    return this.clock.now(at);
  }

  /** Takes a frame. @returns false: one before it is missing, and a snapshot is needed */
  take(bytes: Uint8Array, at: number): boolean {
    const frame = decode(bytes);
    const fits = frame.isSnapshot || frame.sequence === this.sequence + 1;
    if (!fits) return false;
    this.sequence = frame.sequence;
    this.clock.hear(frame.server, at);
    if (frame.isSnapshot) for (const path of this.data) path.rounds.clear();
    for (const path of frame.paths) for (const round of path.rounds) this.data[path.rank]?.add(round);
    const hadHole = frame.isSnapshot && this.skipHole();
    for (const path of this.data) path.settleTo(frame.server);
    if (hadHole) void this.fetch(at);
    return true;
  }

  /** What is shown now; undefined: nothing can be shown yet. */
  window(at: number): { from: number; to: number } | undefined {
    const { from, to, length } = this.spec.view;
    if (from !== null && to !== null) return { from, to };
    const end = this.pausedAt ?? this.clock.now(at);
    return end === undefined ? undefined : { from: end - length, to: end };
  }

  pause(at: number): void {
    this.pausedAt = this.pausedAt === undefined ? this.clock.now(at) : undefined;
  }

  move(view: View): void {
    this.spec.view = view;
    this.pausedAt = undefined;
  }

  /** Fetches what the window needs of the history. */
  async fetch(at: number): Promise<void> {
    const window = this.window(at);
    if (!window || this.source === "rounds") {
      this.trouble = undefined;
      return;
    }
    this.cancel.abort();
    const cancel = (this.cancel = new AbortController());
    this.trouble = "Loading the history…";
    this.minutesAskedAt = at;
    try {
      if (this.source === "seconds") {
        const rows = await fetchRows(this.spec.site, "second", window.from, window.to, cancel.signal);
        this.spec.paths.forEach((path, rank) => this.data[rank]!.takeSeconds(rows.get(path.name) ?? []));
      }
      await this.fetchMinutes(window.from - 60_000, window.to, cancel.signal);
      this.trouble = undefined;
    } catch (failed) {
      if (cancel.signal.aborted) return;
      this.trouble = `The history could not be read (${failed instanceof Error ? failed.message : String(failed)}). Live samples are not affected.`;
    }
    this.changed();
  }

  /** Minutes come once they are over: asks for the newest now and then. */
  refresh(at: number): void {
    const window = this.window(at);
    if (!window || !this.isLive || this.source === "rounds" || at - this.minutesAskedAt < 60_000) return;
    this.minutesAskedAt = at;
    const newest = this.data[0]?.minutes.at(-1)?.at ?? window.from;
    this.fetchMinutes(newest, window.to, this.cancel.signal).then(this.changed, () => undefined);
  }

  dispose(): void {
    this.cancel.abort();
  }

  private async fetchMinutes(from: number, to: number, cancel: AbortSignal): Promise<void> {
    const rows = await fetchRows(this.spec.site, "minute", from, to, cancel);
    this.spec.paths.forEach((path, rank) => this.data[rank]!.takeMinutes(rows.get(path.name) ?? []));
  }

  /** After a time without frames: what the snapshot does not reach back to has to be fetched. */
  private skipHole(): boolean {
    let hole = false;
    for (const path of this.data) {
      const first = path.rounds.oldest?.at;
      if (first === undefined || path.settledTo === 0 || path.settledTo >= Math.floor(first / 1_000) * 1_000) continue;
      path.settledTo = Math.floor(first / 1_000) * 1_000;
      hole = true;
    }
    return hole;
  }
}
