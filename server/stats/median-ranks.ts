import { binomialTail } from './binomial-tail.ts';

/**
 * The ranks, counted from 1, between which the median lies with a confidence of at least 95 %, whatever the distribution:
 * of n values as many as chance would put below the median in 97.5 % of samples are left out at either end. Null below
 * n = 6, where even the smallest and the largest are not so sure.
 *
 * Source: W. J. Conover, Practical Nonparametric Statistics (3rd ed. 1999), 3.2; R: `DescTools::MedianCI(x, method =
 * "exact")`.
 *
 * Example: of 10 values the 2nd and the 9th; of 100 the 40th and the 61st.
 */
export function medianRanks(n: number): [low: number, high: number] | null {
  const isSure = (low: number) => binomialTail(n - low + 1, n, 0.5) <= 0.025;
  if (n < 1 || !isSure(1)) return null;
  let [low, tooHigh] = [1, Math.ceil(n / 2) + 1];
  while (tooHigh - low > 1) {
    const middle = Math.floor((low + tooHigh) / 2);
    if (isSure(middle)) low = middle;
    else tooHigh = middle;
  }
  return [low, n + 1 - low];
}
