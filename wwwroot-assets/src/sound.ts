import type { Tone } from "./soundRules";

/** Hertz and seconds, one after the other. Low and dull for what is no alarm. */
const melodies: Record<Tone, readonly [number, number][]> = {
  critical: [[880, 0.18], [660, 0.24]],
  warning: [[587, 0.22]],
  normal: [[330, 0.2]],
  stale: [[165, 0.35]],
};

/** What the browser makes of it: it lets no sound through before a person has touched the page. */
export type Permission = "on" | "blocked";

/** The page's voice. */
export class Sound {
  private context: AudioContext | undefined;

  get permission(): Permission {
    return this.context?.state === "running" ? "on" : "blocked";
  }

  /** From a person's click or key, or the browser will not have it. */
  async wake(): Promise<void> {
    this.context ??= new AudioContext();
    if (this.context.state === "suspended") await this.context.resume();
  }

  play(tone: Tone): void {
    const context = this.context;
    if (context?.state !== "running") return;
    let at = context.currentTime + 0.02;
    for (const [hertz, seconds] of melodies[tone]) {
      const oscillator = context.createOscillator();
      const volume = context.createGain();
      oscillator.frequency.value = hertz;
      oscillator.type = tone === "stale" ? "triangle" : "sine";
      // Swells and fades: an edge would be heard as a click.
      volume.gain.setValueAtTime(0, at);
      volume.gain.linearRampToValueAtTime(0.25, at + 0.02);
      volume.gain.setValueAtTime(0.25, at + seconds - 0.05);
      volume.gain.linearRampToValueAtTime(0, at + seconds);
      oscillator.connect(volume).connect(context.destination);
      oscillator.start(at);
      oscillator.stop(at + seconds);
      at += seconds + 0.04;
    }
  }
}
