import { type Cells, type Gap, type Grid, cellsOf, common, gridOf } from "./cells";
import type { PathData, Source } from "./pathData";
import { type Row } from "./rows";
import type { PathSpec } from "./spec";

/** What all plots of a page draw at an instant: one grid, every path's cells. */
export interface Picture {
  grid: Grid;
  source: Source;
  paths: Cells[];
  /** Where no path has a sample. */
  gaps: Gap[];
}

/**
 * @param until the newest instant that samples may be known of, milliseconds since 1970
 */
export function pictureOf(
  specs: readonly PathSpec[], data: readonly PathData[], source: Source, window: { from: number; to: number; step: number }, until: number,
): Picture {
  const grid = gridOf(window.from, window.to, window.step);
  const paths = specs.map((spec, rank) => {
    const rows = data[rank]!.rows(source, grid.from, grid.to, grid.step);
    const cells = cellsOf(rows, grid, silenceOf(spec, grid.step, source), Math.min(until, grid.to));
    if (source === "seconds") spreadJitter(cells, grid, data[rank]!.minutes);
    return cells;
  });
  return { grid, source, paths, gaps: common(paths.map((path) => path.gaps)) };
}

/** So long without a sample is a gap: three rounds and a timeout, as for the verdict; never less than what the cells can tell apart. */
export function silenceOf(spec: PathSpec, step: number, source: Source): number {
  // The newest seconds and minutes are not over yet.
  const settling = source === "rounds" ? 0 : source === "seconds" ? 1_000 : 120_000;
  return Math.max(3 * spec.interval + spec.timeout, step) + settling;
}

/** Fetched seconds have no jitter, their minutes do: it is drawn level over the minute. */
function spreadJitter(cells: Cells, grid: Grid, minutes: readonly Row[]): void {
  for (const minute of minutes) {
    const first = Math.max(0, Math.floor((minute.at - grid.from) / grid.step));
    const end = Math.min(grid.count, Math.ceil((minute.at + 60_000 - grid.from) / grid.step));
    for (let cell = first; cell < end; cell++) {
      const row = cells.rows[cell];
      // Where nothing answered there is no jitter, whatever the rest of the minute had.
      if (row && Number.isNaN(row.jitter) && !Number.isNaN(row.median) && !Number.isNaN(minute.jitter)) cells.jitter[cell] = minute.jitter;
    }
  }
}

/** The greatest of a column in the picture; NaN: none. */
export function greatest(picture: Picture, column: keyof Row): number {
  let found = NaN;
  for (const path of picture.paths) for (const row of path.rows) if (row && !(row[column] <= found) && !Number.isNaN(row[column])) found = row[column];
  return found;
}
