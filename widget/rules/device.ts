import type { WidgetRules } from '../../shared/widget-config.ts';

type Device = NonNullable<WidgetRules['devices']>[number];

/** What the visitor holds: a coarse pointer on a small screen is a phone's, on a larger one a tablet's. */
export function deviceOf(view: Pick<Window, 'matchMedia' | 'screen'> = window): Device {
  if (!view.matchMedia('(pointer: coarse)').matches) return 'desktop';
  return Math.min(view.screen.width, view.screen.height) < 600 ? 'mobile' : 'tablet';
}
