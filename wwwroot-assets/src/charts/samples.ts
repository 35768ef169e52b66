import type { Row } from "./rows";

/** The columns of `GET /api/v1/sites/{code}/samples`, as far as charts show them. Round trips are microseconds. */
export interface SamplesAnswer {
  resolution: "second" | "minute";
  /** Ask again from here; null: this is all. */
  next: string | null;
  paths: PathColumns[];
}

type Column = (number | null)[];

export interface PathColumns {
  path: string;
  /** Seconds since 1970. */
  at: number[];
  sent: number[];
  lost: number[];
  late: number[];
  void: number[];
  minMicroseconds: Column;
  p5Microseconds?: Column;
  p25Microseconds?: Column;
  medianMicroseconds: Column;
  p75Microseconds?: Column;
  p95Microseconds?: Column;
  maxMicroseconds: Column;
  jitterMicroseconds?: Column;
}

/** From columns to rows. Seconds have no percentiles but the median: their wide band is from the least to the most. */
export function rowsOf(columns: PathColumns): Row[] {
  return columns.at.map((at, place) => ({
    at: at * 1_000,
    sent: columns.sent[place]! - columns.void[place]!,
    lost: columns.lost[place]!,
    late: columns.late[place]!,
    low: ms((columns.p5Microseconds ?? columns.minMicroseconds)[place]),
    q1: ms(columns.p25Microseconds?.[place]),
    median: ms(columns.medianMicroseconds[place]),
    q3: ms(columns.p75Microseconds?.[place]),
    high: ms((columns.p95Microseconds ?? columns.maxMicroseconds)[place]),
    jitter: ms(columns.jitterMicroseconds?.[place]),
  }));
}

function ms(microseconds: number | null | undefined): number {
  return microseconds === null || microseconds === undefined ? NaN : microseconds / 1_000;
}

/** Fetches a range in whole, page by page. @returns rows by the path's name */
export async function fetchRows(site: string, resolution: "second" | "minute", from: number, to: number, cancel: AbortSignal): Promise<Map<string, Row[]>> {
  const found = new Map<string, Row[]>();
  let begin: string | null = new Date(from).toISOString();
  while (begin !== null) {
    const query = new URLSearchParams({ from: begin, to: new Date(to).toISOString(), resolution, limit: "10000" });
    const answer = await fetch(`/api/v1/sites/${encodeURIComponent(site)}/samples?${query}`, { signal: cancel, headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(await complaint(answer));
    const page = (await answer.json()) as SamplesAnswer;
    for (const path of page.paths) found.set(path.path, [...(found.get(path.path) ?? []), ...rowsOf(path)]);
    begin = page.next;
  }
  return found;
}

/** What the server says is wrong, in its words. */
async function complaint(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { title?: string; detail?: string };
  return problem.detail ?? problem.title ?? `the server answered ${answer.status}`;
}
