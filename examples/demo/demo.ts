/** The demo page: buttons that open its surveys, and a switch between light and dark. */
/// <reference path="../../widget/earshot.d.ts" />
import './style.css';

for (const button of document.querySelectorAll<HTMLElement>('[data-survey]')) {
  button.addEventListener('click', () => open(button.dataset.survey!));
}
startThemeSwitch();

/** Queues the command where the widget has not loaded yet. */
function open(survey: string): void {
  const early: unknown[][] = [];
  const queue = async (...command: unknown[]) => void early.push(command);
  globalThis.earshot ??= Object.assign(queue, { q: early }) as unknown as NonNullable<typeof earshot>;
  globalThis.earshot('open', survey);
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
