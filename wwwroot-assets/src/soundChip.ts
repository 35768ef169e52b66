import type { Choosing } from "./choosing";
import { Sound } from "./sound";
import { type Audible, SoundRules } from "./soundRules";

/** The chip in the top bar, "Test sound" in Settings, and the tones that are due. */
export class SoundChip {
  private readonly sound = new Sound();
  private readonly rules = new SoundRules();

  constructor(
    private readonly document: Document,
    private readonly choosing: Choosing,
  ) {
    document.addEventListener("click", (event) => void this.press(event.target));
    // Any touch of the page will do for a browser that has blocked what was chosen before.
    for (const touch of ["pointerdown", "keydown"]) document.addEventListener(touch, () => void this.wakeIfChosen());
  }

  /** One look, four times a second. @param at monotonic milliseconds */
  look(audible: Audible, at: number): void {
    const tone = this.rules.due(audible, at);
    if (tone && this.isChosen) this.sound.play(tone);
    this.show();
  }

  private get isChosen(): boolean {
    return this.choosing.now.sound === "on";
  }

  private async wakeIfChosen(): Promise<void> {
    if (this.isChosen && this.sound.permission === "blocked") await this.sound.wake();
  }

  private async press(target: EventTarget | null): Promise<void> {
    if (!(target instanceof Element)) return;
    if (target.closest("[data-sound-chip]")) {
      const wasBlocked = this.isChosen && this.document.querySelector("[data-sound-chip]")?.getAttribute("data-sound-chip") === "blocked";
      await this.sound.wake();
      if (!wasBlocked) this.choosing.set("sound", this.isChosen ? "off" : "on");
      if (this.isChosen) this.sound.play("warning");
      this.show();
    } else if (target.closest("[data-sound-test]")) {
      await this.sound.wake();
      this.sound.play("critical");
    }
  }

  private show(): void {
    const chip = this.document.querySelector<HTMLElement>("[data-sound-chip]");
    if (!chip) return;
    const state = !this.isChosen ? "off" : this.sound.permission;
    const word = chip.querySelector("[data-sound-word]");
    const text = state === "blocked" ? "Sound blocked – click" : `Sound ${state}`;
    if (word && word.textContent !== text) word.textContent = text;
    if (chip.dataset.soundChip === state) return;
    chip.dataset.soundChip = state;
    chip.setAttribute("aria-pressed", String(this.isChosen));
    chip.setAttribute("aria-label", text);
  }
}
