import type { WidgetSurvey } from '../../shared/widget-config.ts';

type Awaited = NonNullable<WidgetSurvey['show']['on']['event']>;

/** Fires when the page tells of an event of this name whose properties are these. */
export function onEvent({ name, where = {} }: Awaited, fire: () => void): () => void {
  const told = (event: Event) => {
    const { detail } = event as CustomEvent<{ name: unknown; properties?: Record<string, unknown> }>;
    if (detail.name !== name) return;
    if (Object.entries(where).every(([key, value]) => detail.properties?.[key] === value)) fire();
  };
  document.addEventListener('earshot:event', told);
  return () => document.removeEventListener('earshot:event', told);
}
