import { offer } from "../hf";
import { ScrollMemory } from "./scroll";

const scroll = new ScrollMemory(sessionStorage);
const isList = () => location.pathname.endsWith("/audit");

addEventListener("scroll", () => isList() && scroll.scrolled(location.href, scrollY), { passive: true });
addEventListener("popstate", () => isList() && scroll.returning(location.href));

offer("audit", {
  /** The list's lines are there. */
  shown(): void {
    const top = scroll.shown();
    if (top !== undefined) scrollTo({ top, behavior: "instant" });
  },
  /** Not at once: the browser's dialog would keep the answer from the server, and the circuit would think the page gone. */
  print: () => void setTimeout(print, 0),
  copy: (text: string) => navigator.clipboard.writeText(text),
});
