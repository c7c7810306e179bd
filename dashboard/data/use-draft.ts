import { useState } from 'preact/hooks';

/** What is being typed into a form. */
export interface Draft<T> {
  value: T;
  change(fields: Partial<T>): void;
  /** It was saved: the next one begins empty. */
  clear(): void;
}

/**
 * What is typed under this name, kept in the tab until it is saved: a reload, a wrong click and a session that ends
 * lose none of it. Where storage is blocked it lives as long as the page.
 */
export function useDraft<T extends object>(name: string, initial: T): Draft<T> {
  const key = `earshot-draft ${name}`;
  const [value, setValue] = useState<T>(() => ({ ...initial, ...stored(key) }));
  return {
    value,
    change(fields) {
      const next = { ...value, ...fields };
      setValue(next);
      store(key, JSON.stringify(next));
    },
    clear: () => store(key, undefined),
  };
}

function stored(key: string): object {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof found === 'object' && found !== null ? found : {};
  } catch {
    return {};
  }
}

function store(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // The page still has it.
  }
}
