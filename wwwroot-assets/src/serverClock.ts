/**
 * The server's wall clock, carried on by this screen's monotonic one: ages and countdowns do not depend on
 * whether the two machines agree on the time.
 */
export class ServerClock {
  private origin: number | undefined;

  /**
   * @param server the server's clock when it sent, milliseconds since 1970
   * @param monotonic this screen's clock when that arrived, milliseconds
   */
  hear(server: number, monotonic: number): void {
    const origin = server - monotonic;
    // A message that was long under way makes the server look slow: the quickest one seen is the truest.
    if (this.origin === undefined || origin > this.origin || Math.abs(origin - this.origin) > 2_000) this.origin = origin;
  }

  /** Milliseconds since 1970, or undefined before the server was heard. */
  now(monotonic: number): number | undefined {
    return this.origin === undefined ? undefined : this.origin + monotonic;
  }
}
