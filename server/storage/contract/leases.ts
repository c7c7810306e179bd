/**
 * What one of several processes has for itself for a while. Where it ends without giving it back, the time ends it: so
 * the clocks of the processes must agree to within some seconds.
 */
export interface LeaseStore {
  /**
   * Takes it, or keeps what one has, until then (epoch milliseconds). False: another holder has it still. One write, where
   * several processes share the database; else it costs nothing.
   */
  take(name: string, holder: string, at: number, until: number): Promise<boolean>;
  /** Gives it back; nothing where another holder has it. */
  release(name: string, holder: string): Promise<void>;
}
