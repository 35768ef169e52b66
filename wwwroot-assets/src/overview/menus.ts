/** Menus made of <details>: Escape or a click beside one closes it, arrow keys move in it, and choosing closes it. */
export function keepMenus(root: HTMLElement): () => void {
  const close = (menu: Element | null | undefined, back: boolean): void => {
    if (!(menu instanceof HTMLDetailsElement) || !menu.open) return;
    menu.open = false;
    if (back) menu.querySelector("summary")?.focus();
  };
  const press = (event: MouseEvent): void => {
    const within = (event.target as Element).closest("[data-menu]");
    for (const open of root.querySelectorAll("[data-menu][open]")) if (open !== within) close(open, false);
    if (within && (event.target as Element).closest("button")) close(within, true);
  };
  const key = (event: KeyboardEvent): void => {
    const menu = (event.target as Element).closest("[data-menu]");
    if (!menu) return;
    if (event.key === "Escape") {
      close(menu, true);
      event.stopPropagation();
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const items = [...menu.querySelectorAll("button")];
    const at = items.indexOf(document.activeElement as HTMLButtonElement) + (event.key === "ArrowDown" ? 1 : -1);
    event.preventDefault();
    items[(at + items.length) % items.length]?.focus();
  };
  document.addEventListener("click", press);
  root.addEventListener("keydown", key);
  return () => {
    document.removeEventListener("click", press);
    root.removeEventListener("keydown", key);
  };
}
