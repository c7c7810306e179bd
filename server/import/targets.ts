/** What a column can be for, beside answers and attributes. */
import { fixedDimensions } from '../../shared/dimension.ts';

export type TargetKind = 'text' | 'number' | 'boolean' | 'time' | 'list';

const plain = {
  id: 'text',
  survey: 'text',
  version: 'number',
  complete: 'boolean',
  test: 'boolean',
  receivedAt: 'time',
  submittedAt: 'time',
  shownAt: 'time',
  page: 'text',
  touchpoint: 'text',
  channel: 'text',
  language: 'text',
  release: 'text',
  variant: 'text',
  referrer: 'text',
  visitor: 'text',
  device: 'text',
  browser: 'text',
  country: 'text',
  tags: 'list',
  order: 'list',
  consent: 'boolean',
  incentivised: 'boolean',
  'sampling.rate': 'number',
  'sampling.unit': 'text',
  'vitals.lcp': 'number',
  'vitals.inp': 'number',
  'vitals.cls': 'number',
} as const satisfies Record<string, TargetKind>;

/** What only an export of ours says: how a response stood when it was made. */
const ofOwn = {
  revision: 'number',
  class: 'text',
  flags: 'list',
  complaint: 'boolean',
  erased: 'boolean',
  repeated: 'boolean',
  duplicates: 'number',
  ...Object.fromEntries(fixedDimensions.map((name) => [`dimensions.${name}`, 'text' as const])),
} as Readonly<Record<string, TargetKind>>;

export const targets: Readonly<Record<string, TargetKind>> = { ...plain, ...ofOwn };
