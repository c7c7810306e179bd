import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Action,
  answersToSend,
  begin,
  current,
  isLast,
  progress,
  reduce,
} from '../../../widget/session.ts';
import { nps, stars, text, thumbs, why } from '../../support/widget-config.ts';

const followUp = [nps, why];
const asked = reduce(begin(followUp), { type: 'show' });

function having(...actions: Action[]) {
  return actions.reduce(reduce, asked);
}

describe('phases', () => {
  test('nothing can be answered before the survey is shown', () => {
    expect(reduce(begin(followUp), { type: 'answer', value: 3, activated: true }).phase).toBe('idle');
  });
  test('the first answer starts the answering', () => {
    expect(having({ type: 'answer', value: 3, activated: false }).phase).toBe('answering');
  });
  test('Next on the last question sends', () => {
    expect(having({ type: 'answer', value: 10, activated: true }, { type: 'next' }).phase).toBe('sending');
  });
  test('what is being sent cannot be changed', () => {
    const sending = having({ type: 'answer', value: 10, activated: true }, { type: 'next' });
    expect(reduce(sending, { type: 'answer', value: 1, activated: true })).toBe(sending);
    expect(reduce(sending, { type: 'back' })).toBe(sending);
  });
  test('a queued answer can still arrive', () => {
    const queued = having(
      { type: 'answer', value: 10, activated: true },
      { type: 'next' },
      { type: 'settle', as: 'queued' },
    );
    expect(queued.phase).toBe('queued');
    expect(reduce(queued, { type: 'settle', as: 'sent' }).phase).toBe('sent');
  });
  test('nothing settles that was not sent', () => {
    expect(having({ type: 'settle', as: 'sent' }).phase).toBe('asked');
  });
});

describe('moving on', () => {
  test('a rating that is activated moves on where a question follows', () => {
    expect(current(having({ type: 'answer', value: 3, activated: true })).id).toBe('why');
  });
  test('an arrow key only selects', () => {
    expect(current(having({ type: 'answer', value: 3, activated: false })).id).toBe('score');
  });
  test('the last question waits for Send', () => {
    const rated = having({ type: 'answer', value: 10, activated: true });
    expect(current(rated).id).toBe('score');
    expect(rated.phase).toBe('answering');
    expect(isLast(rated)).toBe(true);
  });
  test('after Back a rating waits for Next', () => {
    const corrected = having(
      { type: 'answer', value: 3, activated: true },
      { type: 'back' },
      { type: 'answer', value: 4, activated: true },
    );
    expect(current(corrected).id).toBe('score');
    expect(current(reduce(corrected, { type: 'next' })).id).toBe('why');
  });
  test('a required question without an answer asks for one', () => {
    const pressed = having({ type: 'next' });
    expect(pressed.needed).toBe(true);
    expect(current(pressed).id).toBe('score');
  });
  test('an answer takes the request for one away', () => {
    expect(having({ type: 'next' }, { type: 'answer', value: 10, activated: false }).needed).toBe(false);
  });
  test('an optional question may be left out', () => {
    const sent = having({ type: 'answer', value: 3, activated: true }, { type: 'next' });
    expect(sent.phase).toBe('sending');
  });
  test('blanks do not answer a required text', () => {
    const shown = reduce(begin([{ ...text, required: true }]), { type: 'show' });
    const blank = [{ type: 'answer', value: '  ' } as const, { type: 'next' } as const].reduce(reduce, shown);
    expect(blank.needed).toBe(true);
  });
  test('a survey without any answer is not sent', () => {
    const shown = reduce(begin([text]), { type: 'show' });
    expect(reduce(shown, { type: 'next' })).toMatchObject({ phase: 'asked', needed: true });
  });
  test('Back from the first question stays there', () => {
    expect(having({ type: 'back' }).at).toBe(0);
  });
});

describe('conditions', () => {
  test('a question is left out where its condition fails', () => {
    expect(progress(having({ type: 'answer', value: 9, activated: false }))).toEqual({ n: 1, of: 1 });
  });
  test('a question comes up where its condition holds', () => {
    expect(progress(having({ type: 'answer', value: 8, activated: false }))).toEqual({ n: 1, of: 2 });
  });
  test('an answer that no longer applies is dropped', () => {
    const changed = having(
      { type: 'answer', value: 3, activated: true },
      { type: 'answer', value: 'slow' },
      { type: 'back' },
      { type: 'answer', value: 9, activated: true },
    );
    expect(changed.answers).toEqual({ score: 9 });
  });
  test('dropping one answer drops those that hang on it', () => {
    const chain = [
      thumbs,
      { ...stars, if: { question: 'helpful', eq: 1 } },
      { ...text, if: { question: 'stars', gte: 1, lte: 2 } },
    ];
    const answered = [
      { type: 'show' } as const,
      { type: 'answer', value: 1, activated: true } as const,
      { type: 'answer', value: 2, activated: true } as const,
      { type: 'answer', value: 'thin' } as const,
      { type: 'back' } as const,
      { type: 'back' } as const,
      { type: 'answer', value: 0, activated: false } as const,
    ].reduce(reduce, begin(chain));
    expect(answered.answers).toEqual({ helpful: 0 });
  });
  test('a question whose id is the name of an object’s method starts without an answer', () => {
    const shown = reduce(begin([{ ...nps, id: 'toString' }]), { type: 'show' });
    expect(reduce(shown, { type: 'next' }).needed).toBe(true);
    expect(answersToSend(shown, true)).toEqual({});
  });
});

describe('what is sent', () => {
  const typed = having({ type: 'answer', value: 3, activated: true }, { type: 'answer', value: ' slow ' });

  test('text is trimmed', () => {
    expect(answersToSend(typed, true)).toEqual({ score: 3, why: 'slow' });
  });
  test('empty text is left out', () => {
    const empty = reduce(typed, { type: 'answer', value: '  ' });
    expect(answersToSend(empty, true)).toEqual({ score: 3 });
  });
  test('text that was typed and not sent stays with the visitor', () => {
    expect(answersToSend(typed, false)).toEqual({ score: 3 });
  });
  test('text that the visitor has moved on from is part of an incomplete answer', () => {
    const movedOn = [
      { type: 'show' } as const,
      { type: 'answer', value: 'slow' } as const,
      { type: 'next' } as const,
    ].reduce(reduce, begin([text, nps]));
    expect(answersToSend(movedOn, false)).toEqual({ comment: 'slow' });
  });
});

test('whatever is pressed, the question asked applies and only applying questions have answers', () => {
  const questions = [thumbs, { ...nps, if: { question: 'helpful', eq: 1 } }, why, stars];
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      type: fc.constant('answer' as const),
      value: fc.integer({ min: 0, max: 10 }),
      activated: fc.boolean(),
    }),
    fc.constant<Action>({ type: 'next' }),
    fc.constant<Action>({ type: 'back' }),
    fc.record({ type: fc.constant('answer' as const), value: fc.constantFrom('', 'slow') }),
  );
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const end = actions.reduce(reduce, reduce(begin(questions), { type: 'show' }));
      expect(progress(end).n).toBeGreaterThan(0);
      if (!('helpful' in end.answers) || end.answers.helpful !== 1)
        expect(end.answers).not.toHaveProperty('score');
      if (!('score' in end.answers)) expect(end.answers).not.toHaveProperty('why');
    }),
  );
});
