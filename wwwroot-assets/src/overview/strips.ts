import { place, step, words } from "./strip";

/** Keeps the state strips in their places, and tells of the stretch that a person points at or walks to with the arrow keys. */
export class Strips {
  constructor(
    private readonly root: HTMLElement,
    private readonly now: () => number,
  ) {
    root.addEventListener("pointerover", this.point);
    root.addEventListener("focusin", this.point);
    root.addEventListener("focusout", this.leave);
    root.addEventListener("pointerout", this.leave);
    root.addEventListener("keydown", this.walk);
  }

  stop(): void {
    this.root.removeEventListener("pointerover", this.point);
    this.root.removeEventListener("focusin", this.point);
    this.root.removeEventListener("focusout", this.leave);
    this.root.removeEventListener("pointerout", this.leave);
    this.root.removeEventListener("keydown", this.walk);
  }

  arrange(within: Element): void {
    const now = this.now();
    // The strip itself, too: its parts come and go one by one.
    for (const part of within.querySelectorAll<HTMLElement>("[data-strip] > [data-from], :scope[data-strip] > [data-from]")) {
      const where = place(from(part), to(part), now);
      part.hidden = !where;
      if (!where) continue;
      part.style.left = `${where.left.toFixed(3)}%`;
      part.style.width = `${where.width.toFixed(3)}%`;
    }
  }

  private readonly point = (event: Event): void => {
    const target = event.target as HTMLElement;
    if (target.matches("[data-strip]") && event.type === "focusin") this.choose(target, parts(target).length - 1);
    else if (target.parentElement?.matches("[data-strip]")) this.tell(target.parentElement, target);
  };

  private readonly leave = (event: Event): void => {
    const strip = (event.target as HTMLElement).closest<HTMLElement>("[data-strip]");
    if (!strip) return;
    if (event.type === "focusout") this.choose(strip, -1);
    if (document.activeElement !== strip) this.say(strip, "24 h");
  };

  private readonly walk = (event: KeyboardEvent): void => {
    const strip = event.target as HTMLElement;
    if (!strip.matches("[data-strip]")) return;
    const all = parts(strip);
    const next = step(event.key, all.findIndex((part) => part.ariaSelected === "true"), all.length);
    if (next === undefined) return;
    event.preventDefault();
    this.choose(strip, next);
  };

  private choose(strip: HTMLElement, index: number): void {
    const all = parts(strip);
    all.forEach((part, at) => (part.ariaSelected = at === index ? "true" : "false"));
    const chosen = all[index];
    if (!chosen) return strip.removeAttribute("aria-activedescendant");
    strip.setAttribute("aria-activedescendant", chosen.id);
    this.tell(strip, chosen);
  }

  private tell(strip: HTMLElement, part: HTMLElement): void {
    this.say(strip, words(part.ariaLabel ?? "", from(part), to(part), this.now()));
  }

  private say(strip: HTMLElement, text: string): void {
    const caption = strip.parentElement?.querySelector("[data-strip-words]");
    if (caption && caption.textContent !== text) caption.textContent = text;
  }
}

function parts(strip: HTMLElement): HTMLElement[] {
  return [...strip.querySelectorAll<HTMLElement>("[data-from]:not([hidden])")];
}

const from = (part: HTMLElement) => Number(part.dataset.from);
const to = (part: HTMLElement) => (part.dataset.to ? Number(part.dataset.to) : undefined);
