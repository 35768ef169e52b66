/** The panel's own elements: made once, filled by the panel. */
export interface Frame {
  root: HTMLElement;
  toolbar: HTMLElement;
  note: HTMLElement;
  readout: HTMLElement;
  plots: HTMLElement;
  states: HTMLElement;
  events: HTMLElement;
  cross: HTMLElement;
  table: HTMLElement;
  spoken: HTMLElement;
  key: HTMLElement;
}

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = "", text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function frameIn(root: HTMLElement): Frame {
  const toolbar = make("div", "chart-bar");
  toolbar.setAttribute("role", "group");
  toolbar.setAttribute("aria-label", "Charts");
  const note = make("p", "chart-note");
  note.hidden = true;
  const head = make("div", "chart-head");
  const key = make("ul", "chart-key");
  const readout = make("p", "readout num");
  head.append(key, readout);
  const view = make("div", "chart-view");
  const plots = make("div", "plots");
  const states = lane("State", "Where the site stood");
  const events = lane("Events", "What happened");
  const cross = make("div", "cross");
  cross.hidden = true;
  view.append(plots, states.box, events.box, cross);
  const table = make("div", "chart-table");
  table.hidden = true;
  table.tabIndex = 0;
  table.setAttribute("role", "region");
  table.setAttribute("aria-label", "Samples as a table");
  const spoken = make("p", "unseen");
  spoken.setAttribute("role", "status");
  root.replaceChildren(toolbar, note, head, view, table, spoken);
  return { root, toolbar, note, readout, plots, states: states.list, events: events.list, cross, table, spoken, key };
}

function lane(name: string, spoken: string): { box: HTMLElement; list: HTMLElement } {
  const box = make("div", "lane");
  box.append(make("span", "lane-name", name));
  const list = make("ol", "lane-track");
  list.setAttribute("aria-label", spoken);
  box.append(list);
  return { box, list };
}
