import type { Period } from '../../shared/period.ts';
import { say } from './say.ts';

/** The named periods in the order in which they are offered. */
export const periodLabels: Readonly<Record<Period, string>> = {
  day: say('Today'),
  '24h': say('Last 24 hours'),
  '7d': say('Last 7 days'),
  '28d': say('Last 28 days'),
  '30d': say('Last 30 days'),
  '91d': say('Last 91 days'),
  month: say('This month'),
  '6mo': say('Last 6 months'),
  '12mo': say('Last 12 months'),
  year: say('This year'),
  all: say('All time'),
};
