/** What a key, or two of them, asks for. Nothing here sends a command. */
export type Ask = "help" | "search" | "previous" | "next" | "pause" | { to: string };

/** The part of a keyboard event that decides. */
export interface Stroke {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
}

const single: Record<string, Ask> = { "?": "help", "/": "search", "[": "previous", "]": "next", " ": "pause" };

const afterG: Record<string, Ask> = { o: { to: "" }, a: { to: "audit" }, d: { to: "drills" }, s: { to: "settings" } };

/** Milliseconds: a `g` that is older is forgotten. */
const patience = 1_500;

/** Reads strokes one by one, and remembers a `g`. Time is a parameter: milliseconds of one monotonic clock. */
export class Keys {
  private gAt = -Infinity;

  read(stroke: Stroke, at: number): Ask | undefined {
    // The browser's and the system's own keys.
    if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return undefined;
    const isSecond = at - this.gAt <= patience;
    this.gAt = !isSecond && stroke.key === "g" ? at : -Infinity;
    return isSecond ? afterG[stroke.key] : single[stroke.key];
  }
}
