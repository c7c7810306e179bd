import { useState } from 'preact/hooks';
import { chooseTheme, storedTheme, type Theme } from '../data/theme.ts';
import { say } from '../words/say.ts';

const labels: Readonly<Record<Theme, string>> = {
  auto: say('Auto'),
  light: say('Light'),
  dark: say('Dark'),
};

/** Chooses light, dark, or what the system says. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <label class="theme-switch">
      <span>{say('Theme')}</span>
      <select
        value={theme}
        onChange={(event) => {
          const next = event.currentTarget.value as Theme;
          chooseTheme(next);
          setTheme(next);
        }}
      >
        {Object.entries(labels).map(([value, label]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}
