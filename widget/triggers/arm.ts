import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { quietly } from '../quietly.ts';
import { onClick } from './click.ts';
import { onDelay } from './delay.ts';
import { onLoad } from './load.ts';

type On = WidgetSurvey['show']['on'];
export type TriggerName = keyof On;
type Stop = (() => void) | undefined;

export type Triggers = { readonly [T in TriggerName]?: (on: On, fire: () => void) => Stop };

/** Those that are always there. */
const triggers: Triggers = {
  load: (on, fire) => (on.load ? onLoad(fire) : undefined),
  delay: (on, fire) => (on.delay === undefined ? undefined : onDelay(on.delay, fire)),
  click: (on, fire) => (on.click ? onClick(on.click, fire) : undefined),
};

/** Whether a trigger is set that is a chunk apart. */
export function needsMore(on: On): boolean {
  return Object.keys(on).some((name) => !(name in triggers));
}

/** Starts the triggers that are set, and returns what stops them all. One that cannot start is left out. */
export function arm(on: On, fire: (by: TriggerName) => void, more: Triggers): () => void {
  const all = { ...triggers, ...more };
  const stops = (Object.keys(on) as TriggerName[]).map((name) => {
    try {
      return all[name]?.(
        on,
        quietly(() => fire(name)),
      );
    } catch {
      return undefined;
    }
  });
  return () => {
    for (const stop of stops) stop?.();
  };
}
