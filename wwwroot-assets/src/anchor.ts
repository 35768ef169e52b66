import { offer } from "./hf";

/** Brings the place that the address names into view, and marks it: the browser itself looked before it was drawn. */
export function offerAnchors(document: Document): void {
  let shown = "";
  const show = () => {
    const { pathname, hash } = document.location;
    if (hash.length < 2 || shown === pathname + hash) return;
    const place = document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!place) return;
    shown = pathname + hash;
    document.querySelector(".aimed")?.classList.remove("aimed");
    place.classList.add("aimed");
    for (let fold = place.closest("details"); fold; fold = fold.parentElement!.closest("details")) fold.open = true;
    place.scrollIntoView();
  };
  addEventListener("hashchange", () => {
    shown = "";
    show();
  });
  offer("anchor", { show });
}
