import { expect, it } from 'vitest';
import { readSettingsTab } from '../../../../dashboard/data/settings-tab.ts';
import type { Session } from '../../../../shared/session.ts';

const asOwner: Pick<Session, 'may'> = { may: ['read', 'care', 'write', 'admin'] };

it('is what the address names', () => {
  expect(readSettingsTab('tab=keys', asOwner)).toBe('keys');
  expect(readSettingsTab('of=x&tab=audit', asOwner)).toBe('audit');
});

it.each([undefined, '', 'tab=', 'tab=nonsense'])('is the site’s own for %s', (own) => {
  expect(readSettingsTab(own, asOwner)).toBe('site');
});

it.each(['site', 'themes', 'keys', 'team', 'audit', 'health', undefined])(
  'is the first that they may see for whoever reads alone and asks for %s',
  (tab) => {
    expect(readSettingsTab(tab && `tab=${tab}`, { may: ['read'] })).toBe('data');
    expect(readSettingsTab('tab=password', { may: ['read'] })).toBe('password');
  },
);
