/** Whether the program that serves this page is the one that has made it. A page of another one may misread what it is sent. */
export class NewVersion {
  private newer: string | undefined;

  /**
   * @param own the version that has made the page
   * @param reload loads it anew
   * @param say says it aloud, once
   */
  constructor(
    private readonly document: Document,
    private readonly own: string | undefined,
    private readonly reload: () => void,
    private readonly say: (text: string) => void,
  ) {}

  /** @param version of the program that answers; undefined: not told */
  hear(version: string | undefined): void {
    if (!isOther(this.own, version)) return;
    // On a wall nobody presses a button, and nothing can be unsent.
    if (this.document.querySelector("[data-wall]")) {
      if (once(version)) this.reload();
      return;
    }
    if (this.newer !== version) this.say("New version of the program. Reload the page when ready");
    this.newer = version;
    const banner = this.document.getElementById("newer");
    if (!banner) return;
    const text = sentence(this.own!, version);
    const words = banner.querySelector("[data-sentence]")!;
    if (words.textContent !== text) words.textContent = text;
    banner.hidden = false;
  }
}

export function isOther(own: string | undefined, version: string | undefined): version is string {
  return own !== undefined && version !== undefined && own !== version;
}

export function sentence(own: string, version: string): string {
  return `New version: the server runs ${version}, this page was loaded from ${own}. Reload when ready.`;
}

/** The version in a page as the server sends it. */
export function versionOf(html: string): string | undefined {
  return /<html[^>]* data-version="([^"]+)"/.exec(html)?.[1];
}

/** Asks the server, for a page whose circuit is gone. Undefined: it did not tell. */
export async function askVersion(): Promise<string | undefined> {
  try {
    const answer = await fetch(document.baseURI, { cache: "no-store" });
    return versionOf(await answer.text());
  } catch {
    return undefined;
  }
}

/** A page that stays old after it was loaded anew would be loaded for ever. */
function once(version: string): boolean {
  const key = "hybridfailover.version";
  try {
    if (sessionStorage.getItem(key) === version) return false;
    sessionStorage.setItem(key, version);
    return true;
  } catch {
    return false;
  }
}
