/** What one push carries; its layout is described at the writer, `LiveFrame.cs`. */
export interface Frame {
  /** Forget what was before. */
  isSnapshot: boolean;
  /** One more than the frame's before it. */
  sequence: number;
  /** The server's clock, milliseconds since 1970. */
  server: number;
  paths: FramePath[];
}

export interface FramePath {
  rank: number;
  rounds: Round[];
}

/** One probe to each target of a path, sent together. */
export interface Round {
  /** One that comes again takes the place of the first. */
  index: number;
  /** Milliseconds since 1970. */
  at: number;
  /** Milliseconds; NaN: nothing answered in time. */
  trip: number;
  /** Probes that count; 0: the round is void, nobody's loss. */
  sent: number;
  lost: number;
  late: number;
}

const version = 1;
const snapshot = 1;
/** Round trips from here on are words: late, void, lost. */
const words = 0xfffd;

/** @throws when the frame is of another version: a page that was loaded before the server was exchanged */
export function decode(bytes: Uint8Array): Frame {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== version) throw new Error(`Frame version ${view.getUint8(0)} is not ${version}: reload the page.`);
  const frame: Frame = {
    isSnapshot: (view.getUint8(1) & snapshot) !== 0,
    sequence: view.getUint32(2, true),
    server: milliseconds(view, 6),
    paths: [],
  };
  let at = 16;
  for (let path = view.getUint16(14, true); path > 0; path--) {
    const rank = view.getUint8(at);
    const rounds: Round[] = new Array(view.getUint16(at + 1, true));
    at += 3;
    for (let round = 0; round < rounds.length; round++, at += 17) rounds[round] = read(view, at);
    frame.paths.push({ rank, rounds });
  }
  return frame;
}

function read(view: DataView, at: number): Round {
  const trip = view.getUint16(at + 12, true);
  return {
    index: view.getUint32(at, true),
    at: milliseconds(view, at + 4),
    trip: trip >= words ? NaN : trip * 0.02,
    sent: view.getUint8(at + 14),
    lost: view.getUint8(at + 15),
    late: view.getUint8(at + 16),
  };
}

// Microseconds since 1970 are exact in a number until the year 2255.
function milliseconds(view: DataView, at: number): number {
  return Number(view.getBigInt64(at, true)) / 1_000;
}
