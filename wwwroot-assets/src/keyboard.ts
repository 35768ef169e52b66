import { type Ask, Keys } from "./keys";

const typing = "input, textarea, select, [contenteditable], [role='textbox'], dialog[open] *";
/** On these the space bar has a meaning of its own. */
const pressing = "button, a, summary, [role='button'], [role='tab'], [role='slider'], [tabindex='0']";

/** Listens to the keyboard; every way is in the browser, and none to the server but what a click on the same thing has. */
export function listenToKeys(document: Document, isOn: () => boolean): void {
  const keys = new Keys();
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.repeat || !isOn()) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (target.closest(typing)) return;
    const ask = keys.read(event, event.timeStamp);
    if (ask === undefined || (ask === "pause" && target.closest(pressing))) return;
    if (answer(document, ask)) event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    if (target?.closest("[data-keyboard-help]")) showHelp(document);
    if (target?.closest("#keyboard a")) target.closest("dialog")?.close();
    // What was chosen in a menu closes it, a page that changes without being loaded anew does not.
    if (target?.closest(".popover :is(a, button)")) target.closest<HTMLElement>("[popover]")?.hidePopover();
  });
}

/** False: there is nothing of the kind on this page, and the key keeps its own meaning. */
function answer(document: Document, ask: Ask): boolean {
  if (typeof ask === "object") {
    // By a link, so that the page's router takes it without loading the page.
    document.querySelector<HTMLElement>(`.main-nav a[href="${ask.to}"]`)?.click();
    return true;
  }
  switch (ask) {
    case "help":
      showHelp(document);
      return true;
    case "search":
      return act(document.querySelector<HTMLInputElement>('[data-search], main input[type="search"]'), (field) => {
        field.focus();
        field.select();
      });
    case "previous":
      return act(document.querySelector<HTMLElement>('main a[rel~="prev"]'), (link) => link.click());
    case "next":
      return act(document.querySelector<HTMLElement>('main a[rel~="next"]'), (link) => link.click());
    case "pause":
      return act(document.querySelector<HTMLElement>("[data-pause]"), (button) => button.click());
  }
}

function act<T extends Element>(found: T | null, action: (found: T) => void): boolean {
  if (found) action(found);
  return found !== null;
}

function showHelp(document: Document): void {
  const dialog = document.getElementById("keyboard") as HTMLDialogElement | null;
  if (dialog && !dialog.open) dialog.showModal();
}
