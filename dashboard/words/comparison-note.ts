import type { Standing } from '../data/standing.ts';
import { sentences } from './list.ts';
import { say } from './say.ts';

/** What "a real change" means here, and for how many comparisons it is corrected. */
export function comparisonNote(standings: readonly Pick<Standing, 'change' | 'value'>[]): string | undefined {
  const compared = standings.filter(({ change }) => change.is === 'real' || change.is === 'unclear').length;
  const intervals = say('Of a hundred intervals made like these about 95 hold the true value.');
  if (compared === 0) return standings.some(({ value }) => value?.ci) ? intervals : undefined;
  const real = say(
    'A change is called real where chance alone would bring one so large less than once in twenty times{compared, plural, one {} other {, corrected for # comparisons}}.',
    { compared },
  );
  return sentences([real, intervals]);
}
