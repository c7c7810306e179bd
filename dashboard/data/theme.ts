export type Theme = 'auto' | 'light' | 'dark';

const key = 'earshot-theme';

/** The theme that was chosen in this browser; `auto` where none was, or where storage is blocked. */
export function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(key);
    return stored === 'light' || stored === 'dark' ? stored : 'auto';
  } catch {
    return 'auto';
  }
}

/** Shows the theme; `auto` follows the system from then on. */
export function applyTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
}

/** Shows the theme and remembers it. Where storage is blocked it lasts until the page is left. */
export function chooseTheme(theme: Theme): void {
  applyTheme(theme);
  try {
    if (theme === 'auto') localStorage.removeItem(key);
    else localStorage.setItem(key, theme);
  } catch {
    // A blocked storage costs the memory of the choice, not the choice.
  }
}
