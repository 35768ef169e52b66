import { readFrame } from "./frame";
import { Watch } from "./looking";
import { Memory } from "./memory";
import { keepMenus } from "./menus";
import { draw } from "./spark";
import { Strips } from "./strips";

/** The component that hears what a person looks at. */
export interface Listener {
  invokeMethodAsync(method: "Look", visible: string[], isPointing: boolean, isReading: boolean): Promise<unknown>;
}

/** Milliseconds. */
const lookEvery = 250;
const arrangeEvery = 60_000;

/** The Overview while it is shown: made when the page comes up, stopped when it goes. */
export class OverviewPage {
  private readonly memories = new Map<number, Memory>();
  private readonly watch: Watch;
  private readonly strips: Strips;
  private readonly endings: (() => void)[] = [];
  /** The server's clock in Unix seconds, and this screen's when it was heard. */
  private clock: { now: number; at: number } | undefined;
  private drawnAt = 0;

  constructor(root: HTMLElement, listener: Listener) {
    this.watch = new Watch(root, ({ visible, isPointing, isReading }) => listener.invokeMethodAsync("Look", visible, isPointing, isReading));
    this.strips = new Strips(root, () => this.now() * 1_000);
    const elements = new MutationObserver((changes) => {
      // Ages that run are texts, twice a second: no reason to look at every site.
      const moved = changes.filter(({ addedNodes, removedNodes }) => hasElement(addedNodes) || hasElement(removedNodes));
      if (moved.length === 0) return;
      this.watch.follow();
      for (const place of new Set(moved.map(({ target }) => target as Element))) this.strips.arrange(place);
    });
    elements.observe(root, { childList: true, subtree: true });
    // Another theme, or a stale screen: other colours.
    const colours = new MutationObserver(() => this.draw());
    colours.observe(document.documentElement, { attributeFilter: ["data-theme", "data-freshness"] });
    const looking = setInterval(() => this.tick(), lookEvery);
    const arranging = setInterval(() => this.strips.arrange(root), arrangeEvery);
    this.endings.push(
      () => elements.disconnect(),
      () => colours.disconnect(),
      () => clearInterval(looking),
      () => clearInterval(arranging),
      keepMenus(root),
    );
    this.watch.follow();
    this.strips.arrange(root);
  }

  push(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (!frame) return;
    this.clock = { now: frame.now, at: performance.now() };
    for (const piece of frame.pieces) {
      let memory = this.memories.get(piece.series);
      if (!memory) this.memories.set(piece.series, (memory = new Memory()));
      memory.take(piece);
    }
    this.draw();
  }

  stop(): void {
    for (const end of this.endings) end();
    this.watch.stop();
    this.strips.stop();
  }

  private tick(): void {
    this.watch.look();
    // Without frames the charts go on: what is not known grows from the right.
    if (this.clock && performance.now() - this.drawnAt > 1_500) this.draw();
  }

  private draw(): void {
    this.drawnAt = performance.now();
    if (document.hidden) return;
    for (const canvas of this.watch.canvases()) draw(canvas, this.memories, this.now());
  }

  private now(): number {
    return this.clock ? this.clock.now + (performance.now() - this.clock.at) / 1_000 : Date.now() / 1_000;
  }
}

function hasElement(nodes: NodeList): boolean {
  for (const node of nodes) if (node.nodeType === Node.ELEMENT_NODE) return true;
  return false;
}
