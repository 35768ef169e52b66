/** The colours of the theme that is on, as a canvas needs them. */
export interface Palette {
  text: string;
  grid: string;
  crit: string;
  warn: string;
  hatch: string;
  surface: string;
  series: Record<"dx" | "vpn", { line: string; band: string; wide: string }>;
}

/** Reads the tokens through an element: a custom property alone would give its formula, not its colour. */
export function paletteOf(element: HTMLElement): Palette {
  const probe = document.createElement("span");
  probe.hidden = true;
  element.append(probe);
  const read = (token: string) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
  const palette: Palette = {
    text: read("text-2"),
    grid: read("surface-2"),
    crit: read("crit"),
    warn: read("warn-edge"),
    hatch: read("control-border"),
    surface: read("surface"),
    series: {
      dx: { line: read("series-dx"), band: read("band-dx"), wide: read("band-dx-wide") },
      vpn: { line: read("series-vpn"), band: read("band-vpn"), wide: read("band-vpn-wide") },
    },
  };
  probe.remove();
  return palette;
}

/** Calls back when the theme changes, by the system or by a person. @returns ends it */
export function onThemeChange(changed: () => void): () => void {
  const queries = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  const watch = new MutationObserver(changed);
  watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return () => {
    for (const query of queries) query.removeEventListener("change", changed);
    watch.disconnect();
  };
}

/** Diagonal lines: here there is no sample. */
export function hatch(context: CanvasRenderingContext2D, colour: string, ratio: number): CanvasPattern {
  const size = Math.round(8 * ratio);
  const tile = new OffscreenCanvas(size, size);
  const pen = tile.getContext("2d")!;
  pen.strokeStyle = colour;
  pen.lineWidth = ratio;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift, size);
    pen.lineTo(shift + size, 0);
  }
  pen.stroke();
  return context.createPattern(tile, "repeat")!;
}
