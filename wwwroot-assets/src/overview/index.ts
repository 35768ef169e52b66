import { offer } from "../hf";
import { type Listener, OverviewPage } from "./page";

const kept = "hf.overview.view";

let page: OverviewPage | undefined;

offer("overview", {
  /** The Overview is on the screen. Returns whether this person wants cards or the table. */
  start(listener: Listener): string | null {
    page?.stop();
    page = new OverviewPage(document.getElementById("main")!, listener);
    return localStorage.getItem(kept);
  },
  push: (bytes: Uint8Array) => page?.push(bytes),
  keepView: (view: string) => localStorage.setItem(kept, view),
  showNewest: () => document.querySelector("[data-recent-list]")?.scrollTo({ top: 0 }),
  stop(): void {
    page?.stop();
    page = undefined;
  },
});
