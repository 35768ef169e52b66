import { drawBand, drawGaps, drawLevel, drawOwnGaps, drawWord, fill, placeOf } from "./drawing";
import { NiceScale } from "./niceScale";
import { type Picture, greatest } from "./picture";
import type { Pen, PlotKind } from "./plot";
import { lossOf } from "./rows";
import type { PathSpec } from "./spec";
import { ratio } from "./texts";
import type uPlot from "uplot";

/** What a plot needs to know at each drawing. */
export interface Scene {
  specs: readonly PathSpec[];
  picture(): Picture;
  /** Monotonic milliseconds. */
  clock(): number;
}

const height = 160;

/** Two paths of one kind look alike but for their dashes. */
function linesOf(specs: readonly PathSpec[]): PlotKind["lines"] {
  return specs.map(({ kind }, rank) => ({ kind, again: specs.slice(0, rank).filter((other) => other.kind === kind).length }));
}

function underLines(scene: Scene, plot: uPlot, pen: Pen): void {
  const { gaps, paths } = scene.picture();
  drawGaps(plot, pen, gaps);
  paths.forEach((path, rank) => drawOwnGaps(plot, pen, path.gaps.filter((gap) => !gaps.some((all) => all.from <= gap.from && all.to >= gap.to)), rank));
}

/** The smallest limit of the paths, if it is near enough to be shown without flattening the lines. */
export function nearLimit(limits: readonly (number | null)[], top: number): number | null {
  const least = Math.min(...limits.map((limit) => limit ?? Infinity));
  return Number.isFinite(least) && least <= 4 * top ? least : null;
}

function milliseconds(scene: Scene, value: "high" | "jitter", limitOf: (spec: PathSpec) => number | null, under: (plot: uPlot, pen: Pen) => void): PlotKind & { scale: NiceScale } {
  const scale = new NiceScale(0.5);
  const limits = scene.specs.map(limitOf);
  return {
    scale,
    height,
    lines: linesOf(scene.specs),
    top: () => {
      const most = greatest(scene.picture(), value);
      const limit = nearLimit(limits, most);
      return scale.next(limit === null ? most : Math.max(most, limit), scene.clock());
    },
    marks: (top) => [0, top / 2, top],
    label: (mark) => (mark === 0 ? "0 ms" : `${Number(mark.toPrecision(3))}`),
    under: (plot, pen) => {
      underLines(scene, plot, pen);
      under(plot, pen);
    },
    over: (plot, pen) => {
      const limit = nearLimit(limits, plot.scales["y"]!.max ?? 0);
      if (limit !== null && limit <= plot.scales["y"]!.max!) drawLevel(plot, pen, limit, `limit ${limit} ms`, pen.palette.warn);
    },
  };
}

export function latencyKind(scene: Scene): PlotKind & { scale: NiceScale } {
  return milliseconds(scene, "high", (spec) => spec.latencyLimit, (plot, pen) => {
    const { grid, paths } = scene.picture();
    for (const [low, high, shade] of [["low", "high", "wide"], ["q1", "q3", "band"]] as const)
      paths.forEach((path, rank) => drawBand(plot, pen, grid, path, low, high, pen.palette.series[scene.specs[rank]!.kind][shade]));
  });
}

export function jitterKind(scene: Scene): PlotKind & { scale: NiceScale } {
  return milliseconds(scene, "jitter", (spec) => spec.jitterLimit, () => undefined);
}

/** Each path has a lane of its own, so that bars never cover each other. */
export function lossKind(scene: Scene): PlotKind {
  const lanes = scene.specs.length;
  // The first path is on top; a lane is 0.8 high, the rest keeps them apart.
  const floor = (rank: number) => lanes - 1 - rank;
  return {
    height,
    lines: [],
    top: () => lanes,
    marks: () => scene.specs.flatMap((_, rank) => [floor(rank), floor(rank) + 0.8]),
    label: (mark) => (Number.isInteger(mark) ? "0" : "100 %"),
    under: (plot, pen) => drawGaps(plot, pen, scene.picture().gaps),
    over: (plot, pen) => scene.specs.forEach((spec, rank) => drawLosses(plot, pen, scene.picture(), spec, rank, floor(rank))),
  };
}

function drawLosses(plot: uPlot, pen: Pen, { grid, paths, gaps }: Picture, spec: PathSpec, rank: number, floor: number): void {
  const y = (part: number) => plot.valToPos(floor + 0.8 * part, "y", true);
  const colour = pen.palette.series[spec.kind].line;
  for (const gap of paths[rank]?.gaps ?? [])
    if (!gaps.some((all) => all.from <= gap.from && all.to >= gap.to)) fill(pen, pen.hatch, placeOf(plot, gap.from), y(1), placeOf(plot, gap.to), y(0), 0.55);
  if (!paths[rank]) return;
  paths[rank]!.rows.forEach((row, cell) => {
    if (!row || row.sent === 0) return;
    const left = placeOf(plot, grid.from + cell * grid.step);
    // A bar is as wide as the time that its round stands for: bars of a path that is down make one block.
    const right = Math.max(left + 2 * pen.ratio, placeOf(plot, grid.from + cell * grid.step + Math.max(grid.step, spec.interval)));
    const lost = lossOf(row);
    if (lost > 0) fill(pen, lost >= 1 ? pen.palette.crit : colour, left, y(Math.max(lost, 0.06)), right, y(0));
    // Late is no loss: a thin mark above the lane, never a bar.
    if (row.late > 0) fill(pen, pen.palette.warn, left, y(1.12), right, y(1.03));
  });
  drawLevel(plot, pen, floor + 0.8 * spec.lossLimit, `limit ${ratio(spec.lossLimit)}`, pen.palette.warn);
  drawWord(pen, spec.label, plot.bbox.left + plot.bbox.width - 6 * pen.ratio, y(0.94), colour);
}
