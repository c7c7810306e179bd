/**
 * Cohen's h: the difference of two shares, `a` less `b`, after 2·arcsin√p has made every step equally hard to take: from
 * 0.95 to 0.99 it is as far as from 0.50 to 0.62. From −π to π. As a first orientation Cohen calls 0.2 small, 0.5 medium
 * and 0.8 large.
 *
 * Source: J. Cohen, Statistical Power Analysis for the Behavioral Sciences (2nd ed. 1988), 6.2.
 *
 * Example: 0.8 against 0.6 is 0.442.
 */
export function cohenH(a: number, b: number): number {
  return 2 * (Math.asin(Math.sqrt(a)) - Math.asin(Math.sqrt(b)));
}
