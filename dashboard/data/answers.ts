import type { About } from './about.ts';

/** What is known of one question asked of the server. While a newer answer is awaited, the last one stays. */
export interface Loaded<T> {
  data?: T;
  error?: unknown;
  loading: boolean;
}

export interface Answers {
  /** The answer under this key; the first to ask for it has it loaded. */
  ask<T>(key: string, load: () => Promise<T>, about: About): Loaded<T>;
  /** Asks again for all that failed: what broke one question mostly broke its neighbours, too. */
  retry(): void;
  /**
   * Asks again for what is concerned, quietly: what is shown stays as it is until there is something else to show, and
   * if there is no answer now. What nobody looks at is asked for when somebody does.
   */
  renew(concerned: (about: About) => boolean): void;
  /** Shows at once what a change of ours makes of an answer that is known, and asks again. */
  amend<T>(key: string, change: (data: T) => T): void;
  /** Calls back whenever the answer under the key changes; returns the stop function. */
  listen(key: string, onChange: () => void): () => void;
}

interface Entry {
  state: Loaded<unknown>;
  load: () => Promise<unknown>;
  about: About;
  /** Counts the attempts: only the newest may settle. */
  attempt: number;
  busy: boolean;
  /** What there is was overtaken by a change. */
  stale: boolean;
  listeners: Set<() => void>;
}

/**
 * Keeps one answer to each question, so that two places that show one number ask once and cannot disagree.
 * `onError` hears of every failure, such as a session that has ended.
 */
export function createAnswers(onError: (error: unknown) => void): Answers {
  const entries = new Map<string, Entry>();

  function start(entry: Entry): void {
    const { data } = entry.state;
    change(entry, { loading: true, ...(data === undefined ? {} : { data }) });
    run(entry, (error) => change(entry, { ...entry.state, loading: false, error }));
  }

  function renew(entry: Entry): void {
    entry.stale = true;
    if (!entry.busy && entry.listeners.size > 0) run(entry, () => {});
  }

  function run(entry: Entry, onFailure: (error: unknown) => void): void {
    const attempt = ++entry.attempt;
    entry.busy = true;
    entry.stale = false;
    const settle = (show: () => void) => {
      if (attempt !== entry.attempt) return;
      entry.busy = false;
      show();
      if (entry.stale) renew(entry);
    };
    entry.load().then(
      (data) => settle(() => showNew(entry, data)),
      (error: unknown) => {
        settle(() => onFailure(error));
        onError(error);
      },
    );
  }

  /** The same again is no change: nothing is drawn anew. */
  function showNew(entry: Entry, data: unknown): void {
    const { loading, error, data: shown } = entry.state;
    if (!loading && error === undefined && JSON.stringify(data) === JSON.stringify(shown)) return;
    change(entry, { loading: false, data });
  }

  function change(entry: Entry, state: Loaded<unknown>): void {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  }

  return {
    ask<T>(key: string, load: () => Promise<T>, about: About) {
      let entry = entries.get(key);
      if (!entry) {
        const state = { loading: true };
        entry = { state, load, about, attempt: 0, busy: false, stale: false, listeners: new Set() };
        entries.set(key, entry);
        start(entry);
      }
      return entry.state as Loaded<T>;
    },
    retry() {
      for (const entry of entries.values()) if (entry.state.error !== undefined) start(entry);
    },
    renew(concerned) {
      for (const entry of entries.values()) if (concerned(entry.about)) renew(entry);
    },
    amend<T>(key: string, amended: (data: T) => T) {
      const entry = entries.get(key);
      if (entry?.state.data === undefined) return;
      // What is under way was asked before the change.
      entry.attempt++;
      entry.busy = false;
      change(entry, { loading: false, data: amended(entry.state.data as T) });
      renew(entry);
    },
    listen(key, onChange) {
      const entry = entries.get(key);
      entry?.listeners.add(onChange);
      if (entry?.stale) renew(entry);
      return () => entry?.listeners.delete(onChange);
    },
  };
}
