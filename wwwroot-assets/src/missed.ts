/** A transition as the API tells it, as far as it matters here. */
export interface Told {
  decidedAt: string;
}

/** How many of them were decided after the server was last heard. @param since milliseconds since 1970 */
export function countSince(transitions: readonly Told[], since: number): number {
  return transitions.filter((transition) => Date.parse(transition.decidedAt) > since).length;
}

/** What happened while nobody could see it; undefined when the server does not say. */
export async function missedSince(since: number, get: typeof fetch = fetch): Promise<number | undefined> {
  try {
    const response = await get("api/v1/transitions?limit=500");
    return response.ok ? countSince((await response.json()) as Told[], since) : undefined;
  } catch {
    return undefined;
  }
}

/** "Connection back after 00:18. 2 transitions happened meanwhile." @param away "00:18" */
export function backSentence(away: string, missed: number | undefined): string {
  const what =
    missed === undefined
      ? "What happened meanwhile could not be asked; the audit has it."
      : missed === 0
        ? "No transition happened meanwhile."
        : `${missed} ${missed === 1 ? "transition" : "transitions"} happened meanwhile.`;
  return `Connection back after ${away}. ${what}`;
}

/** The audit list of that time, from a second before: its addresses are in whole seconds. */
export function auditLink(from: number, to: number): string {
  const text = (at: number) => new Date(at).toISOString().slice(0, 19) + "Z";
  return `audit?from=${encodeURIComponent(text(from - 1_000))}&to=${encodeURIComponent(text(to + 1_000))}`;
}
