/** What the server's components call in the page: one object, one member for each part of the page. */
export interface Hf {
  [part: string]: object;
}

declare global {
  interface Window {
    hf: Hf;
  }
}

window.hf = {};

/** Adds a part before the circuit starts. */
export function offer(name: string, part: object): void {
  window.hf[name] = part;
}
