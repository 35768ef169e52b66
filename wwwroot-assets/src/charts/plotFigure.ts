import type uPlot from "uplot";
import { make } from "./frameOf";
import type { Picture } from "./picture";
import { type PlotHome, type PlotKind, aligned, makePlot, middles } from "./plot";
import type { PathSpec } from "./spec";

let made = 0;

/** A plot with its name, its description, and an element that takes the focus. */
export class PlotFigure {
  readonly area: HTMLElement;
  private readonly plot: uPlot;
  private readonly name: HTMLElement;
  private readonly description: HTMLElement;

  constructor(
    parent: HTMLElement,
    readonly what: "Latency" | "Loss" | "Jitter",
    private readonly kind: PlotKind,
    home: PlotHome,
    private readonly specs: readonly PathSpec[],
  ) {
    const id = `plot-${++made}`;
    const figure = make("figure", "plot");
    const caption = make("figcaption");
    this.name = make("span", "unseen");
    this.name.id = `${id}-name`;
    this.description = make("span", "unseen");
    this.description.id = `${id}-text`;
    const title = make("span", "plot-title", what === "Jitter" ? "Jitter, mean |ΔRTT|" : what === "Latency" ? "Latency, ms" : "Loss");
    title.setAttribute("aria-hidden", "true");
    caption.append(title, this.name, this.description);
    this.area = make("div", "plot-area");
    this.area.tabIndex = 0;
    this.area.setAttribute("role", "group");
    figure.setAttribute("aria-labelledby", this.name.id);
    figure.setAttribute("aria-describedby", this.description.id);
    this.area.setAttribute("aria-labelledby", this.name.id);
    this.area.setAttribute("aria-describedby", this.description.id);
    figure.append(caption, this.area);
    parent.append(figure);
    this.plot = makePlot(kind, home, this.area, Math.max(200, parent.clientWidth));
  }

  show(picture: Picture): void {
    const column = this.what === "Jitter" ? "jitter" : "median";
    this.plot.setData(aligned(middles(picture.grid), this.kind.lines.map((_, rank) => picture.paths[rank]![column])));
  }

  describe(name: string, text: string): void {
    if (this.name.textContent !== name) this.name.textContent = name;
    if (this.description.textContent !== text) this.description.textContent = text;
  }

  fit(width: number): void {
    if (width > 0 && width !== this.plot.width) this.plot.setSize({ width, height: this.kind.height });
  }

  /** What the lines stand for. */
  keyItems(): HTMLElement[] {
    return this.specs.map((spec) => {
      const item = make("li", spec.kind);
      item.append(make("span", "swatch"), spec.label);
      return item;
    });
  }

  dispose(): void {
    this.plot.destroy();
  }
}
