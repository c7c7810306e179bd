import type { Period } from '../../shared/period.ts';

/** The named periods in the order in which they are offered. */
export const periodLabels: Readonly<Record<Period, string>> = {
  day: 'Today',
  '24h': 'Last 24 hours',
  '7d': 'Last 7 days',
  '28d': 'Last 28 days',
  '30d': 'Last 30 days',
  '91d': 'Last 91 days',
  month: 'This month',
  '6mo': 'Last 6 months',
  '12mo': 'Last 12 months',
  year: 'This year',
  all: 'All time',
};
