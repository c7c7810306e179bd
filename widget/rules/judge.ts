import type { WidgetSurvey } from '../../shared/widget-config.ts';
import { fits } from '../fits.ts';
import { isAddress } from '../is-address.ts';
import { onEvent } from '../triggers/event.ts';
import type { Visit } from '../visit.ts';
import { isConsented } from './consented.ts';
import { deviceOf } from './device.ts';
import type { RuleObjection } from './rule-objection.ts';
import { visitorDraw } from './visitor-draw.ts';
import { visitorKey } from './visitor-key.ts';
import { countVisit } from './visits.ts';
import { within } from './within.ts';

export interface Verdict {
  against: RuleObjection[];
  /** The visitor's own draw, where visitors are sampled and can be told apart. */
  draw?: number;
  unit?: 'visitor';
}

/**
 * Judges a survey by its rules, for one view of the page, as often as it is asked. `again`: the page has told something
 * new of its visitor, so that what spoke against it may not any more.
 */
export function judge(
  visit: Visit,
  survey: WidgetSurvey,
  view: AbortSignal,
  again: () => void,
): () => Verdict {
  const { only = {}, sample } = survey.show;
  let cancelled = false;
  const stops = only.cancel?.map((awaited) => onEvent(awaited, () => (cancelled = true))) ?? [];
  view.addEventListener('abort', () => {
    for (const stop of stops) stop();
  });
  document.addEventListener('earshot:told', again, { signal: view });

  return () => {
    const against = objections(visit, survey);
    if (cancelled) against.push('cancelled');
    const visitor = only.sampleBy && sample < 1 ? visitorKey(visit) : undefined;
    return visitor === undefined
      ? { against }
      : { against, draw: visitorDraw(visitor, survey.slug), unit: 'visitor' };
  };
}

function objections(visit: Visit, { show: { only = {} } }: WidgetSurvey): RuleObjection[] {
  const { devices, attributes, referrers, time, visits, consent } = only;
  const broken: Partial<Record<RuleObjection, boolean>> = {
    device: devices && !devices.includes(deviceOf()),
    attributes: attributes && !fits(attributes, visit.told.attributes),
    referrer: !isAddress(referrers, document.referrer),
    time: time && !within(time, Date.now()),
    consent: (consent ?? visits !== undefined) && !isConsented(visit),
    visits: visits !== undefined && isConsented(visit) && countVisit(visit.config.site, Date.now()) < visits,
  };
  return (Object.keys(broken) as RuleObjection[]).filter((rule) => broken[rule]);
}
