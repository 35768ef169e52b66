import { duration } from "../words";
import type { LaneEvent, Lanes, Segment } from "./spec";
import { timeOfDay } from "./texts";

/** The lanes under the plots: where the site stood, and what happened. Real elements, so that they can be read, focused and printed. */
export class LaneView {
  private lanes: Lanes = { segments: [], events: [] };
  private drawn: HTMLElement[] = [];
  private marks: HTMLElement[] = [];

  constructor(
    private readonly states: HTMLElement,
    private readonly events: HTMLElement,
  ) {}

  get shown(): Lanes {
    return this.lanes;
  }

  show(lanes: Lanes): void {
    this.lanes = lanes;
    this.drawn = lanes.segments.map((segment) => {
      const item = document.createElement("li");
      item.className = `segment ${segment.kind}`;
      item.append(document.createElement("span"));
      return item;
    });
    this.states.replaceChildren(...this.drawn);
    this.marks = lanes.events.map(markOf);
    this.events.replaceChildren(...this.marks);
  }

  /** Puts everything where it belongs in the window. Milliseconds since 1970. */
  place(from: number, to: number): void {
    const length = to - from;
    const percent = (at: number) => (100 * (at - from)) / length;
    this.lanes.segments.forEach((segment, place) => {
      const item = this.drawn[place]!;
      const begin = Math.max(segment.from, from);
      const end = Math.min(segment.to ?? to, to);
      item.hidden = begin >= end;
      if (item.hidden) return;
      item.style.left = `${percent(begin)}%`;
      item.style.width = `${percent(end) - percent(begin)}%`;
      const text = segmentText(segment, to);
      if (item.title !== text) item.title = text;
      write(item.firstElementChild as HTMLElement, text);
    });
    this.lanes.events.forEach((event, place) => {
      const item = this.marks[place]!;
      item.hidden = event.at < from || event.at > to;
      item.style.left = `${percent(event.at)}%`;
    });
  }
}

/** "VPN, 4 m 12 s so far": how long it has stood, whatever the window shows of it. */
export function segmentText(segment: Segment, now: number): string {
  if (segment.kind === "unknown" && segment.began <= 0) return segment.word;
  const length = duration((segment.to ?? now) - segment.began);
  return `${segment.word}, ${length}${segment.to === null ? " so far" : ""}`;
}

function markOf(event: LaneEvent): HTMLElement {
  const item = document.createElement("li");
  item.className = "event";
  const mark = document.createElement(event.link === null ? "span" : "a");
  if (event.link !== null) (mark as HTMLAnchorElement).href = event.link;
  mark.textContent = event.letter;
  mark.title = `${timeOfDay(event.at)} UTC: ${event.text}`;
  mark.setAttribute("aria-label", mark.title);
  if (event.link === null) mark.setAttribute("role", "img");
  item.append(mark);
  return item;
}

function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
