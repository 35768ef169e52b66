import { offer } from "../hf";
import { Panel } from "./panel";
import type { Lanes, Server, Spec, View } from "./spec";

const panels = new Map<string, Panel>();

/** What the server's component calls; `id` is the component's. */
offer("charts", {
  create(id: string, element: HTMLElement, spec: Spec, server: Server): void {
    panels.get(id)?.dispose();
    panels.set(id, new Panel(element, spec, server));
    // A page nobody looks at is not drawn for; when it is looked at again it begins anew.
    document.addEventListener("visibilitychange", function tell() {
      if (!panels.has(id)) document.removeEventListener("visibilitychange", tell);
      else void server.invokeMethodAsync("Show", document.visibilityState === "visible").catch(() => undefined);
    });
  },
  push(id: string, bytes: Uint8Array): void {
    panels.get(id)?.push(bytes);
  },
  lanes(id: string, lanes: Lanes): void {
    panels.get(id)?.setLanes(lanes);
  },
  setWindow(id: string, view: View): void {
    panels.get(id)?.setWindow(view);
  },
  setCursor(id: string, at: number | null): void {
    panels.get(id)?.setCursor(at ?? undefined);
  },
  pause(id: string): void {
    panels.get(id)?.pause();
  },
  table(id: string): void {
    panels.get(id)?.switchTable();
  },
  dispose(id: string): void {
    panels.get(id)?.dispose();
    panels.delete(id);
  },
});
