/** How the tiles of a wall are laid out. */
export interface Fit {
  columns: number;
  rows: number;
  /** Of every text, 1 at the least: 28 px for the code, 24 for the state, 32 for the number. */
  scale: number;
}

/** Pixels that a tile needs at scale 1; one that is not normal is twice as wide. */
const tile = { width: 172, height: 136 };
const largest = 3;

/** Chooses the columns with which every tile fits and is as large as can be. Sizes in pixels. */
export function fit(normal: number, grown: number, width: number, height: number): Fit {
  let best: Fit = { columns: 1, rows: Math.max(1, normal + grown), scale: 0 };
  const most = Math.max(2, normal + 2 * grown);
  for (let columns = grown > 0 ? 2 : 1; columns <= most; columns++) {
    const rows = rowsOf(normal, grown, columns);
    const scale = Math.min(width / columns / tile.width, height / rows / tile.height, largest);
    if (scale > best.scale) best = { columns, rows, scale };
  }
  return { ...best, scale: Math.max(1, best.scale) };
}

// The grown ones come first and stand in pairs of columns; what an odd column leaves free the normal ones fill.
function rowsOf(normal: number, grown: number, columns: number): number {
  const aside = Math.floor(columns / 2);
  const grownRows = Math.ceil(grown / aside || 0);
  const free = grownRows * columns - 2 * grown;
  return Math.max(1, grownRows + Math.ceil(Math.max(0, normal - free) / columns));
}
