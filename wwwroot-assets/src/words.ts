const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** A length of time as people say it: "4 m 12 s", never rounded up. Milliseconds in; below zero counts as zero. */
export function duration(milliseconds: number): string {
  const ms = Math.max(0, milliseconds);
  if (ms < minute) return `${Math.floor(ms / second)} s`;
  if (ms < hour) return `${Math.floor(ms / minute)} m ${Math.floor((ms % minute) / second)} s`;
  if (ms < 48 * hour) return `${Math.floor(ms / hour)} h ${Math.floor((ms % hour) / minute)} m`;
  return `${Math.floor(ms / (24 * hour))} d ${Math.floor((ms % (24 * hour)) / hour)} h`;
}

/** How long ago: to the second for ten minutes, then to the minute. */
export function ago(milliseconds: number): string {
  if (milliseconds < second) return "now";
  const exact = milliseconds < 10 * minute || milliseconds >= hour;
  return exact ? `${duration(milliseconds)} ago` : `${Math.floor(milliseconds / minute)} m ago`;
}

/** What is left of a countdown, rounded up so that it reaches zero when the time has come. */
export function left(milliseconds: number): string {
  return milliseconds <= 0 ? "now" : `in ${duration(Math.ceil(milliseconds / second) * second)}`;
}

/** Time of day, UTC, from milliseconds since 1970. */
export function utc(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(11, 19)} UTC`;
}

/** Time of day where this screen stands, with the name of its zone: 18:41 AEDT. Empty where that is UTC, which stands above it. */
export function local(epoch: number, zone?: string): string {
  const format = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZoneName: "short", ...(zone ? { timeZone: zone } : {}) });
  const text = format.format(epoch);
  return /(UTC|GMT)$/.test(text) ? "" : text;
}
