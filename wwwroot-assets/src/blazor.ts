/** The part of the framework's script that this page uses. */
export interface BlazorStart {
  circuit: {
    configureSignalR(builder: HubBuilder): void;
    reconnectionHandler: { onConnectionDown(): void; onConnectionUp(): void };
  };
}

export interface HubBuilder {
  withServerTimeout(milliseconds: number): HubBuilder;
  withKeepAliveInterval(milliseconds: number): HubBuilder;
}

export interface Blazor {
  start(options: BlazorStart): Promise<void>;
  /** False: the server does not know this page's circuit any more. Rejects while the server can't be reached. */
  reconnect(): Promise<boolean>;
}

declare global {
  interface Window {
    Blazor: Blazor;
  }
}
