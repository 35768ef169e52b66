import type uPlot from "uplot";
import { csvName, csvOf } from "./csv";
import { describe, moment, nameOf } from "./describe";
import { type Frame, frameIn } from "./frameOf";
import { keyOf } from "./key";
import { jitterKind, latencyKind, lossKind } from "./kinds";
import { LaneView } from "./lanes";
import { type Palette, hatch, onThemeChange, paletteOf } from "./palette";
import { type Picture, pictureOf } from "./picture";
import { type Pen, type PlotHome, type PlotKind, gutter } from "./plot";
import { PlotFigure } from "./plotFigure";
import type { Lanes, Server, Spec, View } from "./spec";
import { tableOf } from "./table";
import { instant, timeOfDay } from "./texts";
import { Timeline } from "./timeline";
import { Toolbar } from "./toolbar";
import { sourceOf, stepOf } from "./windows";

/** Milliseconds between two drawings of a live window: a fine one moves visibly, a coarse one does not. */
const finePace = 250;
const coarsePace = 1_000;
const describeEvery = 10_000;
const sayAfter = 150;

/** Before the first frame. */
const empty: Picture = { grid: { from: 0, to: 1, step: 1, count: 1 }, source: "rounds", paths: [], gaps: [] };

/** All charts of a site: one time axis, one cross-hair. */
export class Panel {
  private readonly frame: Frame;
  private readonly timeline: Timeline;
  private readonly toolbar: Toolbar;
  private readonly lanes: LaneView;
  private readonly figures: PlotFigure[];
  private readonly scales: { reset(): void }[];
  private readonly timer: ReturnType<typeof setInterval>;
  private readonly endTheme: () => void;
  private readonly resize: ResizeObserver;
  private readonly pens = new Map<uPlot, Pen>();
  private palette: Palette;
  private picture: Picture | undefined;
  private drawnAt = -Infinity;
  private describedAt = -Infinity;
  private saying: ReturnType<typeof setTimeout> | undefined;
  /** Where the cross-hair stands, milliseconds since 1970. */
  private cursor: number | undefined;
  private hovered = false;

  constructor(
    element: HTMLElement,
    private readonly spec: Spec,
    private readonly server: Server,
  ) {
    this.frame = frameIn(element);
    this.palette = paletteOf(element);
    this.timeline = new Timeline(spec, () => this.draw(true));
    this.lanes = new LaneView(this.frame.states, this.frame.events);
    this.toolbar = new Toolbar(this.frame.toolbar, spec, {
      pause: () => this.pause(),
      table: () => this.switchTable(),
      csv: () => this.save(),
      link: () => void this.copyLink(),
      note: () => this.note(),
      range: (from, to) => void this.server.invokeMethodAsync("Range", from, to),
    });
    const scene = { specs: spec.paths, picture: () => this.picture ?? empty, clock: () => performance.now() };
    const [latency, loss, jitter] = [latencyKind(scene), lossKind(scene), jitterKind(scene)];
    this.scales = [latency.scale, jitter.scale];
    this.figures = [this.figure("Latency", latency), this.figure("Loss", loss), this.figure("Jitter", jitter, true)];
    this.cursor = spec.view.at ?? undefined;
    this.keyLine();
    this.endTheme = onThemeChange(() => this.repaint());
    this.resize = new ResizeObserver(() => this.fit());
    this.resize.observe(this.frame.plots);
    this.timer = setInterval(() => this.draw(false), finePace);
    // A person's own choice, in Settings.
    if (document.documentElement.dataset.charts === "table") this.switchTable();
    void this.timeline.fetch(performance.now());
  }

  push(bytes: Uint8Array): void {
    const isFirst = this.timeline.now(performance.now()) === undefined;
    if (!this.timeline.take(bytes, performance.now())) void this.server.invokeMethodAsync("Resync");
    if (isFirst) void this.timeline.fetch(performance.now());
    this.draw(false);
  }

  setLanes(lanes: Lanes): void {
    this.lanes.show(lanes);
    this.draw(true);
  }

  setWindow(view: View): void {
    this.timeline.move(view);
    this.cursor = view.at ?? undefined;
    this.scales.forEach((scale) => scale.reset());
    void this.timeline.fetch(performance.now());
    this.keyLine();
    this.describedAt = -Infinity;
    this.draw(true);
  }

  /** @param at milliseconds since 1970; undefined: off */
  setCursor(at: number | undefined): void {
    this.cursor = at;
    this.showCursor();
  }

  pause(): void {
    if (!this.timeline.isLive) return;
    this.timeline.pause(performance.now());
    this.draw(true);
  }

  switchTable(): void {
    const open = Boolean(this.frame.table.hidden);
    this.frame.table.hidden = !open;
    this.frame.plots.parentElement!.hidden = open;
    this.toolbar.tablePressed(open);
    this.draw(true);
  }

  dispose(): void {
    clearInterval(this.timer);
    clearTimeout(this.saying);
    this.endTheme();
    this.resize.disconnect();
    this.timeline.dispose();
    for (const figure of this.figures) figure.dispose();
  }

  private draw(now: boolean): void {
    const at = performance.now();
    const window = this.timeline.window(at);
    const fine = this.timeline.source === "rounds";
    this.frame.root.dataset.live = String(this.timeline.isLive && this.timeline.paused === undefined);
    this.toolbar.show(this.timeline.view.length, this.timeline.isLive, this.pausedFor(at));
    if (!window || (!now && at - this.drawnAt < (fine ? finePace : coarsePace) - 20)) return;
    // A view that stands still is drawn once.
    if (!now && this.picture && (this.timeline.paused !== undefined || !this.timeline.isLive || isStale())) return;
    this.drawnAt = at;
    this.timeline.refresh(at);
    const width = this.frame.plots.clientWidth - gutter.left - gutter.right;
    const length = window.to - window.from;
    const source = this.timeline.source;
    this.picture = pictureOf(this.spec.paths, this.timeline.data, source, { ...window, step: stepOf(length, Math.max(60, width), source) }, this.timeline.now(at) ?? window.to);
    this.say(this.timeline.trouble ?? "");
    if (this.frame.table.hidden) for (const figure of this.figures) figure.show(this.picture);
    else this.fillTable(window, source);
    this.lanes.place(window.from, window.to);
    this.showCursor();
    if (at - this.describedAt >= describeEvery) this.describeAll(window, at);
  }

  private fillTable(window: { from: number; to: number }, source: Picture["source"]): void {
    // At most 60 lines: one for each second of the last minute, or as many buckets.
    const coarse = pictureOf(this.spec.paths, this.timeline.data, source, { ...window, step: stepOf(window.to - window.from, 60, source) }, window.to);
    this.frame.table.replaceChildren(tableOf(this.spec.paths, coarse, nameOf("Samples", this.spec.paths, this.timeline.view.length, this.timeline.isLive, window.from, window.to)));
  }

  private describeAll(window: { from: number; to: number }, at: number): void {
    this.describedAt = at;
    for (const figure of this.figures)
      figure.describe(
        nameOf(figure.what, this.spec.paths, this.timeline.view.length, this.timeline.isLive, window.from, window.to),
        describe(figure.what, this.spec.paths, this.picture!, this.lanes.shown),
      );
    if (!this.timeline.isLive || this.frame.root.dataset.ranged === undefined) this.toolbar.range(window.from, window.to);
    this.frame.root.dataset.ranged = "";
  }

  private figure(what: PlotFigure["what"], kind: PlotKind, showsTime = false): PlotFigure {
    const home: PlotHome = {
      sync: `hf-${this.spec.site}`,
      showsTime,
      palette: () => this.palette,
      pen: (plot) => this.pen(plot),
      view: () => this.timeline.window(performance.now()) ?? { from: 0, to: 1 },
      moved: (plot) => this.moved(plot),
    };
    const figure = new PlotFigure(this.frame.plots, what, kind, home, this.spec.paths);
    figure.area.addEventListener("keydown", (event) => this.keyed(event));
    return figure;
  }

  private pen(plot: uPlot): Pen {
    let pen = this.pens.get(plot);
    if (pen?.ratio !== devicePixelRatio || pen.palette !== this.palette) {
      pen = { context: plot.ctx, palette: this.palette, hatch: hatch(plot.ctx, this.palette.hatch, devicePixelRatio), ratio: devicePixelRatio };
      this.pens.set(plot, pen);
    }
    return pen;
  }

  /** The pointer moved over a plot: all plots follow, and so do the lanes. */
  private moved(plot: uPlot): void {
    const left = plot.cursor.left ?? -1;
    const isOver = this.figures.some((figure) => figure.area.matches(":hover"));
    if (!isOver && !this.hovered) return;
    this.hovered = isOver;
    this.cursor = isOver && left >= 0 ? plot.posToVal(left, "x") * 1_000 : undefined;
    this.showCursor();
  }

  private keyed(event: KeyboardEvent): void {
    if (!this.picture || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " || event.key === "v" || /^[1-6]$/.test(event.key)) {
      event.preventDefault();
      if (event.key === " ") this.pause();
      else if (event.key === "v") this.switchTable();
      else this.toolbar.choose(Number(event.key) - 1);
      return;
    }
    const next = keyOf(event, this.cursor, this.picture);
    if (next === undefined) return;
    event.preventDefault();
    this.cursor = next ?? undefined;
    this.showCursor();
    clearTimeout(this.saying);
    this.saying = setTimeout(() => (this.frame.spoken.textContent = this.momentText()), sayAfter);
  }

  private showCursor(): void {
    const window = this.timeline.window(performance.now());
    const isShown = this.cursor !== undefined && window !== undefined && this.cursor >= window.from && this.cursor <= window.to;
    this.frame.cross.hidden = !isShown;
    this.frame.readout.textContent = isShown ? this.momentText() : "";
    if (!isShown) return;
    const part = (this.cursor! - window.from) / (window.to - window.from);
    this.frame.cross.style.left = `calc(${gutter.left}px + (100% - ${gutter.left + gutter.right}px) * ${part})`;
  }

  private momentText(): string {
    if (!this.picture || this.cursor === undefined) return "Cross-hair off";
    const { grid } = this.picture;
    const cell = Math.min(grid.count - 1, Math.max(0, Math.floor((this.cursor - grid.from) / grid.step)));
    return `${timeOfDay(grid.from + cell * grid.step, grid.step)} UTC · ${moment(this.spec.paths, this.picture, cell).join(" · ")}`;
  }

  private pausedFor(at: number): { at: number; behind: number } | undefined {
    const paused = this.timeline.paused;
    return paused === undefined ? undefined : { at: paused, behind: (this.timeline.now(at) ?? paused) - paused };
  }

  private keyLine(): void {
    const source = sourceOf(this.timeline.view.length, this.timeline.isLive);
    const bands = source === "seconds" ? "Band: least to most" : source === "minutes" ? "Bands: p25–75, p5–95" : "Each round";
    this.frame.key.replaceChildren(...this.figures[0]!.keyItems(), item(bands), item("Late reply", "late"), item("No samples", "hatched"));
  }

  private say(text: string): void {
    this.frame.note.hidden = text === "";
    if (this.frame.note.textContent !== text) this.frame.note.textContent = text;
  }

  private save(): void {
    if (!this.picture) return;
    const url = URL.createObjectURL(new Blob([csvOf(this.spec.site, this.spec.paths, this.picture)], { type: "text/csv" }));
    const link = document.createElement("a");
    [link.href, link.download] = [url, csvName(this.spec.site, this.picture)];
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  private async copyLink(): Promise<void> {
    const window = this.timeline.window(performance.now());
    if (!window) return;
    const stamp = (time: number) => new Date(Math.round(time)).toISOString();
    const query = new URLSearchParams({ from: stamp(window.from), to: stamp(window.to), at: stamp(this.cursor ?? window.to) });
    const url = `${location.origin}/sites/${encodeURIComponent(this.spec.site)}?${query}`;
    await navigator.clipboard?.writeText(url).then(
      () => (this.frame.spoken.textContent = this.frame.readout.textContent = `Link to ${instant(this.cursor ?? window.to)} copied`),
      () => (this.frame.readout.textContent = url),
    );
  }

  /** A note belongs to an entry of the audit: the one nearest to the cross-hair. */
  private note(): void {
    const at = this.cursor ?? this.timeline.window(performance.now())?.to ?? 0;
    const nearest = this.lanes.shown.events.filter((event) => event.link !== null).sort((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0];
    if (nearest) void this.server.invokeMethodAsync("Note", nearest.link);
    else this.frame.readout.textContent = "Nothing in this window to add a note to: a note belongs to an event.";
  }

  private fit(): void {
    for (const figure of this.figures) figure.fit(this.frame.plots.clientWidth);
    this.draw(true);
  }

  private repaint(): void {
    this.palette = paletteOf(this.frame.root);
    this.draw(true);
  }
}

/** The page says so of everything live: a chart of old samples must not go on as if nothing had happened. */
function isStale(): boolean {
  return ["stale", "nodata"].includes(document.documentElement.dataset.freshness ?? "");
}

function item(text: string, className = ""): HTMLElement {
  const element = document.createElement("li");
  element.className = className;
  element.textContent = text;
  return element;
}
