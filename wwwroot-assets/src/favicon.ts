/** The tab's icon repeats the outline of the gravest site's glyph: a tab is told from its neighbours without colour. */
const shapes: Record<string, string> = {
  "ring-check":
    '<circle cx="12" cy="12" r="9.5" fill="#fff" stroke="#4a5261" stroke-width="2.5"/><path d="M7.5 12.5l3 3 6-6.5" fill="none" stroke="#4a5261" stroke-width="2.5"/>',
  triangle:
    '<path d="M12 2.5L22.5 21h-21z" fill="#ffc247" stroke="#8a5300" stroke-width="2" stroke-linejoin="round"/><path d="M12 9v5.5M12 17.2v.8" stroke="#16191f" stroke-width="2.5" stroke-linecap="round"/>',
  octagon:
    '<path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" fill="#b3142b"/><path d="M8.5 8.5l7 7M15.5 8.5l-7 7" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/>',
  chevrons:
    '<rect x="2" y="2" width="20" height="20" rx="5" fill="#e3eef9" stroke="#0b5cad" stroke-width="2"/><path d="M7 7.5l4.5 4.5L7 16.5M13 7.5l4.5 4.5-4.5 4.5" fill="none" stroke="#0b5cad" stroke-width="2.2"/>',
  "ring-question":
    '<circle cx="12" cy="12" r="9.5" fill="#fff" stroke="#59616e" stroke-width="2.5" stroke-dasharray="3.6 2.4"/><path d="M9.2 9.6c0-3.6 5.6-3.6 5.6 0 0 2-2.8 2.4-2.8 4.6M12 17.2v.6" fill="none" stroke="#59616e" stroke-width="2.5" stroke-linecap="round"/>',
};

/** The icon as an address that needs no request; a shape that is not known is the one of what is not known. */
export function icon(shape: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${shapes[shape] ?? shapes["ring-question"]}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

export function showIcon(document: Document, shape: string): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (!link || link.dataset.shape === shape) return;
  link.dataset.shape = shape;
  link.href = icon(shape);
}
