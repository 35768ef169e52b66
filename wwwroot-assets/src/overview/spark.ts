import type { Memory } from "./memory";
import { type Plan, plan, scale } from "./plan";

/** One path of a chart: the server's number and the kind, which decides colour and dash. */
export interface SeriesOf {
  number: number;
  kind: string;
}

/** @param text as the server writes it: "0:dx 1:vpn" */
export function readSeries(text: string | undefined): SeriesOf[] {
  return (text ?? "").split(" ").flatMap((word) => {
    const [number, kind] = word.split(":");
    return number && kind ? [{ number: Number(number), kind }] : [];
  });
}

/** Seconds by which samples come later than they were: so much blank at the right edge says nothing. */
const usualDelay = 3;

/** Draws one canvas anew. @param now the server's clock, Unix seconds */
export function draw(canvas: HTMLCanvasElement, memories: ReadonlyMap<number, Memory>, now: number): void {
  const series = readSeries(canvas.dataset.series);
  const known = series.map(({ number }) => memories.get(number));
  const { clientWidth: width, clientHeight: height } = canvas;
  if (width === 0 || height === 0) return;
  const ratio = Math.min(3, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const edge = Math.floor(now) - usualDelay;
  const planned = plan(known, edge, width, height);
  const style = getComputedStyle(canvas);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  hatch(pen, planned, width, height, style.getPropertyValue("--spark-hatch"));
  marks(pen, canvas.dataset.marks ?? "", edge, width, height, style.getPropertyValue("--spark-mark"));
  series.forEach(({ kind }, index) => {
    const colour = style.getPropertyValue(`--spark-${kind}`);
    ticks(pen, planned.ticks[index] ?? [], height, style.getPropertyValue("--spark-loss"));
    lines(pen, planned.lines[index] ?? [], colour, kind === "vpn");
  });
  say(canvas, known.some((memory) => memory !== undefined) ? scale(planned.top) : "Collecting the first samples");
}

function lines(pen: CanvasRenderingContext2D, all: number[][], colour: string, dashed: boolean): void {
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.lineJoin = "round";
  pen.lineCap = dashed ? "butt" : "round";
  pen.setLineDash(dashed ? [4, 2] : []);
  pen.beginPath();
  for (const points of all) {
    pen.moveTo(points[0]!, points[1]!);
    // A second of its own is a dot.
    if (points.length === 2) pen.lineTo(points[0]! + 1, points[1]!);
    for (let at = 2; at < points.length; at += 2) pen.lineTo(points[at]!, points[at + 1]!);
  }
  pen.stroke();
  pen.setLineDash([]);
}

function ticks(pen: CanvasRenderingContext2D, all: [number, number][], height: number, colour: string): void {
  pen.fillStyle = colour;
  for (const [x, loss] of all) {
    const tall = 3 + loss * 7;
    pen.fillRect(x - 0.75, height - tall, 1.5, tall);
  }
}

function marks(pen: CanvasRenderingContext2D, text: string, edge: number, width: number, height: number, colour: string): void {
  pen.fillStyle = colour;
  for (const mark of text.split(" ").filter(Boolean)) {
    const x = width - (edge - Number(mark) / 1_000) * (width / 300);
    if (x >= 0) pen.fillRect(Math.round(x), 0, 1, height);
  }
}

// What nobody knows is hatched: it is neither good nor bad.
function hatch(pen: CanvasRenderingContext2D, { known }: Plan, width: number, height: number, colour: string): void {
  if (width - known < 4) return;
  pen.save();
  pen.beginPath();
  pen.rect(known, 0, width - known, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.lineWidth = 1;
  pen.beginPath();
  for (let x = known - height; x < width; x += 6) {
    pen.moveTo(x, height);
    pen.lineTo(x + height, 0);
  }
  pen.stroke();
  pen.restore();
}

function say(canvas: HTMLCanvasElement, text: string): void {
  const caption = canvas.parentElement?.querySelector<HTMLElement>("[data-scale]");
  if (caption && caption.textContent !== text) caption.textContent = text;
}
