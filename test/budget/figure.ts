export interface Figure {
  name: string;
  value: number;
  unit?: string;
  /** What it may not be beyond. */
  limit: number;
  /** It depends on what else the machine does. */
  timed?: true;
  /** What it should be at most. */
  aim: number;
}
