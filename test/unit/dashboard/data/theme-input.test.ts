import { expect, it } from 'vitest';
import { emptyTheme, themeDraft, themeInput } from '../../../../dashboard/data/theme-input.ts';
import type { ThemeAnswer } from '../../../../shared/theme.ts';

const theme: ThemeAnswer = {
  id: 't1',
  site: 's1',
  name: 'Delivery',
  words: ['late delivery', 'deliver*', '物流'],
  not: ['free'],
  createdAt: '2026-11-15T10:00:00.000Z',
  updatedAt: '2026-11-16T10:00:00.000Z',
};

it('reads one word or phrase a line, or between commas of any keyboard, each once', () => {
  const words = ' late delivery, slow\n\nslow\n物流，慢、太慢；迟 ; ،متأخر';
  expect(themeInput({ ...emptyTheme, name: ' Delivery ', words })).toEqual({
    name: 'Delivery',
    words: ['late delivery', 'slow', '物流', '慢', '太慢', '迟', 'متأخر'],
    not: [],
  });
});

it('is the same again when nothing of it was changed, and knows what it was begun from', () => {
  const { name, words, not, updatedAt } = theme;
  expect(themeInput(themeDraft(theme))).toEqual({ name, words, not });
  expect(themeDraft(theme).seen).toBe(updatedAt);
});
