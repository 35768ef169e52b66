import type { Picture } from "./picture";

/**
 * Where a key moves the cross-hair to: a sample, ten samples, the ends.
 * @param cursor milliseconds since 1970; undefined: off
 * @returns null: off; undefined: the key is not the charts'
 */
export function keyOf(event: { key: string; shiftKey: boolean }, cursor: number | undefined, picture: Picture): number | null | undefined {
  const { grid } = picture;
  const cells = sampled(picture);
  if (event.key === "Escape") return cursor === undefined ? undefined : null;
  if (event.key === "c") return cursor === undefined ? middle(grid, cells.at(-1) ?? grid.count - 1) : null;
  if (cells.length === 0) return undefined;
  const step = event.shiftKey ? 10 : 1;
  const here = cursor === undefined ? Infinity : (cursor - grid.from) / grid.step - 0.5;
  switch (event.key) {
    case "Home":
      return middle(grid, cells[0]!);
    case "End":
      return middle(grid, cells.at(-1)!);
    case "ArrowLeft": {
      const before = cells.filter((cell) => cell < here - 0.25);
      return middle(grid, before.at(-step) ?? cells[0]!);
    }
    case "ArrowRight": {
      const after = cells.filter((cell) => cell > here + 0.25);
      return middle(grid, after[step - 1] ?? cells.at(-1)!);
    }
    default:
      return undefined;
  }
}

function sampled({ grid, paths }: Picture): number[] {
  return Array.from({ length: grid.count }, (_, cell) => cell).filter((cell) => paths.some((path) => path.rows[cell] !== undefined));
}

function middle(grid: { from: number; step: number }, cell: number): number {
  return grid.from + (cell + 0.5) * grid.step;
}
