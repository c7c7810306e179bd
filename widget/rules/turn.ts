import type { Stage } from '../stage.ts';
import { moveOn } from './move-on.ts';

let here: string | undefined;

/**
 * The page may have become another one without being loaded anew: then what was armed for the one before is armed for this
 * one. Filters and the like change the query; what is another page changes the path, or a fragment that looks like one.
 */
export function turn(event: Event, stage: Stage, arm: () => void): void {
  const { from } = event as Event & { from?: { url: string | null } };
  here ??= from?.url ? routeOf(new URL(from.url)) : '';
  const now = routeOf(location);
  if (now === here) return;
  here = now;
  // What draws the page draws it after it has changed the address; some pages are never idle. Safari has no idle callbacks,
  // and its timer takes what is no number for none.
  const next = () => {
    moveOn(stage);
    arm();
  };
  (window.requestIdleCallback ?? setTimeout)(next, { timeout: 500 });
}

function routeOf({ pathname, hash }: URL | Location): string {
  return pathname + (/^#!?\//.test(hash) ? hash : '');
}
