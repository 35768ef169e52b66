import { duration, utc } from "./words";

/** The banner "Lost connection to server": one element of the page's frame, outside of what the server repaints. */
export class Banner {
  private readonly sentence: HTMLElement;
  private lostAt: number | undefined;
  private attempt = 0;

  constructor(private readonly element: HTMLElement) {
    this.sentence = element.querySelector<HTMLElement>("[data-sentence]")!;
  }

  /** @param lastHeard the server's clock when it was last heard, or undefined before it ever was */
  lost(lastHeard: number | undefined): void {
    if (!this.element.hidden) return;
    this.lostAt = lastHeard;
    this.element.hidden = false;
    this.write();
  }

  /** The page was loaded, and its first frame has not come. */
  waiting(milliseconds: number): void {
    this.element.hidden = false;
    this.say(`Still connecting: the server has not answered for ${duration(milliseconds)}.`);
  }

  trying(attempt: number): void {
    this.attempt = attempt;
    this.write();
  }

  back(): void {
    this.element.hidden = true;
    this.attempt = 0;
  }

  private write(): void {
    const since = this.lostAt === undefined ? "" : ` at ${utc(this.lostAt)}`;
    const retry = this.attempt > 0 ? ` Retrying (${this.attempt})…` : "";
    this.say(`Lost connection to server${since}. Screen shows the last known state.${retry}`);
  }

  private say(text: string): void {
    if (this.sentence.textContent !== text) this.sentence.textContent = text;
  }
}
