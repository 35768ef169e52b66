import { offer } from "../hf";
import { fit } from "./fit";

let stop: (() => void) | undefined;

offer("wall", {
  /** The wallboard is on the screen. @param theme null: as it is */
  start(theme: string | null): void {
    stop?.();
    const before = document.documentElement.dataset.theme;
    if (theme) document.documentElement.dataset.theme = theme;
    const main = document.getElementById("main")!;
    const arrange = (): void => {
      const wall = main.querySelector<HTMLElement>("[data-wall]");
      if (!wall) return;
      const grown = wall.querySelectorAll("[data-tile].grown").length;
      const { columns, rows, scale } = fit(wall.querySelectorAll("[data-tile]").length - grown, grown, wall.clientWidth, wall.clientHeight);
      wall.style.setProperty("--columns", String(columns));
      wall.style.setProperty("--rows", String(rows));
      wall.style.setProperty("--scale", scale.toFixed(3));
    };
    const size = new ResizeObserver(arrange);
    size.observe(main);
    const tiles = new MutationObserver(arrange);
    tiles.observe(main, { childList: true, subtree: true, attributeFilter: ["class"] });
    arrange();
    stop = () => {
      size.disconnect();
      tiles.disconnect();
      if (before) document.documentElement.dataset.theme = before;
      else if (theme) delete document.documentElement.dataset.theme;
    };
  },
  stop(): void {
    stop?.();
    stop = undefined;
  },
});
