import { useEffect } from 'preact/hooks';
import { applyTheme, storedTheme } from './theme.ts';

/** Paper is white: while the page is printed, it and its charts are drawn in the light theme. */
export function useLightPrint(): void {
  useEffect(() => {
    const before = () => applyTheme('light');
    const after = () => applyTheme(storedTheme());
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
}
