import { offer } from "./hf";
import { apply, key, type Preferences, read, set, stored } from "./preferences";

/** This browser's preferences while the page lives. Fields with `data-preference` show and change them, wherever they are. */
export class Choosing {
  private preferences = read(stored());

  constructor(
    private readonly document: Document,
    private readonly changed: (preferences: Preferences) => void,
  ) {
    document.addEventListener("change", (event) => this.take(event.target));
    // Another tab of the same browser.
    addEventListener("storage", (event) => {
      if (event.key === key) this.use(read(event.newValue));
    });
    offer("preferences", { show: () => this.show(), all: () => ({ ...this.preferences }) });
  }

  get now(): Readonly<Preferences> {
    return this.preferences;
  }

  set(name: keyof Preferences, value: string): void {
    const next = { ...this.preferences };
    if (!set(next, name, value)) return;
    try {
      localStorage.setItem(key, JSON.stringify(next));
    } catch {
      // Storage is forbidden or full: the choice lasts as long as the page.
    }
    this.use(next);
  }

  private use(preferences: Preferences): void {
    this.preferences = preferences;
    apply(this.document.documentElement, preferences);
    this.show();
    this.changed(preferences);
  }

  private take(target: EventTarget | null): void {
    if (!(target instanceof HTMLInputElement) || !target.dataset.preference) return;
    this.set(target.dataset.preference as keyof Preferences, target.type === "checkbox" ? (target.checked ? target.value : target.dataset.off!) : target.value);
  }

  private show(): void {
    for (const field of this.document.querySelectorAll<HTMLInputElement>("input[data-preference]"))
      field.checked = this.preferences[field.dataset.preference as keyof Preferences] === field.value;
  }
}
