import type { MetricUnit } from '../../shared/metric.ts';
import { languageTag } from './language.ts';

const points = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
const scale = new Intl.NumberFormat(languageTag(), { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const wholeShare = new Intl.NumberFormat(languageTag(), { style: 'percent' });
const fineShare = new Intl.NumberFormat(languageTag(), { style: 'percent', maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat(languageTag(), { maximumFractionDigits: 0 });

/** A value of a metric in its unit: "+45", "91%", "4.32". Digits are dropped, nothing is computed. */
export function formatValue(value: number, unit: MetricUnit): string {
  if (unit === 'points') return withMinus(points.format(value));
  return unit === 'share' ? formatShare(value) : withMinus(scale.format(value));
}

/** A share of 0 to 1 in per cent: whole, but with one decimal where it would read as a false 0% or 100%. */
export function formatShare(share: number): string {
  const edge = (share > 0 && share < 0.01) || (share > 0.99 && share < 1);
  return withMinus((edge ? fineShare : wholeShare).format(share));
}

/** A count: "1,204". */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** A number that is not negative, with one decimal at most: "4.2", "30". */
export function formatDecimal(value: number): string {
  return decimal.format(value);
}

/** Intl writes the hyphen; figures take the minus sign. */
function withMinus(text: string): string {
  return text.replace('-', '−');
}
