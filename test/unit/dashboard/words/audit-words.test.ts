import { expect, it } from 'vitest';
import { auditWords } from '../../../../dashboard/words/audit-words.ts';
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
