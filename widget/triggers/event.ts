import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { fits } from '../fits.ts';

type Awaited = NonNullable<WidgetSurvey['show']['on']['event']>;

/** Fires when the page tells of an event of this name whose properties fit. */
export function onEvent({ name, where = {} }: Awaited, fire: () => void): () => void {
  const told = (event: Event) => {
    const { detail } = event as CustomEvent<{ name: unknown; properties?: Record<string, unknown> }>;
    if (detail.name === name && fits(where, detail.properties ?? {})) fire();
  };
  document.addEventListener('earshot:event', told);
  return () => document.removeEventListener('earshot:event', told);
}
