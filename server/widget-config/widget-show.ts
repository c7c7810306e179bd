/** When a survey shows itself, as the widget receives it: durations and moments in milliseconds. Pure. */
import { duration } from '../../shared/duration.ts';
import { type Show, weekdays } from '../../shared/show.ts';
import type { WidgetRules, WidgetShow, WidgetTime } from '../../shared/widget-config.ts';
import { dayStart } from '../calendar/day.ts';
import { parseIsoDay } from '../calendar/iso-day.ts';
import { addressPattern, referrerPattern } from './address-pattern.ts';
import { coversLanguage } from './locale.ts';
import { wordingOf } from './wording/wording-of.ts';

export interface ShowContext {
  language: string;
  /** The site's. */
  timezone: string;
  /** There are as many answers as the quota asks for. */
  full: boolean;
}

/** A survey that is withheld keeps its limits and loses its triggers: it can still be opened by command. */
export function widgetShow(show: Show, context: ShowContext): WidgetShow {
  const { on, pages, sample, every, snooze, optOut } = show;
  const withheld = withheldBy(show, context);
  return {
    on: withheld ? {} : on,
    pages: pages?.length ? pages.map(addressPattern) : undefined,
    sample,
    every: duration(every),
    snooze: snooze === undefined ? undefined : duration(snooze),
    never: optOut && wordingOf(context.language).never,
    withheld,
    only: withheld ? undefined : rulesOf(show, context),
  };
}

function withheldBy({ languages }: Show, { language, full }: ShowContext): WidgetShow['withheld'] {
  if (full) return 'quota';
  return languages && !languages.some((one) => coversLanguage(one, language)) ? 'language' : undefined;
}

/** Undefined where there are none: then the widget does not load what judges them. */
function rulesOf(show: Show, { timezone }: ShowContext): WidgetRules | undefined {
  const { devices, attributes, referrers, time, visits, consent, cancel, sample, sampleBy } = show;
  const rules: WidgetRules = {
    devices,
    attributes,
    referrers: referrers?.map(referrerPattern),
    time: time && timeOf(time, timezone),
    visits,
    consent,
    sampleBy: sampleBy === 'visitor' && sample > 0 && sample < 1 ? sampleBy : undefined,
    cancel,
  };
  return Object.values(rules).some((rule) => rule !== undefined) ? rules : undefined;
}

function timeOf({ from, until, days, hours }: NonNullable<Show['time']>, zone: string): WidgetTime {
  return {
    from: momentOf(from, zone),
    until: momentOf(until, zone),
    days: days?.map((day) => (weekdays.indexOf(day) + 1) % weekdays.length),
    hours,
    zone,
  };
}

/** A date is the beginning of that day. */
function momentOf(text: string | undefined, zone: string): number | undefined {
  if (text === undefined) return undefined;
  const day = parseIsoDay(text);
  return day === undefined ? Date.parse(text) : dayStart(day, zone);
}
