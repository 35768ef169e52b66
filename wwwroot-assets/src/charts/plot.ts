import uPlot from "uplot";
import { type Grid, type Value } from "./cells";
import type { Palette } from "./palette";
import { mark } from "./texts";
import { timeMarks } from "./windows";

/** Pixels: what every plot keeps free, so that one instant is at one place in all of them. */
export const gutter = { left: 64, right: 12 };

/** What is particular to one plot. */
export interface PlotKind {
  height: number;
  /** One line for each path; empty: the plot draws by itself. */
  lines: { kind: "dx" | "vpn"; again: number }[];
  /** Greatest value of the vertical scale. */
  top(): number;
  marks(top: number): number[];
  label(value: number): string;
  /** Below the lines. */
  under(plot: uPlot, pen: Pen): void;
  /** Above them. */
  over(plot: uPlot, pen: Pen): void;
}

/** A canvas with the theme's colours. Places in it are device pixels. */
export interface Pen {
  context: CanvasRenderingContext2D;
  palette: Palette;
  hatch: CanvasPattern;
  ratio: number;
}

/** Where a plot gets its pen from, and whom it tells about the cross-hair. */
export interface PlotHome {
  pen(plot: uPlot): Pen;
  palette(): Palette;
  sync: string;
  showsTime: boolean;
  view(): { from: number; to: number };
  moved(plot: uPlot): void;
}

const dashes: Record<string, number[][]> = { dx: [[], [2, 3]], vpn: [[6, 3], [2, 2]] };

export function makePlot(kind: PlotKind, home: PlotHome, target: HTMLElement, width: number): uPlot {
  const axis = { stroke: () => home.palette().text, font: '12px "Inter", system-ui, sans-serif', ticks: { show: false } };
  const grid = { stroke: () => home.palette().grid, width: 1 };
  return new uPlot(
    {
      width,
      height: kind.height,
      padding: [8, gutter.right, home.showsTime ? 0 : 8, 0],
      legend: { show: false },
      cursor: { sync: { key: home.sync, setSeries: false }, drag: { x: false, y: false }, y: false, points: { size: 7 } },
      scales: {
        x: { time: false, range: () => [home.view().from / 1_000, home.view().to / 1_000] },
        y: { range: () => [0, kind.top()] },
      },
      axes: [
        {
          ...axis,
          grid,
          size: home.showsTime ? 24 : 0,
          gap: 4,
          splits: (plot, _, from, to) => timeMarks(from, to, plot.bbox.width / devicePixelRatio).filter((at) => !home.showsTime || plot.valToPos(at, "x") > 24),
          values: (_, marks) => (home.showsTime ? marks.map((at) => mark(at * 1_000, ((marks[1] ?? at + 60) - (marks[0] ?? at)) * 1_000)) : marks.map(() => "")),
        },
        { ...axis, grid, size: gutter.left, gap: 8, splits: (_, __, ___, top) => kind.marks(top), values: (_, marks) => marks.map((value) => kind.label(value)) },
      ],
      series: [
        {},
        ...kind.lines.map((line) => ({
          stroke: () => home.palette().series[line.kind].line,
          width: 2,
          dash: dashes[line.kind]![Math.min(line.again, 1)]!,
          spanGaps: false,
          points: { size: 4, width: 0, fill: () => home.palette().series[line.kind].line },
        })),
      ],
      hooks: {
        drawClear: [(plot) => clipped(plot, () => kind.under(plot, home.pen(plot)))],
        draw: [(plot) => clipped(plot, () => kind.over(plot, home.pen(plot)))],
        setCursor: [(plot) => home.moved(plot)],
      },
    },
    [[], ...kind.lines.map(() => [])] as uPlot.AlignedData,
    target,
  );
}

/** The middle of every cell, seconds since 1970. */
export function middles(grid: Grid): number[] {
  return Array.from({ length: grid.count }, (_, cell) => (grid.from + (cell + 0.5) * grid.step) / 1_000);
}

export function aligned(x: number[], lines: Value[][]): uPlot.AlignedData {
  return [x, ...lines] as uPlot.AlignedData;
}

function clipped(plot: uPlot, draw: () => void): void {
  const { left, top, width, height } = plot.bbox;
  plot.ctx.save();
  plot.ctx.beginPath();
  plot.ctx.rect(left, top, width, height);
  plot.ctx.clip();
  draw();
  plot.ctx.restore();
}
