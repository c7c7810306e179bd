import { random } from '../../bench/random.ts';

/** Query strings of numbers, drawn by the seed: any metric, filter, breakdown and stretch of time of the workload's. */
export function randomQuestions(
  seed: number,
  count: number,
  { metrics, from, to }: { metrics: readonly string[]; from: number; to: number },
): string[] {
  const next = random(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  return Array.from({ length: count }, () => {
    const [a, b] = [next(), next()]
      .sort((one, other) => one - other)
      .map((share) => Math.floor((from + share * (to - from)) / 86_400_000));
    const day = (n: number) => new Date(n * 86_400_000).toISOString().slice(0, 10);
    const parts = [`from=${day(a!)}`, `to=${day(b! + 1)}`];
    const kind = pick(['breakdown', 'interval', 'one']);
    if (kind === 'breakdown') parts.push(`breakdown=${pick(dimensions)}`);
    if (kind === 'interval') parts.push(`interval=${pick(['day', 'week', 'month'])}`);
    if (next() < 0.5) {
      const [dimension, values] = pick(filters);
      parts.push(`filter[${dimension}]${pick(['', '[not]'])}=${encodeURIComponent(pick(values))}`);
    }
    if (next() < 0.3) parts.push(`tz=${pick(['UTC', 'Asia/Shanghai', 'America/New_York'])}`);
    return `${pick(metrics)}?${parts.join('&')}`;
  });
}

const dimensions = [
  'page',
  'touchpoint',
  'language',
  'release',
  'variant',
  'referrer',
  'plan',
  'version',
  'rating',
  'channel',
];
const filters: readonly (readonly [string, readonly string[]])[] = [
  ['plan', ['free', 'pro', 'team']],
  ['touchpoint', ['checkout', 'search', '(none)']],
  ['language', ['en-GB', 'de-DE']],
  ['rating', ['0', '9', '10']],
  ['variant', ['a', 'b']],
  ['channel', ['widget', 'mail']],
];
