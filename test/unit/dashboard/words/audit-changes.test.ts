import { expect, it } from 'vitest';
import { auditChanges } from '../../../../dashboard/words/audit-changes.ts';
import type { AuditEntry } from '../../../../shared/audit.ts';

const context = { sites: [{ id: '019a', name: 'Shop' }], zone: 'Europe/Berlin' };
const told = (changes: AuditEntry['changes']) => auditChanges({ changes }, context);

it('tells a field before and after, as far as that is kept', () => {
  expect(told({ name: { old: 'Shop', new: 'Store' } })).toEqual(['name: “Shop” → “Store”']);
  expect(told({ minimumN: { new: 5 } })).toEqual(['fewest answers of a row: 5']);
  expect(told({ host: { old: 'shop.example' } })).toEqual(['host: “shop.example”, removed']);
  expect(told({ name: { old: 'Robot' } })).toEqual([]);
  expect(told({ questions: {} })).toEqual(['questions: changed']);
  expect(told({ origins: { old: [], new: ['https://a.example', 'https://b.example'] } })).toEqual([
    'origins: – → https://a.example, https://b.example',
  ]);
  expect(told({ fresh: { old: 1, new: 2 } })).toEqual(['fresh: 1 → 2']);
});

it('says in words what stands for something', () => {
  expect(told({ role: { old: 'agent', new: 'owner' } })).toEqual(['role: Agent → Owner']);
  expect(told({ sites: { old: null, new: ['019a', '019b'] } })).toEqual(['sites: All sites → Shop, 019b']);
  expect(told({ enabled: { old: true, new: false } })).toEqual(['switched on: yes → no']);
  expect(told({ reason: { old: null, new: 'gone' } })).toEqual([
    'why: – → Switched off: the address said that it is gone for good (410)',
  ]);
  expect(told({ expiresAt: { old: null, new: 1_800_000_000_000 } })).toEqual([
    'ends: never ends → 15 Jan 2027, 09:00 (Europe/Berlin)',
  ]);
});

it('tells of fields within a field those that differ', () => {
  const retention = (answers: string | null) => ({ answers, comments: null, audit: '90d' });
  expect(told({ retention: { old: retention(null), new: retention('365d') } })).toEqual([
    'how long is kept · answers: for ever → 365 days',
  ]);
  expect(told({ asking: { new: { every: '1d' } } })).toEqual(['how often is asked · every: “1d”']);
});

it('leaves out what something was made without', () => {
  expect(told({ name: { new: 'Robot' }, survey: { new: null }, pageParameters: { new: [] } })).toEqual([
    'name: “Robot”',
  ]);
});
