/** When a survey shows itself, to whom, and when it leaves people alone. */
import { z } from 'zod';
import { durationText } from './duration.ts';
import { locale, phrase } from './localised.ts';
import { properties } from './property.ts';

const awaited = z.strictObject({ name: phrase(100), where: properties.optional() });
const some = <T extends z.ZodType>(one: T) => z.array(one).min(1).max(50);

/** When the survey shows itself. Several triggers: the first that fires. None: only `earshot('open', slug)`. */
const trigger = z.strictObject({
  /** As soon as the page has loaded. */
  load: z.literal(true).optional(),
  /** Seconds after the page has loaded. */
  delay: z.number().min(0).max(3600).optional(),
  /** A click on what this CSS selector matches. */
  click: phrase(200).optional(),
  /** How far down the page has been scrolled, in percent of its height. */
  scroll: z.number().gt(0).max(100).optional(),
  /** The pointer leaves the page at its upper edge; by touch, a quick scroll back up. */
  exit: z.literal(true).optional(),
  /** Seconds without a move, a key, a touch or a scroll. */
  idle: z.number().min(1).max(3600).optional(),
  /** Seconds that the page has been in sight. */
  dwell: z.number().min(1).max(3600).optional(),
  /** At least half of what this CSS selector matches comes into view. */
  visible: phrase(200).optional(),
  /** The page says `earshot('event', name, properties)`, and the properties named here fit. */
  event: awaited.optional(),
});

const date = /^\d{4}-\d{2}-\d{2}$/;
const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a date like "2026-12-01" or a time like "2026-12-01T09:00:00Z"',
  })
  .refine((text) => Number(text.slice(0, 4)) >= 1980, 'must not be before 1980');
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day like "09:30"');

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** All by the clock and the calendar of the site's zone. */
const time = z
  .strictObject({
    from: moment.optional(),
    /** It is over then: not included. */
    until: moment.optional(),
    days: some(z.enum(weekdays)).optional(),
    /** From the first to before the second; over midnight where the second is earlier. */
    hours: z
      .tuple([clock, clock])
      .refine(([first, end]) => first !== end, 'must be two different times')
      .optional(),
  })
  .refine(({ from, until }) => !from || !until || isBefore(from, until), {
    path: ['until'],
    message: 'must be later than from',
  });

/** As far as it can be told without the site's zone: a date and a time of the same day may stand in either order. */
function isBefore(from: string, until: string): boolean {
  if (date.test(from) === date.test(until)) return Date.parse(from) < Date.parse(until);
  return from.slice(0, 10) <= until.slice(0, 10);
}

const quota = z
  .strictObject({
    total: z.int().min(1).max(10_000_000).optional(),
    perDay: z.int().min(1).max(10_000_000).optional(),
  })
  .refine(({ total, perDay }) => (total ?? perDay) !== undefined, 'needs total or perDay');

export type Device = 'desktop' | 'tablet' | 'mobile';
export const devices = ['desktop', 'tablet', 'mobile'] as const satisfies readonly Device[];

export const show = z.strictObject({
  on: trigger.default({ delay: 5 }),
  /** Events after which it does not show itself any more in this view of the page. */
  cancel: some(awaited).optional(),
  /** Globs of the page's path (`*` any run of characters); none: every page. */
  pages: z.array(phrase(200)).max(50).optional(),
  devices: some(z.enum(devices)).optional(),
  /** The languages that it is for: `de` covers `de-AT`. */
  languages: some(locale).optional(),
  /** What the page has told by `earshot('attributes', …)`. */
  attributes: properties.optional(),
  /** Globs of the address that led to the page, without query. */
  referrers: some(phrase(200)).optional(),
  time: time.optional(),
  /** From this visit on. Needs the visitor's consent, because visits are counted in the browser. */
  visits: z.int().min(2).max(1000).optional(),
  /** Only where the page has said `earshot('consent', true)`. */
  consent: z.literal(true).optional(),
  /** Share of page views, or of visitors, that it may show in. */
  sample: z.number().min(0).max(1).default(1),
  /** Visitors are told apart by consent or `identify`; without, it is each view. */
  sampleBy: z.enum(['view', 'visitor']).default('view'),
  /** How long to leave someone alone who answered or declined. */
  every: durationText.default('90d'),
  /** How long to leave someone alone who said "Not now"; if absent, `every`. */
  snooze: durationText.optional(),
  /** Whether the card offers "Don't ask again". */
  optOut: z.literal(true).optional(),
  /** How many answers are enough, in all or on one day of the site's zone: it does not show itself then. */
  quota: quota.optional(),
});
export type Show = z.output<typeof show>;
