import { describe, expect, it } from 'vitest';
import { questionChanges } from '../../../../dashboard/data/question-changes.ts';
import { questions as schema } from '../../../../shared/question.ts';

function changes(before: object[], after: object[]): string[] {
  return questionChanges(schema.parse(before), schema.parse(after)).map(({ is, question, added, removed }) =>
    [is, question.id, ...(added ?? []), ...(removed ?? [])].join(' '),
  );
}

const score = { id: 'score', type: 'nps', text: { en: 'Recommend?', de: 'Empfehlen?' } };
const why = { id: 'why', type: 'text', text: 'Why?' };
const stars = { id: 'stars', type: 'stars', text: 'How good?' };
const pay = {
  id: 'pay',
  type: 'choice',
  text: 'How did you pay?',
  options: [
    { id: 'card', text: 'Card' },
    { id: 'cash', text: 'Cash' },
  ],
};
const care = {
  id: 'care',
  type: 'matrix',
  text: 'How was it?',
  items: [
    { id: 'speed', text: 'Speed' },
    { id: 'price', text: 'Price' },
  ],
};

describe('questionChanges', () => {
  it('finds none between equals', () => {
    expect(changes([score, why, pay, care], [score, why, pay, care])).toEqual([]);
  });

  it('tells what was added and removed', () => {
    expect(changes([score, why], [score, stars])).toEqual(['added stars', 'removed why']);
  });

  it('tells another wording, in any language and in options', () => {
    expect(changes([score], [{ ...score, text: { en: 'Recommend?', de: 'Weitersagen?' } }])).toEqual([
      'reworded score',
    ]);
    const [, cash] = pay.options;
    const reworded = { ...pay, options: [{ id: 'card', text: 'Credit card' }, cash] };
    expect(changes([pay], [reworded])).toEqual(['reworded pay']);
  });

  it('tells a translation apart from another wording', () => {
    const translated = { ...why, text: { en: 'Why?', fr: 'Pourquoi ?' } };
    expect(changes([why], [translated])).toEqual(['translated why en fr']);
    expect(changes([translated], [why])).toEqual(['untranslated why en fr']);
  });

  it('tells another scale or type, and nothing else of that question', () => {
    expect(changes([stars], [{ ...stars, scale: 10, text: 'How very good?' }])).toEqual(['scale stars']);
    expect(changes([{ ...score, id: 'q' }], [{ ...stars, id: 'q' }])).toEqual(['scale q']);
  });

  it('tells which options or items came and went, and other weights', () => {
    const [card] = pay.options;
    const other = { ...pay, options: [card, { id: 'bank', text: 'Bank' }] };
    expect(changes([pay], [other])).toEqual(['options pay bank cash']);
    const [speed, price] = care.items;
    const weighted = { ...care, items: [{ ...speed, weight: 3 }, price] };
    expect(changes([care], [weighted])).toEqual(['weights care']);
  });

  it('tells other rules of asking', () => {
    expect(changes([score, why], [score, { ...why, required: true }])).toEqual(['rules why']);
    expect(changes([score, why], [score, { ...why, if: { question: 'score', lte: 6 } }])).toEqual([
      'rules why',
    ]);
  });

  it('tells of one that moved, once, and not of what was pushed by an addition', () => {
    expect(changes([score, why, stars], [stars, score, why])).toEqual(['moved stars']);
    expect(changes([score, why], [stars, score, why])).toEqual(['added stars']);
  });
});
