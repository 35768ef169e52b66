/** One second of a path. Milliseconds; "lost": nothing that was sent came back; null: nothing is known of it. */
export interface Second {
  latency: number | "lost" | null;
  /** 0..1 */
  loss: number;
}

/** What a frame brings of one path: seconds in a row, the first of them in Unix seconds. */
export interface Piece {
  series: number;
  first: number;
  seconds: Second[];
}

export interface Frame {
  /** The server's clock, Unix seconds. */
  now: number;
  pieces: Piece[];
}

const version = 1;
const noReply = 0xffff;
const noSample = 0xfffe;
const step = 0.02;

/** Reads what the server's SparkFrames has written; a frame of another version is none. */
export function readFrame(bytes: Uint8Array): Frame | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 8 || view.getUint8(0) !== version) return undefined;
  const pieces: Piece[] = [];
  let at = 8;
  for (let left = view.getUint16(2, true); left > 0; left--) {
    const count = view.getUint16(at + 2, true);
    const piece: Piece = { series: view.getUint16(at, true), first: view.getUint32(at + 4, true), seconds: [] };
    at += 8;
    for (let second = 0; second < count; second++, at += 3) {
      const word = view.getUint16(at, true);
      const latency = word === noReply ? "lost" : word === noSample ? null : word * step;
      piece.seconds.push({ latency, loss: view.getUint8(at + 2) / 100 });
    }
    pieces.push(piece);
  }
  return { now: view.getUint32(4, true), pieces };
}
