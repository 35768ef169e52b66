import { clockOf } from "./freshness";
import { auditLink, backSentence, missedSince } from "./missed";

const key = "hybridfailover.lost";

/** "Connection back after 00:18": how long it was, and what happened meanwhile. */
export class BackNotice {
  constructor(
    private readonly element: HTMLElement,
    private readonly say: (text: string) => void,
  ) {
    element.querySelector("[data-dismiss]")?.addEventListener("click", () => (element.hidden = true));
  }

  /** Both by the server's clock, milliseconds since 1970. */
  async show(lost: number, back: number): Promise<void> {
    const missed = await missedSince(lost);
    const text = backSentence(clockOf(Math.max(0, back - lost)), missed);
    this.element.querySelector("[data-sentence]")!.textContent = text;
    const link = this.element.querySelector<HTMLAnchorElement>("[data-missed]")!;
    link.hidden = missed === 0;
    link.setAttribute("href", auditLink(lost, back));
    this.element.hidden = false;
    this.say(text.replace(/\.$/, ""));
  }

  /** Before the page is loaded anew: the next one goes on from here. */
  static keep(lost: number | undefined): void {
    try {
      if (lost !== undefined) sessionStorage.setItem(key, String(lost));
    } catch {
      // Storage is forbidden: the next page does not say how long it was.
    }
  }

  /** What the page before this one left. */
  static take(): number | undefined {
    try {
      const lost = sessionStorage.getItem(key);
      sessionStorage.removeItem(key);
      return lost === null ? undefined : Number(lost);
    } catch {
      return undefined;
    }
  }
}
