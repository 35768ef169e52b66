import { ago, left, local, utc } from "./words";

/**
 * Writes what changes by the mere passing of time. Such an element is left empty by the server and carries the instant
 * in `data-ago` or `data-left`, milliseconds since 1970.
 */
export function tick(root: ParentNode, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-ago]")) write(element, ago(now - Number(element.dataset.ago)));
  for (const element of root.querySelectorAll<HTMLElement>("[data-left]")) write(element, left(Number(element.dataset.left) - now));
}

/** The time of day, which goes on whatever the server does. */
export function tickClock(root: ParentNode, now: number): void {
  for (const element of root.querySelectorAll<HTMLElement>("[data-clock]")) write(element, utc(now));
  for (const element of root.querySelectorAll<HTMLElement>("[data-local-clock]")) write(element, local(now));
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
