import { duration, utc } from "./words";

/** The banner "Lost connection to server": one element of the page's frame, outside of what the server repaints. */
export class Banner {
  private readonly sentence: HTMLElement;
  private lostAt: number | undefined;
  private attempt = 0;
  private isRejected = false;

  /** @param shout says it aloud, once */
  constructor(
    private readonly element: HTMLElement,
    private readonly shout: (text: string) => void,
  ) {
    this.sentence = element.querySelector<HTMLElement>("[data-sentence]")!;
  }

  /** @param lastHeard the server's clock when it was last heard, or undefined before it ever was */
  lost(lastHeard: number | undefined): void {
    if (!this.element.hidden) return;
    this.lostAt = lastHeard;
    this.element.hidden = false;
    this.write();
    this.shout(`Lost connection to server${this.since}. The screen shows the last known state`);
  }

  /** The page was loaded, and its first frame has not come. */
  waiting(milliseconds: number): void {
    // A connection that was there and went away says so itself.
    if (this.attempt > 0 || this.isRejected) return;
    this.element.hidden = false;
    this.say(`Still connecting: the server has not answered for ${duration(milliseconds)}.`);
  }

  trying(attempt: number): void {
    this.attempt = attempt;
    this.write();
  }

  /** The server answers again and does not know this page any more; what was typed into it stays until a person lets it go. */
  rejected(): void {
    if (this.isRejected) return;
    this.isRejected = true;
    this.element.hidden = false;
    this.element.querySelector<HTMLElement>("#retry")!.hidden = true;
    this.write();
    this.shout("The server was restarted. Reload the page when ready");
  }

  /** When the server was last heard before, if it was lost: milliseconds since 1970 by its clock. */
  back(): number | undefined {
    if (this.element.hidden) return undefined;
    const since = this.lostAt;
    this.element.hidden = true;
    this.attempt = 0;
    this.lostAt = undefined;
    return since;
  }

  private get since(): string {
    return this.lostAt === undefined ? "" : ` at ${utc(this.lostAt)}`;
  }

  private write(): void {
    if (this.isRejected) {
      this.say("The server was restarted and does not know this page any more: nothing can be sent from it. Copy what you have typed, then reload. It reloads by itself once dialogs and notes are closed.");
      return;
    }
    const retry = this.attempt > 0 ? ` Retrying (${this.attempt})…` : "";
    this.say(`Lost connection to server${this.since}. Screen shows the last known state.${retry}`);
  }

  private say(text: string): void {
    if (this.sentence.textContent !== text) this.sentence.textContent = text;
  }
}
