/** What the page's speed was for this visitor, by the browser's own measures; a chunk of its own. */
import type { Told } from '../visit.ts';
import { type Interaction, interactions } from './interactions.ts';
import { type LayoutShift, layoutShifts } from './layout-shifts.ts';
import { observe } from './observe.ts';

/** Keeps `told.vitals` at what they are by now; `lcp` and `inp` in milliseconds. */
export default function vitals(told: Told): void {
  const know = (more: Told['vitals']) => {
    told.vitals = { ...told.vitals, ...more };
  };
  // A page that was not looked at when it loaded has no largest paint that anybody saw.
  if (!wasHidden())
    observe('largest-contentful-paint', ({ startTime }) => know({ lcp: rounded(startTime, 1) }));

  const shifted = layoutShifts();
  observe<PerformanceEntry & LayoutShift>('layout-shift', (shift) =>
    know({ cls: rounded(shifted(shift), 1e4) }),
  );

  const interacted = interactions();
  const hear = (event: PerformanceEventTiming & Interaction) => {
    // Of the page, not of us.
    if (event.target instanceof Element && event.target.closest('earshot-card,earshot-tab')) return;
    const inp = interacted(event, (performance as { interactionCount?: number }).interactionCount);
    if (inp !== undefined) know({ inp: rounded(inp, 1) });
  };
  observe('event', hear, { durationThreshold: 16 });
  observe('first-input', hear);
}

function wasHidden(): boolean {
  const [first] = performance.getEntriesByType('visibility-state');
  return (first?.name ?? document.visibilityState) === 'hidden';
}

function rounded(value: number, steps: number): number {
  return Math.round(value * steps) / steps;
}
