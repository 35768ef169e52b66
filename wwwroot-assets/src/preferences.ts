/** What a person has chosen for this browser; nothing of it is sent to the server. */
export interface Preferences {
  theme: "system" | "light" | "dark" | "contrast";
  /** Beside UTC, never in its place. */
  time: "utc" | "site";
  shortcuts: "on" | "off";
  sound: "on" | "off";
  motion: "system" | "reduced";
  charts: "chart" | "table";
}

const choices: { [name in keyof Preferences]: readonly Preferences[name][] } = {
  theme: ["system", "light", "dark", "contrast"],
  time: ["utc", "site"],
  shortcuts: ["on", "off"],
  sound: ["off", "on"],
  motion: ["system", "reduced"],
  charts: ["chart", "table"],
};

const names = Object.keys(choices) as (keyof Preferences)[];

const defaults: Preferences = { theme: "system", time: "utc", shortcuts: "on", sound: "off", motion: "system", charts: "chart" };

/** Under this key, as JSON. */
export const key = "hybridfailover.preferences";

/** What was stored, whoever wrote it: what is missing or makes no sense is the default. */
export function read(stored: string | null): Preferences {
  const known = { ...defaults };
  for (const [name, value] of Object.entries(parse(stored))) set(known, name, value);
  return known;
}

/** False: there is no such preference, or no such value of it. */
export function set(preferences: Preferences, name: string, value: unknown): boolean {
  if (!names.includes(name as keyof Preferences)) return false;
  const allowed: readonly unknown[] = choices[name as keyof Preferences];
  if (!allowed.includes(value)) return false;
  Object.assign(preferences, { [name]: value });
  return true;
}

/** Shows them: the style sheet and the scripts read them from the root element. */
export function apply(root: HTMLElement, preferences: Preferences): void {
  for (const name of names) root.dataset[name] = preferences[name];
}

function parse(stored: string | null): object {
  try {
    const value: unknown = JSON.parse(stored ?? "{}");
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** Storage may be forbidden: then the choice lasts as long as the page. */
export function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
