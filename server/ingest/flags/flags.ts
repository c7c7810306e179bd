import type { FlagName } from '../../../shared/response.ts';
import { bot } from './bot.ts';
import { burst } from './burst.ts';
import type { Evidence, FlagRule } from './evidence.ts';
import { straightLine } from './straight-line.ts';
import { tooFast } from './too-fast.ts';
import { trap } from './trap.ts';

interface Rule {
  flag: Exclude<FlagName, 'repeat'>;
  fits: FlagRule;
  /** Judges the sender and not the answers: left out where limits are off. */
  automatic: boolean;
}

/** What a response is flagged for. The one rule beside it, `repeat`, needs to know what is stored. */
const rules: readonly Rule[] = [
  { flag: 'trap', fits: trap, automatic: false },
  { flag: 'bot', fits: bot, automatic: true },
  { flag: 'too_fast', fits: tooFast, automatic: true },
  { flag: 'straight_line', fits: straightLine, automatic: false },
  { flag: 'burst', fits: burst, automatic: true },
];

/** All flags that a response gets, in the order of the rules. Nothing is refused or removed for one. */
export function flagsOf(evidence: Evidence, automatic: boolean): FlagName[] {
  return rules
    .filter((rule) => (automatic || !rule.automatic) && rule.fits(evidence))
    .map(({ flag }) => flag);
}
