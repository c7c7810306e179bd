/** A page that is driven by the commands of the browser's protocol alone. */
export interface ProtocolPage {
  /** Sends a command, and comes back with what it answers. */
  send<T = unknown>(method: string, params?: object): Promise<T>;
  close(): Promise<void>;
}
