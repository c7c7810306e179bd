/** One thing that was looked at, and what to do where it is not as it should be. */
export interface Finding {
  what: string;
  /** `warning`: nothing is wrong yet. */
  state: 'ok' | 'warning' | 'fault';
  remedy?: string;
}
