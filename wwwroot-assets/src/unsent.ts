/** Whether the page holds something that a person would lose with it: an open dialog, or text that was not sent. */
export function hasUnsent(document: Document): boolean {
  if (document.querySelector("dialog[open]:not(#keyboard)")) return true;
  return [...document.querySelectorAll("textarea")].some((field) => field.value.trim() !== "");
}
