/** The demo page: buttons that open its surveys, and a switch between light and dark. */
import './style.css';

interface Earshot {
  (...command: unknown[]): void;
  q?: unknown[][];
}
declare global {
  var earshot: Earshot | undefined;
}

for (const button of document.querySelectorAll<HTMLElement>('[data-survey]')) {
  button.addEventListener('click', () => tell('open', button.dataset.survey));
}
startThemeSwitch();

/** Queues the command where the widget has not loaded yet. */
function tell(...command: unknown[]): void {
  const stub: Earshot = (...args) => {
    stub.q ??= [];
    stub.q.push(args);
  };
  globalThis.earshot ??= stub;
  globalThis.earshot(...command);
}

function startThemeSwitch(): void {
  const button = document.getElementById('theme');
  const root = document.documentElement;
  const show = (dark: boolean) => {
    root.dataset.theme = dark ? 'dark' : 'light';
    button?.setAttribute('aria-pressed', String(dark));
  };
  show(matchMedia('(prefers-color-scheme: dark)').matches);
  button?.addEventListener('click', () => show(root.dataset.theme !== 'dark'));
}
