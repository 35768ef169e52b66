import type { Picture } from "./picture";
import { lossOf } from "./rows";
import type { PathSpec } from "./spec";
import { latency, ratio, timeOfDay } from "./texts";

/** The picture's numbers as a table, newest first; empty cells are left out. */
export function tableOf(specs: readonly PathSpec[], picture: Picture, caption: string): HTMLTableElement {
  const table = document.createElement("table");
  table.className = "samples num";
  table.createCaption().textContent = caption;
  const head = table.createTHead();
  const [groups, names] = [head.insertRow(), head.insertRow()];
  header(groups, "", 1);
  header(names, "Time, UTC", 1);
  for (const spec of specs) {
    header(groups, spec.label, 4);
    for (const name of ["Median", "Spread", "Loss", "Late"]) header(names, name, 1);
  }
  const body = table.createTBody();
  for (let cell = picture.grid.count - 1; cell >= 0; cell--) {
    if (!picture.paths.some((path) => path.rows[cell])) continue;
    const line = body.insertRow();
    const time = document.createElement("th");
    time.scope = "row";
    time.textContent = stampOf(picture, cell);
    line.append(time);
    for (const path of picture.paths) {
      const row = path.rows[cell];
      const spread = !row || Number.isNaN(row.low) ? "–" : `${latency(row.low).replace(" ms", "")}–${latency(row.high)}`;
      for (const text of [row ? latency(row.median) : "no sample", spread, row ? ratio(lossOf(row)) : "–", row ? String(row.late) : "–"]) line.insertCell().textContent = text;
    }
  }
  return table;
}

function stampOf({ grid }: Picture, cell: number): string {
  const at = grid.from + cell * grid.step;
  return grid.to - grid.from > 86_400_000 ? new Date(at).toISOString().slice(5, 16).replace("T", " ") : timeOfDay(at, grid.step);
}

function header(row: HTMLTableRowElement, text: string, span: number): void {
  const cell = document.createElement("th");
  cell.scope = span > 1 ? "colgroup" : "col";
  cell.colSpan = span;
  cell.textContent = text;
  row.append(cell);
}
