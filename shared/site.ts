/** Sites as they are defined over REST. */

import { z } from 'zod';
import { causes } from './cause.ts';
import { type ComplaintRule, complaintRule } from './complaint-rule.ts';
import { fixedDimensions } from './dimension.ts';
import { durationText } from './duration.ts';
import { phrase } from './localised.ts';
import { type Retention, retention } from './retention.ts';
import { isWellFormed, malformedText } from './well-formed.ts';

const origin = z.string().max(300).refine(isOrigin, {
  message: causes.origin_form,
});

function isOrigin(text: string): boolean {
  const plain = text.replace('://*.', '://');
  try {
    const url = new URL(plain);
    return /^https?:$/.test(url.protocol) && url.origin === plain.toLowerCase() && !url.host.includes('*');
  } catch {
    return false;
  }
}

const timezone = z.string().max(64).refine(isTimezone, causes.timezone_form);

export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

/** Names that a declared attribute may not take, because they are dimensions already. */
const reservedDimensions: readonly string[] = [...fixedDimensions, 'survey', 'version', 'rating', 'theme'];

export const attributeName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, 'must start with a letter and have at most 40 letters, digits or _');

const attributes = z
  .record(attributeName, z.strictObject({ type: z.enum(['string', 'number', 'boolean']) }))
  .refine((map) => Object.keys(map).length <= 20, 'at most 20 attributes')
  .superRefine((map, ctx) => {
    for (const name of Object.keys(map)) {
      if (reservedDimensions.includes(name)) {
        ctx.addIssue({ code: 'custom', path: [name], message: 'is the name of a dimension already' });
      }
    }
  });

/** How the site asks its visitors, whatever the survey. */
const asking = z.strictObject({
  /** How long to leave someone alone after any survey. */
  every: durationText.default('1d'),
  /** Whether Global Privacy Control and Do Not Track stand above a consent that the page tells of. */
  honourSignals: z.boolean().default(true),
});
export type Asking = z.output<typeof asking>;

const pageParameters = z
  .array(z.string().min(1).max(64).refine(isWellFormed, malformedText))
  .max(20)
  .refine((names) => new Set(names).size === names.length, causes.parameter_twice);

const siteFields = {
  name: phrase(120),
  origins: z.array(origin).max(100),
  timezone,
  attributes,
  /** Breakdown rows from fewer answers than this are suppressed. */
  minimumN: z.int().min(1).max(1000),
  complaintRule,
  asking,
  maskPersonalData: z
    .boolean()
    .describe(
      'Whether mail addresses, telephone, card and national identity numbers in what visitors write are replaced by `[email]`, `[phone]`, `[card]` and `[id]` before it is stored',
    ),
  pageParameters: pageParameters.describe(
    "Names of query parameters that are kept of a page's address; all others, and what follows a `#`, are dropped",
  ),
  retention,
};

export const siteCreate = z.strictObject({
  name: siteFields.name,
  origins: siteFields.origins.default([]),
  timezone: siteFields.timezone.default('UTC'),
  attributes: siteFields.attributes.default({}),
  minimumN: siteFields.minimumN.default(5),
  complaintRule: complaintRule.prefault({}),
  asking: asking.prefault({}),
  maskPersonalData: siteFields.maskPersonalData.default(true),
  pageParameters: siteFields.pageParameters.default([]),
  retention: retention.prefault({}),
});
export type SiteCreate = z.output<typeof siteCreate>;
/** A site as it is sent to be created, before defaults. */
export type SiteInput = z.input<typeof siteCreate>;

export const siteChange = z
  .strictObject(siteFields)
  .partial()
  .refine((change) => Object.keys(change).length > 0, 'changes nothing: name at least one field');
export type SiteChange = z.output<typeof siteChange>;
/** A change as it is sent, before defaults. */
export type SiteChangeInput = z.input<typeof siteChange>;

export interface Site {
  id: string;
  publicKey: string;
  name: string;
  origins: string[];
  timezone: string;
  attributes: Record<string, { type: 'string' | 'number' | 'boolean' }>;
  minimumN: number;
  complaintRule: ComplaintRule;
  asking: Asking;
  /** What visitors write is stored without what tells who they are. */
  maskPersonalData: boolean;
  /** Names of query parameters that are kept of a page's address. */
  pageParameters: string[];
  retention: Retention;
  createdAt: string;
  updatedAt: string;
}

/** An origin that is not on a site's list, and whose pages asked or answered all the same. */
export interface RefusedOrigin {
  /** In lower case, as browsers write it; `null` for a page without one, `(other)` for what is none. */
  origin: string;
  count: number;
  lastAt: string;
}
