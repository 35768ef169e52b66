import { clearance } from "./clearance";
import { offer } from "./hf";

const pending = "hf.command";

/** The id of the command whose confirming button was pressed last: one press for each, however long the server takes to answer. */
let pressed: string | undefined;

/** What the command dialog needs of the page. The dialog is the browser's own: it keeps focus inside, and gives it back to the opener. */
offer("commands", {
  open(dialog: HTMLDialogElement): void {
    const opener = document.activeElement;
    if (dialog.open) return;
    guard(dialog);
    dialog.showModal();
    keepApart(dialog, opener);
  },

  close(dialog: HTMLDialogElement): void {
    dialog.style.translate = "";
    dialog.close();
  },

  /** After the dialog's content has become another one, and the focus may be lost with it. */
  focus(dialog: HTMLDialogElement): void {
    dialog.querySelector<HTMLElement>("[data-focus]")?.focus();
  },

  here: (): boolean => true,

  keep(sent: unknown): void {
    sessionStorage.setItem(pending, JSON.stringify(sent));
  },

  kept(): unknown {
    return JSON.parse(sessionStorage.getItem(pending) ?? "null");
  },

  forget(): void {
    sessionStorage.removeItem(pending);
  },
});

const guarded = new WeakSet<HTMLDialogElement>();

function guard(dialog: HTMLDialogElement): void {
  if (guarded.has(dialog)) return;
  guarded.add(dialog);
  // Esc is the same as Cancel: the server decides what that means, and closes the dialog.
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    dialog.querySelector<HTMLElement>("[data-cancel]")?.click();
  });
  // A key that is held down presses nothing twice.
  dialog.addEventListener("keydown", (event) => {
    if (event.repeat && (event.key === "Enter" || event.key === " ") && event.target instanceof HTMLButtonElement) event.preventDefault();
  });
  dialog.addEventListener("click", (event) => stopSecondPress(event), { capture: true });
}

function stopSecondPress(event: Event): void {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-confirm]") : null;
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const id = button.dataset.confirm;
  if (id === pressed) {
    event.stopImmediatePropagation();
    event.preventDefault();
    return;
  }
  pressed = id;
  // The server may say no without spending the id, as when the state has changed meanwhile.
  setTimeout(() => (pressed = undefined), 1_500);
}

/** A double click on the opener must not be a click on the confirming button. */
function keepApart(dialog: HTMLDialogElement, opener: Element | null): void {
  const confirm = dialog.querySelector("[data-confirm]");
  if (!confirm || !opener || opener === document.body) return;
  const { x, y } = clearance(opener.getBoundingClientRect(), confirm.getBoundingClientRect(), dialog.getBoundingClientRect(), {
    width: innerWidth,
    height: innerHeight,
  });
  dialog.style.translate = x === 0 && y === 0 ? "" : `${x}px ${y}px`;
}
