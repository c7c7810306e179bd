import { expect, it } from 'vitest';
import { readSettingsTab } from '../../../../dashboard/data/settings-tab.ts';

it('is what the address names', () => {
  expect(readSettingsTab('tab=keys')).toBe('keys');
  expect(readSettingsTab('of=x&tab=audit')).toBe('audit');
});

it.each([undefined, '', 'tab=', 'tab=nonsense'])('is the site’s own for %s', (own) => {
  expect(readSettingsTab(own)).toBe('site');
});
