import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { quietly } from '../quietly.ts';
import { onClick } from './click.ts';
import { onDelay } from './delay.ts';
import { onLoad } from './load.ts';

type On = WidgetSurvey['show']['on'];
export type TriggerName = keyof On;
type Stop = (() => void) | undefined;

const triggers: Record<TriggerName, (on: On, fire: () => void) => Stop> = {
  load: (on, fire) => (on.load ? onLoad(fire) : undefined),
  delay: (on, fire) => (on.delay === undefined ? undefined : onDelay(on.delay, fire)),
  click: (on, fire) => (on.click ? onClick(on.click, fire) : undefined),
};

/** Starts the triggers that are set, and returns what stops them all. One that cannot start is left out. */
export function arm(on: On, fire: (by: TriggerName) => void): () => void {
  const stops = (Object.keys(triggers) as TriggerName[]).map((name) =>
    start(
      name,
      on,
      quietly(() => fire(name)),
    ),
  );
  return () => {
    for (const stop of stops) stop?.();
  };
}

function start(name: TriggerName, on: On, fire: () => void): Stop {
  try {
    return triggers[name](on, fire);
  } catch {
    return undefined;
  }
}
