import { describe, expect, it } from 'vitest';
import hans from '../../../../dashboard/languages/zh-Hans.json';
import hant from '../../../../dashboard/languages/zh-Hant.json';
import { catalogue } from '../../../../server/stats/catalogue.ts';
import { metrics } from '../../../../shared/metric.ts';
import { dashboardTexts } from '../../../support/dashboard-texts.ts';
import { messageArguments } from '../../../support/message-arguments.ts';

const { said } = dashboardTexts();
/** Said as `shared/metric.ts` and the server's catalogue have them, by `words/metric-words.ts`. */
const ofMetrics = [
  ...Object.values(metrics).map(({ label }) => label),
  ...catalogue
    .filter(({ id }) => id !== 'sample-size')
    .flatMap(({ definition, formula, caution }) => [definition, formula, caution]),
];
const messages = [...new Set([...said.map(({ text }) => text), ...ofMetrics])].sort();
const withTags = new Set(said.filter(({ hasTags }) => hasTags).map(({ text }) => text));

it('reads the dashboard: hundreds of texts, some of them with elements inside', () => {
  expect(messages.length).toBeGreaterThan(500);
  expect(withTags.size).toBeGreaterThan(10);
});

it('says no text both with elements inside and without', () => {
  expect(said.filter(({ text, hasTags }) => !hasTags && withTags.has(text))).toEqual([]);
});

describe.each([
  ['zh-Hans', hans as Record<string, string>],
  ['zh-Hant', hant as Record<string, string>],
])('%s', (_, texts) => {
  it('has every text of the dashboard, and none that nobody says', () => {
    expect(Object.keys(texts).sort()).toEqual(messages);
  });

  it('leaves open in each text what the English leaves open', () => {
    const open = (text: string, message: string) => messageArguments(text, withTags.has(message));
    const different = Object.entries(texts).filter(
      ([message, text]) => String(open(text, message)) !== String(open(message, message)),
    );
    expect(different).toEqual([]);
  });
});
