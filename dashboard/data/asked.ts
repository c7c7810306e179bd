import type { About } from './about.ts';

/** One question to the server: what it is known by, how it is asked, and what its answer depends on. */
export interface Asked<T> {
  key: string;
  load(): Promise<T>;
  about: About;
}
