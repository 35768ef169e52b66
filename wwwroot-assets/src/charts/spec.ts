/** What the server tells of a chart when it makes it. Times are milliseconds. */
export interface Spec {
  site: string;
  paths: PathSpec[];
  view: View;
}

export interface PathSpec {
  name: string;
  /** E.g. "Direct Connect". */
  label: string;
  kind: "dx" | "vpn";
  interval: number;
  timeout: number;
  /** From the policy; null: no limit. */
  latencyLimit: number | null;
  jitterLimit: number | null;
  /** 0..1 */
  lossLimit: number;
}

/** Which stretch of time is shown. */
export interface View {
  /** Length of the window. */
  length: number;
  /** Milliseconds since 1970; null: live, the window ends now. */
  from: number | null;
  to: number | null;
  /** Where the cross-hair begins; null: off. */
  at: number | null;
}

/** What happened to the site in the window. */
export interface Lanes {
  segments: Segment[];
  events: LaneEvent[];
}

export interface Segment {
  kind: "dx" | "vpn" | "switching" | "unknown";
  /** E.g. "VPN" or "Switching to VPN". */
  word: string;
  /** Milliseconds since 1970, also where it lies before the window. */
  began: number;
  from: number;
  /** Of a running one: null. */
  to: number | null;
}

export interface LaneEvent {
  at: number;
  /** A automatic, M manual, H hold, D drill, R refused, N note, C configuration. */
  letter: string;
  text: string;
  /** Address of its page; null: none. */
  link: string | null;
}

/** What the charts ask of the server. */
export interface Server {
  invokeMethodAsync(method: string, ...values: unknown[]): Promise<unknown>;
}
