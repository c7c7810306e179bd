import { expect, it } from 'vitest';
import { retentionPreview, retentionWords } from '../../../../dashboard/words/retention-words.ts';
import type { RetentionAnswer } from '../../../../shared/retention.ts';

const now = Date.parse('2026-11-02T12:00:00Z');
const told = (answers: number, comments: number, audit: number, beginsAt: string): RetentionAnswer => ({
  answers: { term: '365d', due: answers },
  comments: { term: null, due: comments },
  audit: { term: null, due: audit },
  beginsAt,
});

it('says what is kept how long', () => {
  expect(retentionWords({ answers: '365d', comments: '1d', audit: null })).toBe(
    'answers 365 days, own words 1 day, audit for ever',
  );
});

it('says what terms take, when, and until when that can be taken back', () => {
  expect(retentionPreview(told(1204, 1, 0, '2026-11-02T15:00:00Z'), 'Asia/Tokyo', now)).toBe(
    '1,204 answers are older and are anonymised. One answer loses its words. It happens on 3 Nov 2026, 00:00 (Asia/Tokyo). Until then nothing is lost: with other terms it does not happen.',
  );
});

it('says so where that moment has passed, and where nothing is that old', () => {
  expect(retentionPreview(told(1, 0, 2, '2026-11-01T00:00:00Z'), 'UTC', now)).toBe(
    'One answer is older and is anonymised. 2 entries of the audit are removed. It happens within the hour.',
  );
  expect(retentionPreview(told(0, 0, 0, '2026-11-03T00:00:00Z'), 'UTC', now)).toBe(
    'Nothing is older than that today.',
  );
});
