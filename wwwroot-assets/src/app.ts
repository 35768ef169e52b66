import "./blazor";
import { Page } from "./page";
import "./overview";
import "./wall";
import { reconnect } from "./reconnect";

const page = new Page(document, performance.now(), () => void comeBack());
document.addEventListener("visibilitychange", () => page.look(performance.now()));

let tryNow: (() => void) | undefined;
document.getElementById("retry")?.addEventListener("click", () => tryNow?.());
document.getElementById("reload")?.addEventListener("click", () => location.reload());

let trying = false;

async function comeBack(): Promise<void> {
  page.lost();
  if (trying) return;
  trying = true;
  await reconnect({
    reconnect: () => window.Blazor.reconnect(),
    reload: () => location.reload(),
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

setInterval(() => page.look(performance.now()), 250);

// Both ends speak every two seconds and give up after six: the framework's thirty would leave a dead screen looking alive.
await window.Blazor.start({
  circuit: {
    configureSignalR: (builder) => {
      builder.withServerTimeout(6_000).withKeepAliveInterval(2_000);
    },
    reconnectionHandler: {
      onConnectionDown: () => void comeBack(),
      onConnectionUp: () => page.banner.back(),
    },
  },
});
