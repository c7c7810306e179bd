export interface Figure {
  name: string;
  value: number;
  unit?: string;
  /** What it may not be beyond. */
  limit: number;
  /** Of what depends on what else the machine does: the limit on one of unknown speed and company. */
  elsewhere?: number;
  /** What it should be at most. */
  aim: number;
}
