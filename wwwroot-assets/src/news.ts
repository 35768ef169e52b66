/** Something to be said aloud. */
export interface News {
  /** Which site; without one the text stands for itself. */
  site?: string;
  /** Of a site: what is said of it, without its code. */
  text: string;
  urgent?: boolean;
}

/** One message out of many: the same of several sites is said once, with their number first. */
export function sentence(news: readonly News[]): string {
  const sites = new Map<string, Set<string>>();
  for (const { site, text } of news) {
    const those = sites.get(text) ?? new Set<string>();
    if (site !== undefined) those.add(site);
    sites.set(text, those);
  }
  return [...sites].map(([text, those]) => said(text, [...those])).join(". ");
}

function said(text: string, sites: string[]): string {
  if (sites.length === 0) return text;
  if (sites.length === 1) return `${sites[0]} ${text}`;
  // "is now: Degraded" of one site, "3 sites are now: Degraded" of several.
  return `${sites.length} sites ${text.replace(/^is /, "are ")}: ${sites.join(", ")}`;
}

/** Milliseconds between two messages: a burst of changes must not become a recital. */
export const quiet = 5_000;

/** Collects what is new and lets it out in few messages. Time is a parameter: milliseconds of one monotonic clock. */
export class Announcer {
  private polite: News[] = [];
  private urgent: News[] = [];
  private spokenAt = -Infinity;

  /** @param speak puts a message into the polite region, or into the one that interrupts */
  constructor(private readonly speak: (message: string, urgent: boolean) => void) {}

  hear(news: readonly News[], at: number): void {
    for (const item of news) (item.urgent ? this.urgent : this.polite).push(item);
    this.look(at);
  }

  /** Speaks if there is something and it has been quiet for long enough; what interrupts goes first. */
  look(at: number): void {
    if (at - this.spokenAt < quiet) return;
    const isUrgent = this.urgent.length > 0;
    const due = isUrgent ? this.urgent : this.polite;
    if (due.length === 0) return;
    if (isUrgent) this.urgent = [];
    else this.polite = [];
    this.spokenAt = at;
    this.speak(sentence(due), isUrgent);
  }
}
