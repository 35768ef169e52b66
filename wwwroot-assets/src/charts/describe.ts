import { percentile } from "./rows";
import type { Cells } from "./cells";
import type { Picture } from "./picture";
import type { Lanes, PathSpec } from "./spec";
import { lossOf } from "./rows";
import { instant, latency, ratio, timeOfDay } from "./texts";
import { spoken } from "./windows";

/** "Latency, Direct Connect and VPN, last 5 minutes". */
export function nameOf(what: string, specs: readonly PathSpec[], length: number, live: boolean, from: number, to: number): string {
  const span = live ? `last ${spoken(length)}` : `${instant(from)} to ${instant(to)}`;
  return `${what}, ${specs.map((spec) => spec.label).join(" and ")}, ${span}`;
}

/** What a person who does not see the plot shall know of it. */
export function describe(what: "Latency" | "Loss" | "Jitter", specs: readonly PathSpec[], picture: Picture, lanes: Lanes): string {
  const paths = specs.map((spec, rank) => `${spec.label} ${figuresOf(what, picture.paths[rank]!)}`);
  const moves = lanes.events.filter((event) => "AMD".includes(event.letter) && event.at >= picture.grid.from && event.at <= picture.grid.to);
  const newest = moves.reduce((latest, move) => Math.max(latest, move.at), 0);
  const moved = moves.length === 0 ? "no transition" : `${moves.length} transition${moves.length === 1 ? "" : "s"}, the newest at ${timeOfDay(newest)} UTC`;
  return `${[...paths, moved].join("; ")}.`;
}

function figuresOf(what: "Latency" | "Loss" | "Jitter", cells: Cells): string {
  if (!cells.rows.some((row) => row !== undefined)) return "no samples";
  if (what === "Loss") return `${ratio(totalLoss(cells))}`;
  const column = (name: "median" | "high" | "jitter") => Float64Array.from(cells.rows.flatMap((row) => (row && !Number.isNaN(row[name]) ? [row[name]] : []))).sort();
  if (what === "Jitter") return `median ${latency(percentile(Float64Array.from(cells.jitter.filter((value) => typeof value === "number")).sort(), 0.5))}`;
  const medians = column("median");
  return `median ${latency(percentile(medians, 0.5))}, p95 ${latency(percentile(medians, 0.95))}, highest ${latency(column("high").at(-1))}`;
}

/** Of all probes in the window, 0..1. */
export function totalLoss(cells: Cells): number {
  let [sent, lost] = [0, 0];
  for (const row of cells.rows) if (row) [sent, lost] = [sent + row.sent, lost + row.lost];
  return lossOf({ sent, lost });
}

/** One instant of all paths in words: for the read-out and for the ear. */
export function moment(specs: readonly PathSpec[], picture: Picture, cell: number): string[] {
  return specs.map((spec, rank) => {
    const row = picture.paths[rank]!.rows[cell];
    const at = picture.grid.from + (cell + 0.5) * picture.grid.step;
    if (!row) return picture.paths[rank]!.gaps.some((gap) => gap.from <= at && gap.to > at) ? `${spec.label} no sample` : `${spec.label} –`;
    const spread = Number.isNaN(row.low) || row.low === row.high ? "" : ` (${latency(row.low)} to ${latency(row.high)})`;
    const late = row.late > 0 ? `, late ${row.late} of ${row.sent}` : "";
    return Number.isNaN(row.median) ? `${spec.label} lost, ${row.lost} of ${row.sent}${late}` : `${spec.label} ${latency(row.median)}${spread}, loss ${ratio(lossOf(row))}${late}`;
  });
}
