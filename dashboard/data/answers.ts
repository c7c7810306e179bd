/** What is known of one question asked of the server. While a newer answer is awaited, the last one stays. */
export interface Loaded<T> {
  data?: T;
  error?: unknown;
  loading: boolean;
}

export interface Answers {
  /** The answer under this key; the first to ask for it has it loaded. */
  ask<T>(key: string, load: () => Promise<T>): Loaded<T>;
  /** Asks again for all that failed: what broke one question mostly broke its neighbours, too. */
  retry(): void;
  /** Asks again for all that somebody looks at, and forgets the rest. */
  refresh(): void;
  /** Calls back whenever the answer under the key changes; returns the stop function. */
  listen(key: string, onChange: () => void): () => void;
}

interface Entry {
  state: Loaded<unknown>;
  load: () => Promise<unknown>;
  /** Counts the attempts: only the newest may settle. */
  attempt: number;
  listeners: Set<() => void>;
}

/**
 * Keeps one answer to each question, so that two places that show one number ask once and cannot disagree.
 * `onError` hears of every failure, such as a session that has ended.
 */
export function createAnswers(onError: (error: unknown) => void): Answers {
  const entries = new Map<string, Entry>();

  function start(entry: Entry): void {
    const attempt = ++entry.attempt;
    const settle = (state: Loaded<unknown>) => {
      if (attempt === entry.attempt) change(entry, state);
    };
    const { data } = entry.state;
    change(entry, { loading: true, ...(data === undefined ? {} : { data }) });
    entry.load().then(
      (loaded) => settle({ loading: false, data: loaded }),
      (error: unknown) => {
        settle({ ...entry.state, loading: false, error });
        onError(error);
      },
    );
  }

  function change(entry: Entry, state: Loaded<unknown>): void {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  }

  return {
    ask<T>(key: string, load: () => Promise<T>) {
      let entry = entries.get(key);
      if (!entry) {
        entry = { state: { loading: true }, load, attempt: 0, listeners: new Set() };
        entries.set(key, entry);
        start(entry);
      }
      return entry.state as Loaded<T>;
    },
    retry() {
      for (const entry of entries.values()) if (entry.state.error !== undefined) start(entry);
    },
    refresh() {
      for (const [key, entry] of entries) {
        if (entry.listeners.size > 0) start(entry);
        else entries.delete(key);
      }
    },
    listen(key, onChange) {
      const listeners = entries.get(key)?.listeners;
      listeners?.add(onChange);
      return () => listeners?.delete(onChange);
    },
  };
}
