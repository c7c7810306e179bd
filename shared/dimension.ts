/**
 * What every response can be counted under, whatever its site declares: names that no declared attribute may take. Plain
 * data, like ratings: threads that count rows load it without a schema.
 */
export const fixedDimensions = [
  'page',
  'touchpoint',
  'channel',
  'device',
  'browser',
  'language',
  'country',
  'referrer',
  'release',
  'variant',
] as const;
