/** What a reconnection needs of the world. */
export interface World {
  /** True: the circuit goes on. False: the server has forgotten it. Throws while the server can't be reached. */
  reconnect(): Promise<boolean>;
  reload(): void;
  /** False while a person would lose something with the page. */
  mayReload(): boolean;
  /** The server has forgotten this page, which waits for a person. */
  rejected(): void;
  /** Resolves after that many milliseconds, or as soon as a person asks for a try now. */
  wait(milliseconds: number): Promise<void>;
  /** Tells the page how many tries were made. */
  trying(attempt: number): void;
}

/** Milliseconds before a try: soon at first, then every three seconds for as long as it takes. */
export function pause(attempt: number): number {
  return attempt <= 1 ? 250 : Math.min(3_000, 500 * 2 ** (attempt - 2));
}

/** Tries until the circuit is back; a server that has forgotten it gets a new page. The page stays readable meanwhile. */
export async function reconnect(world: World): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    world.trying(attempt);
    await world.wait(pause(attempt));
    try {
      if (await world.reconnect()) return;
      break;
    } catch {
      // Still unreachable: the next try follows, and the banner says so all the time.
    }
  }
  while (!world.mayReload()) {
    world.rejected();
    await world.wait(1_000);
  }
  world.reload();
}
