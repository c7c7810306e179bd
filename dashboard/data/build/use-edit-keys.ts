import { useLayoutEffect, useRef } from 'preact/hooks';

interface EditKeys {
  undo(): void;
  redo(): void;
  save(): void;
}

/** Ctrl or ⌘ with Z, with Shift and Z or with Y, and with S, wherever the focus is: in fields, too. */
export function useEditKeys(keys: EditKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const act =
        key === 'z'
          ? event.shiftKey
            ? 'redo'
            : 'undo'
          : ({ y: 'redo', s: 'save' } as const)[key as 'y' | 's'];
      if (!act) return;
      event.preventDefault();
      latest.current[act]();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
