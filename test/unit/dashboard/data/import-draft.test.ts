import { expect, test } from 'vitest';
import { importDraft, importMapping } from '../../../../dashboard/data/import-draft.ts';

const columns = ['mood', 'text', 'created', 'note'].map((name) => ({ name, samples: [] }));
const mapping = {
  survey: { value: 'airline' },
  channel: { value: 'mail' },
  tags: { value: 'old' },
  'answers.mood': { column: 'mood', values: { negative: 1, positive: 3 } },
  'answers.why': { column: 'text' },
  touchpoint: { column: 'text' },
  receivedAt: { column: 'created', time: 'DD-MM-YYYY', timezone: 'Asia/Tokyo' },
};

test('a mapping that is set and not changed stays what it was', () => {
  expect(importMapping(importDraft(mapping, columns, 'UTC'))).toEqual(mapping);
});

test('what is set of columns is what is told', () => {
  const draft = importDraft(mapping, columns, 'UTC');
  const changed = {
    ...draft,
    channel: '',
    columns: {
      ...draft.columns,
      mood: { ...draft.columns.mood!, values: 'bad = 1, so so=2; a = b = x' },
      text: { ...draft.columns.text!, target: '' },
      note: { target: 'attributes.note', time: 'iso', values: '' },
    },
  };
  expect(importMapping(changed)).toEqual({
    survey: { value: 'airline' },
    tags: { value: 'old' },
    touchpoint: { column: 'text' },
    'answers.mood': { column: 'mood', values: { bad: 1, 'so so': 2, 'a = b': 'x' } },
    'attributes.note': { column: 'note' },
    receivedAt: { column: 'created', time: 'DD-MM-YYYY', timezone: 'Asia/Tokyo' },
  });
});
