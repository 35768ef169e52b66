import { offerAnchors } from "./anchor";
import "./blazor";
import { Choosing } from "./choosing";
import { offer } from "./hf";
import { listenToKeys } from "./keyboard";
import type { News } from "./news";
import "./commands";
import "./charts/index";
import "./print";
import "./audit/audit";
import { askVersion } from "./newVersion";
import { Page } from "./page";
import "./overview";
import "./wall";
import { reconnect } from "./reconnect";
import { SoundChip } from "./soundChip";
import { hasUnsent } from "./unsent";

const page = new Page(document, performance.now(), reload, () => void comeBack());
const choosing = new Choosing(document, () => {});
const sound = new SoundChip(document, choosing);
offerAnchors(document);
listenToKeys(document, () => choosing.now.shortcuts === "on");
offer("announcer", { hear: (news: News[]) => page.announcer.hear(news, performance.now()) });

function look(): void {
  const now = performance.now();
  const audible = page.look(now);
  if (audible) sound.look(audible, now);
}

document.addEventListener("visibilitychange", look);
setInterval(look, 250);

let tryNow: (() => void) | undefined;
document.getElementById("retry")?.addEventListener("click", () => tryNow?.());
document.getElementById("reload")?.addEventListener("click", reload);

document.addEventListener("click", (event) => {
  if (event.target instanceof Element && event.target.closest("[data-reload]")) reload();
});

function reload(): void {
  page.leave();
  location.reload();
}

let trying = false;

async function comeBack(): Promise<void> {
  page.lost();
  if (trying) return;
  trying = true;
  await reconnect({
    reconnect: () => window.Blazor.reconnect(),
    reload,
    mayReload: () => !hasUnsent(document),
    rejected: () => {
      page.banner.rejected();
      void askVersion().then((version) => page.version.hear(version));
    },
    trying: (attempt) => page.banner.trying(attempt),
    wait: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        tryNow = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
  });
  trying = false;
}

// Both ends speak every two seconds and give up after six: the framework's thirty would leave a dead screen looking alive.
await window.Blazor.start({
  circuit: {
    configureSignalR: (builder) => {
      builder.withServerTimeout(6_000).withKeepAliveInterval(2_000);
    },
    // Coming back is heard from the next beat: the screen is whole again by then.
    reconnectionHandler: { onConnectionDown: () => void comeBack(), onConnectionUp: look },
  },
});
