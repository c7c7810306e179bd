import { describe, expect, it } from 'vitest';
import {
  comparisonOf,
  comparisonsOf,
  newCondition,
} from '../../../../../dashboard/data/build/condition-form.ts';
import { daysNeeded } from '../../../../../dashboard/data/build/days-needed.ts';
import { newQuestion, questionTypes } from '../../../../../dashboard/data/build/new-question.ts';
import { previewMessage } from '../../../../../dashboard/data/build/preview-message.ts';
import { putAt } from '../../../../../dashboard/data/build/put-at.ts';
import {
  hangingOn,
  moved,
  renamed,
  withoutQuestion,
} from '../../../../../dashboard/data/build/question-order.ts';
import { questions as schema } from '../../../../../shared/question.ts';
import { editedSurvey } from '../../../../support/edited-survey.ts';
import { nps, stars, why, widgetConfig, widgetSurvey } from '../../../../support/widget-config.ts';

it('puts a value at a path, makes what leads there, and takes away what is undefined', () => {
  expect(putAt({ a: [{ b: 1 }, { b: 2 }] }, 'a.1.b', 3)).toEqual({ a: [{ b: 1 }, { b: 3 }] });
  expect(putAt({}, 'show.quota.total', 5)).toEqual({ show: { quota: { total: 5 } } });
  expect(putAt({ a: { b: 1, c: 2 } }, 'a.b', undefined)).toEqual({ a: { c: 2 } });
});

describe.each(questionTypes)('a new question of type %s', (type) => {
  it('can be saved as it is, beside another of its type', () => {
    const first = newQuestion(type, []);
    const second = newQuestion(type, [first.id]);
    expect(schema.safeParse([first, second]).error).toBeUndefined();
    expect(schema.parse([first, second])).toEqual([first, second]);
  });

  it('can be compared by every comparison that is offered for it', () => {
    const asked = newQuestion(type, []);
    const after = { ...newQuestion('text', [asked.id]), id: 'after' };
    for (const comparison of comparisonsOf(asked)) {
      const condition = newCondition(asked, comparison);
      expect(comparisonOf(condition)).toBe(comparison);
      expect(schema.safeParse([asked, { ...after, if: condition }]).error).toBeUndefined();
    }
  });
});

const survey = editedSurvey({
  questions: [
    { id: 'score', type: 'nps', required: true, text: 'Likely?', jump: [{ to: 'last' }] },
    {
      id: 'why',
      type: 'text',
      required: false,
      text: 'Why?',
      maxLength: 9,
      if: { question: 'score', lte: 8 },
    },
    { id: 'last', type: 'thumbs', required: true, text: 'Good?' },
  ],
  display: {
    form: 'popover',
    position: 'center',
    theme: 'auto',
    endings: [{ if: { question: 'score', gte: 9 }, text: 'So glad' }],
  },
});

describe('questions', () => {
  it('change places', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moved(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });

  it('go with what hangs on them', () => {
    expect(hangingOn(survey, 'score')).toBe(2);
    expect(hangingOn(survey, 'last')).toBe(1);
    const without = withoutQuestion(survey, 'score');
    expect(without.questions.map((one) => [one.id, one.if])).toEqual([
      ['why', undefined],
      ['last', undefined],
    ]);
    expect(without.display.endings).toEqual([{ text: 'So glad' }]);
    expect(withoutQuestion(survey, 'last').questions[0]).not.toHaveProperty('jump');
  });

  it('get another id in all that names them', () => {
    const after = renamed(renamed(survey, 'score', 'nps'), 'last', 'end-one');
    expect(after.questions.map(({ id }) => id)).toEqual(['nps', 'why', 'end-one']);
    expect(after.questions[0]!.jump).toEqual([{ to: 'end-one' }]);
    expect(after.questions[1]!.if).toEqual({ question: 'nps', lte: 8 });
    expect(after.display.endings![0]!.if!.question).toBe('nps');
  });
});

describe('the preview', () => {
  it('begins with the question that is worked on, whatever stood before it', () => {
    const config = widgetConfig([
      widgetSurvey({
        questions: [nps, why, stars],
        show: { on: {}, sample: 0, every: 9, withheld: 'quota' },
      }),
    ]);
    const [shown] = previewMessage(config, 'why', true).config.surveys;
    expect(shown!.questions.map(({ id }) => id)).toEqual(['why', 'stars']);
    expect(shown!.questions[0]!.if).toBeUndefined();
    expect(shown!.show).toEqual({ on: { load: true }, sample: 1, every: 0 });
  });

  it('begins with the first where that is gone, and has a place for a part of the page', () => {
    const config = widgetConfig([widgetSurvey({ form: 'inline', target: '.gone' })]);
    const [shown] = previewMessage(config, 'gone', false).config.surveys;
    expect(shown!.questions[0]!.id).toBe('score');
    expect(shown!.target).toBe('#place');
  });
});

describe('the days until there are enough answers', () => {
  it('follow from the pace, and are as uncertain as it', () => {
    const { days, from, to } = daysNeeded(280, 100, 28)!;
    expect(days).toBeCloseTo(78.4);
    expect(from).toBeCloseTo(64.5, 0);
    expect(to).toBeCloseTo(96.4, 0);
  });

  it('are more where fewer are asked from now on', () => {
    expect(daysNeeded(100, 100, 28, 0.5)!.days).toBeCloseTo(56);
  });

  it('have no end in sight where one answer came, and are unknown where none did', () => {
    expect(daysNeeded(100, 1, 28)!.to).toBeGreaterThan(1000);
    expect(daysNeeded(100, 0, 28)).toBeUndefined();
  });
});
