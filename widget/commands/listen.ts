import type { Command } from '../page.ts';
import { warn } from './warn.ts';

type Listener = (detail: unknown) => void;
const heard = new Map<Listener, Map<string, EventListener>>();

/** Calls back with the detail of each such event on the document. */
export const on: Command = (_, name: string, listener: Listener) => {
  if (typeof listener !== 'function') return warn('on takes the name of an event and a function');
  const names = heard.get(listener) ?? new Map<string, EventListener>();
  if (names.has(name)) return;
  const hear = (event: Event) => listener((event as CustomEvent).detail);
  heard.set(listener, names.set(name, hear));
  document.addEventListener(`earshot:${name}`, hear);
};

export const off: Command = (_, name: string, listener: Listener) => {
  const hear = heard.get(listener)?.get(name);
  if (!hear) return;
  heard.get(listener)!.delete(name);
  document.removeEventListener(`earshot:${name}`, hear);
};

/** Of every event that the page asked to hear. */
export function offAll(): void {
  for (const [listener, names] of heard)
    for (const name of [...names.keys()]) off({} as never, name, listener);
}
