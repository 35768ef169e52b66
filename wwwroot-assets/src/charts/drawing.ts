import type uPlot from "uplot";
import type { Cells, Gap, Grid } from "./cells";
import type { Pen } from "./plot";
import type { Row } from "./rows";

/** Device pixel of an instant, milliseconds since 1970. */
export function placeOf(plot: uPlot, at: number): number {
  return plot.valToPos(at / 1_000, "x", true);
}

/** Stretches without samples, over the whole height: a hole in the knowledge, not a zero. */
export function drawGaps(plot: uPlot, pen: Pen, gaps: readonly Gap[]): void {
  for (const { from, to } of gaps) fill(pen, pen.hatch, placeOf(plot, from), plot.bbox.top, placeOf(plot, to), plot.bbox.top + plot.bbox.height, 0.55);
}

/** Of one path alone: a narrow strip, each path in its own. */
export function drawOwnGaps(plot: uPlot, pen: Pen, gaps: readonly Gap[], place: number): void {
  const height = 5 * pen.ratio;
  const top = plot.bbox.top + place * (height + pen.ratio);
  for (const { from, to } of gaps) fill(pen, pen.hatch, placeOf(plot, from), top, placeOf(plot, to), top + height, 1);
}

/** A band between two columns, cell by cell; where one edge is not known there is none. */
export function drawBand(plot: uPlot, pen: Pen, grid: Grid, cells: Cells, low: keyof Row, high: keyof Row, colour: string): void {
  pen.context.fillStyle = colour;
  let begin = -1;
  for (let cell = 0; cell <= grid.count; cell++) {
    const row = cells.rows[cell];
    const has = row !== undefined && !Number.isNaN(row[low]) && !Number.isNaN(row[high]);
    if (has && begin < 0) begin = cell;
    // An empty cell between two samples interrupts nothing; a lost or missing one does.
    const goesOn = cell < grid.count && (has || (row === undefined && cells.median[cell] === undefined));
    if (goesOn || begin < 0) continue;
    outline(plot, pen, grid, cells, begin, cell, low, high);
    begin = -1;
  }
}

function outline(plot: uPlot, pen: Pen, grid: Grid, cells: Cells, begin: number, end: number, low: keyof Row, high: keyof Row): void {
  const { context } = pen;
  const known: number[] = [];
  for (let cell = begin; cell < end; cell++) if (cells.rows[cell] && !Number.isNaN(cells.rows[cell]![low])) known.push(cell);
  const x = (cell: number) => placeOf(plot, grid.from + (cell + 0.5) * grid.step);
  const y = (cell: number, column: keyof Row) => plot.valToPos(cells.rows[cell]![column], "y", true);
  context.beginPath();
  for (const cell of known) context.lineTo(x(cell), y(cell, high));
  for (const cell of known.reverse()) context.lineTo(x(cell), y(cell, low));
  context.closePath();
  context.fill();
}

/** A level across the plot with its word: a limit of the policy. */
export function drawLevel(plot: uPlot, pen: Pen, value: number, word: string, colour: string): void {
  const { context, ratio } = pen;
  const y = Math.round(plot.valToPos(value, "y", true)) + 0.5;
  context.strokeStyle = colour;
  context.lineWidth = ratio;
  context.setLineDash([2 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(plot.bbox.left, y);
  context.lineTo(plot.bbox.left + plot.bbox.width, y);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = colour;
  context.font = `${12 * ratio}px "Inter", system-ui, sans-serif`;
  context.textAlign = "left";
  const below = y - plot.bbox.top < 18 * ratio;
  context.textBaseline = below ? "top" : "bottom";
  if (word) context.fillText(word, plot.bbox.left + 6 * ratio, y + (below ? 3 : -3) * ratio);
}

/** A word that ends at a place, its top there. */
export function drawWord({ context, ratio, palette }: Pen, word: string, right: number, top: number, colour: string): void {
  context.font = `600 ${12 * ratio}px "Inter", system-ui, sans-serif`;
  context.textAlign = "right";
  context.textBaseline = "top";
  // On a plate: it has to be read over bars, too.
  const width = context.measureText(word).width;
  context.fillStyle = palette.surface;
  context.fillRect(right - width - 4 * ratio, top - 2 * ratio, width + 8 * ratio, 16 * ratio);
  context.fillStyle = colour;
  context.fillText(word, right, top);
}

export function fill(pen: Pen, style: string | CanvasPattern, left: number, top: number, right: number, bottom: number, alpha = 1): void {
  const { context } = pen;
  context.globalAlpha = alpha;
  context.fillStyle = style;
  context.fillRect(Math.round(left), Math.round(top), Math.max(1, Math.round(right - left)), Math.round(bottom - top));
  context.globalAlpha = 1;
}
