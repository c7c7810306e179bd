import type { Config } from '../config.ts';

/** What a command works with. */
export interface Operation {
  config: Config;
  now: () => number;
  say(text: string): void;
}

/** The exit code: 0 where all is well, 1 where something is not. */
export type Outcome = 0 | 1;
