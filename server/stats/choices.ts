import type { ChoicesValue, OptionShare } from '../../shared/metric-value.ts';
import { share } from './share.ts';

/** How many respondents chose an option. */
export interface OptionCount {
  readonly id: string;
  readonly count: number;
}

/**
 * The shares of the options of a choice: of the respondents who answered the question, those who chose the option, 0 to
 * 1, each with its Wilson interval. Where several may be chosen the shares can sum to more than 1.
 *
 * `value` and `ci` are those of the option chosen most, which `top` names; of several chosen equally often it is the
 * first. All three are null where none was chosen. Intervals are null below n = 2.
 *
 * Source: the interval: see `wilson`.
 *
 * Example: of 80 respondents 48 chose `price` and 20 `speed`: `price` is on top with 0.6 and the interval 0.490 to 0.700;
 * `speed` has 0.25.
 */
export function choices(respondents: number, options: readonly OptionCount[]): ChoicesValue {
  const shares = options.map(({ id, count }): OptionShare => {
    const { value, ci } = share(count, respondents);
    return { id, count, value, ci };
  });
  const top = mostChosen(shares);
  return {
    value: top?.value ?? null,
    n: respondents,
    ci: top?.ci ?? null,
    top: top?.id ?? null,
    options: shares,
  };
}

function mostChosen(options: readonly OptionShare[]): OptionShare | undefined {
  const most = Math.max(0, ...options.map(({ count }) => count));
  return most === 0 ? undefined : options.find(({ count }) => count === most);
}
