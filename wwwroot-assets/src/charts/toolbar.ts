import { make } from "./frameOf";
import type { Spec } from "./spec";
import { instant } from "./texts";
import { windows } from "./windows";

/** What a person can do to the charts. */
export interface Actions {
  pause(): void;
  table(): void;
  csv(): void;
  link(): void;
  note(): void;
  range(from: number, to: number): void;
}

/** Buttons over the charts. Windows are links: a reload, a bookmark or a colleague gets the same. */
export class Toolbar {
  private readonly links: HTMLAnchorElement[];
  private readonly live = make("span", "chart-live num");
  private readonly pause: HTMLButtonElement;
  private readonly table: HTMLButtonElement;
  private readonly from = instantInput("From, UTC");
  private readonly to = instantInput("To, UTC");

  constructor(element: HTMLElement, spec: Spec, actions: Actions) {
    this.links = windows.map((window) => {
      const link = make("a", "", window.name);
      link.href = `sites/${encodeURIComponent(spec.site)}?w=${window.word}`;
      return link;
    });
    const group = make("div", "windows");
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Window");
    group.append(...this.links);
    this.pause = button("Pause", () => actions.pause());
    this.pause.dataset.pause = "";
    this.table = button("Table", () => actions.table());
    element.replaceChildren(
      group, this.rangePicker(actions), this.pause, this.live, make("span", "space"), this.table, button("Export CSV", () => actions.csv()),
      button("Copy link", () => actions.link(), "Copy link to this moment"), button("Add note", () => actions.note(), "Add a note to the event nearest to the cross-hair"),
    );
  }

  /** @param behind milliseconds that a paused view is behind; undefined: it is not paused */
  show(length: number, isLive: boolean, paused: { at: number; behind: number } | undefined): void {
    for (const [place, link] of this.links.entries()) {
      if (isLive && windows[place]!.length === length) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    this.pause.hidden = !isLive;
    write(this.pause, paused ? "Resume" : "Pause");
    write(this.live, paused ? `Paused at ${instant(paused.at).slice(11, 19)}, ${Math.floor(paused.behind / 1_000)} s behind` : "");
  }

  /** As if the link were clicked. @param place in the order of the windows */
  choose(place: number): void {
    this.links[place]?.click();
  }

  range(from: number, to: number): void {
    this.from.value = new Date(from).toISOString().slice(0, 19);
    this.to.value = new Date(to).toISOString().slice(0, 19);
  }

  tablePressed(pressed: boolean): void {
    this.table.setAttribute("aria-pressed", String(pressed));
  }

  private rangePicker(actions: Actions): HTMLElement {
    const picker = make("details", "range");
    picker.append(make("summary", "", "Range"));
    const form = make("form");
    const complaint = make("p", "warning-text");
    complaint.setAttribute("role", "alert");
    form.append(labelled(this.from), labelled(this.to), button("Show", () => undefined), complaint);
    form.lastElementChild!.previousElementSibling!.setAttribute("type", "submit");
    form.addEventListener("submit", (submitted) => {
      submitted.preventDefault();
      const [from, to] = [Date.parse(`${this.from.value}Z`), Date.parse(`${this.to.value}Z`)];
      const wrong = Number.isNaN(from) || Number.isNaN(to) ? "Give both instants, in UTC." : from >= to ? "From is not before To." : "";
      complaint.textContent = wrong;
      if (wrong) return;
      picker.open = false;
      actions.range(from, to);
    });
    picker.append(form);
    return picker;
  }
}

function button(text: string, pressed: () => void, name = ""): HTMLButtonElement {
  const element = make("button", "", text);
  element.type = "button";
  if (name) element.title = name;
  element.addEventListener("click", pressed);
  return element;
}

function instantInput(name: string): HTMLInputElement {
  const input = make("input");
  input.type = "datetime-local";
  input.step = "1";
  input.setAttribute("aria-label", name);
  return input;
}

function labelled(input: HTMLInputElement): HTMLElement {
  const label = make("label", "label", input.getAttribute("aria-label")!);
  label.append(input);
  return label;
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
