/** What the names of this build's chunks end with, such as `-HASH.js`; set by the build. */
declare const __CHUNK__: string;

declare module '*.css' {
  const text: string;
  export default text;
}

/** The page's handle: a stub that only queues until the loader takes its place. */
interface Earshot {
  (command: 'open', survey: string): void;
  (command: 'close'): void;
  (command: 'event', name: string, properties?: Record<string, string | number | boolean>): void;
  (command: 'consent', given: boolean): void;
  (...command: unknown[]): void;
  /** Commands given before the loader ran. */
  q?: ArrayLike<unknown>[];
  /** Set once the loader runs, so that a second script tag changes nothing. */
  loaded?: true;
}

interface Window {
  earshot?: Earshot;
}
