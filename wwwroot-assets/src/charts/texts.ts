/** Numbers as the server writes them (`Figures.cs`): one way to read them everywhere. */
export function latency(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || Number.isNaN(ms)) return "–";
  return ms < 99.95 ? `${ms.toFixed(1)} ms` : `${ms.toFixed(0)} ms`;
}

/** 0.0 %, < 0.1 %, 3.4 %, 34 %: what is neither nothing nor all is never rounded to it. */
export function ratio(value: number): string {
  if (Number.isNaN(value)) return "–";
  if (value === 0) return "0.0 %";
  if (value < 0.001) return "< 0.1 %";
  if (value < 0.0995) return `${(value * 100).toFixed(1)} %`;
  return value < 1 ? `${Math.min(99, value * 100).toFixed(0)} %` : "100 %";
}

/** 2026-11-22 07:41:03 UTC. */
export function instant(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** 07:41:03, with tenths where cells are that fine. */
export function timeOfDay(epoch: number, step = 1_000): string {
  return new Date(epoch).toISOString().slice(11, step < 1_000 ? 21 : 19);
}

/** For the axis: with the date at midnight, without seconds where marks are minutes apart. */
export function mark(epoch: number, apart: number): string {
  const iso = new Date(epoch).toISOString();
  if (epoch % 86_400_000 === 0 && apart >= 3_600_000) return iso.slice(5, 10);
  return apart < 60_000 ? iso.slice(11, 19) : iso.slice(11, 16);
}
