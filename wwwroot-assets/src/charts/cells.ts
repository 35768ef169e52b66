import { type Row, lossOf } from "./rows";

/** A value to draw; null: nothing, and no line across; undefined: no sample was due here, the line goes on. */
export type Value = number | null | undefined;

/** A stretch without any sample, milliseconds since 1970. */
export interface Gap {
  from: number;
  to: number;
}

/** One path over the grid: every column has a value for each cell. */
export interface Cells {
  median: Value[];
  jitter: Value[];
  /** By cell; undefined where there is no sample. */
  rows: (Row | undefined)[];
  gaps: Gap[];
}

/** Cells of one width over the window, on multiples of their width: they stand still while time goes on. Milliseconds. */
export interface Grid {
  from: number;
  to: number;
  step: number;
  count: number;
}

export function gridOf(from: number, to: number, step: number): Grid {
  const begin = Math.floor(from / step) * step;
  return { from: begin, to, step, count: Math.max(1, Math.ceil((to - begin) / step)) };
}

/**
 * Lays rows into a grid.
 * @param rows oldest first, each at the beginning of its cell
 * @param silence from this length on, milliseconds, time without a sample is a gap
 * @param until what is newer can't be known yet: not a gap
 */
export function cellsOf(rows: readonly Row[], grid: Grid, silence: number, until: number): Cells {
  const cells: Cells = { median: new Array(grid.count), jitter: new Array(grid.count), rows: new Array(grid.count), gaps: [] };
  let known = grid.from;
  for (const row of rows) {
    const cell = Math.round((row.at - grid.from) / grid.step);
    // A round that is void tells nothing: where only such were, there is no sample.
    if (cell < 0 || cell >= grid.count || row.sent === 0) continue;
    if (row.at - known > silence) gap(cells, grid, known, row.at);
    cells.rows[cell] = row;
    cells.median[cell] = valueOf(row.median);
    cells.jitter[cell] = valueOf(row.jitter);
    known = row.at + grid.step;
  }
  if (until - known > silence) gap(cells, grid, known, until);
  return cells;
}

/** From the values of a column and the cells' losses to what a line may connect: lost is no value, and no line across. */
function valueOf(value: number): Value {
  return Number.isNaN(value) ? null : value;
}

function gap(cells: Cells, grid: Grid, from: number, to: number): void {
  cells.gaps.push({ from, to });
  const first = Math.max(0, Math.round((from - grid.from) / grid.step));
  const last = Math.min(grid.count, Math.max(first + 1, Math.round((to - grid.from) / grid.step)));
  for (let cell = first; cell < last; cell++) cells.median[cell] = cells.jitter[cell] = null;
}

/** Where none of the paths has a sample. */
export function common(gaps: readonly (readonly Gap[])[]): Gap[] {
  const [first, ...others] = gaps;
  return others.reduce<Gap[]>(
    (left, right) => left.flatMap((a) => right.map((b) => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) })).filter((both) => both.from < both.to)),
    [...(first ?? [])],
  );
}

/** The greatest loss of a cell, 0..1; NaN: no probe counted. */
export const loss = lossOf;
