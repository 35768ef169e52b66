import type { Picture } from "./picture";
import type { PathSpec } from "./spec";

const columns = ["sent", "lost", "late", "low", "q1", "median", "q3", "high", "jitter"] as const;

/** What is shown, cell by cell: RFC 4180, UTF-8 with BOM, ISO times in UTC, milliseconds. */
export function csvOf(site: string, specs: readonly PathSpec[], picture: Picture): string {
  const lines = [`time,site,path,step_ms,${columns.map((column) => ("sent lost late".includes(column) ? column : `${column}_ms`)).join(",")}`];
  for (let cell = 0; cell < picture.grid.count; cell++)
    specs.forEach((spec, rank) => {
      const row = picture.paths[rank]!.rows[cell];
      if (!row) return;
      const values = columns.map((column) => (Number.isNaN(row[column]) ? "" : String(Number(row[column].toFixed(3)))));
      lines.push([new Date(row.at).toISOString(), text(site), text(spec.name), picture.grid.step, ...values].join(","));
    });
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

/** A name may hold anything; a cell that a spreadsheet would take for a formula is defused. */
function text(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** hybridfailover-LAX1-samples_20261122T074100Z_20261122T074600Z.csv */
export function csvName(site: string, picture: Picture): string {
  const stamp = (at: number) => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "") + "Z";
  return `hybridfailover-${site.replaceAll(/[^\w.-]/g, "_")}-samples_${stamp(picture.grid.from)}_${stamp(picture.grid.to)}.csv`;
}
