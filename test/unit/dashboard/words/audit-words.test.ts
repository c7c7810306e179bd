import { expect, it } from 'vitest';
import { auditWords, changeOfField } from '../../../../dashboard/words/audit-words.ts';
import { type AuditEntry, auditActions } from '../../../../shared/audit.ts';

const entry = (fields: Partial<AuditEntry>) =>
  ({ actor: { kind: 'session' }, objects: ['checkout'], count: 1, changes: {}, ...fields }) as AuditEntry;

it.each<[Partial<AuditEntry>, string]>([
  [{ action: 'survey.changed' }, 'The owner, in the dashboard, changed the survey checkout'],
  [
    {
      action: 'key.created',
      actor: { kind: 'owner' },
      objects: ['019a'],
      changes: { name: { new: 'Robot' } },
    },
    'The owner, by key, made the key “Robot”',
  ],
  [
    {
      action: 'key.revoked',
      actor: { kind: 'key', id: 'k', name: 'Ops' },
      changes: { name: { old: 'Robot' } },
    },
    'The key “Ops” revoked the key “Robot”',
  ],
  [
    { action: 'owner_key.changed', actor: { kind: 'server' } },
    'The server itself set another owner’s key, which ended all sessions',
  ],
  [{ action: 'responses.removed', count: 1 }, 'The owner, in the dashboard, deleted a response'],
  [{ action: 'responses.erased', actor: { kind: 'visitor' }, count: 1 }, 'A visitor erased a response'],
  [
    { action: 'responses.reclassified', count: 120 },
    'The owner, in the dashboard, judged 120 responses anew',
  ],
  [
    { action: 'responses.expired', actor: { kind: 'server' }, objects: ['job'], count: 120 },
    'The server itself anonymised 120 responses, whose term was over',
  ],
  [{ action: 'sessions.ended', count: 2 }, 'The owner, in the dashboard, signed out 2 other sessions'],
])('%j: %s', (fields, sentence) => {
  expect(auditWords(entry(fields))).toBe(sentence);
});

it.each([...auditActions])('has a sentence for %s', (action) => {
  expect(auditWords(entry({ action }))).toMatch(/^The owner, in the dashboard, [a-z]/);
});

it('tells a field before and after, as far as that is kept', () => {
  expect(changeOfField('name', { old: 'Shop', new: 'Store' })).toBe('name: “Shop” → “Store”');
  expect(changeOfField('minimumN', { new: 5 })).toBe('minimumN: 5');
  expect(changeOfField('name', { old: 'Robot' })).toBe('name: “Robot”, removed');
  expect(changeOfField('questions', {})).toBe('questions: changed');
  expect(changeOfField('origins', { old: [], new: ['https://a.example', 'https://b.example'] })).toBe(
    'origins: – → https://a.example, https://b.example',
  );
  expect(changeOfField('sites', { new: null })).toBe('sites: –');
  expect(changeOfField('expiresAt', { new: 1_800_000_000_000 })).toBe('expiresAt: 2027-01-15T08:00:00.000Z');
  expect(changeOfField('asking', { new: { every: '1d' } })).toBe('asking: {"every":"1d"}');
});
