import { describe, expect, it } from 'vitest';
import { afterEarlier, repeatWindow } from '../../../../../server/ingest/flags/repeat.ts';
import { surveyCreate } from '../../../../../shared/survey.ts';
import { noon, responseTo } from '../../../../support/builders.ts';

const hour = 3_600_000;
const survey = (show: object) =>
  surveyCreate.parse({
    site: 'any',
    slug: 'checkout',
    name: 'Checkout',
    questions: [{ id: 'score', type: 'nps', text: 'Recommend?' }],
    show,
  });

describe('the window of a repeat', () => {
  it.each<[string, object, string, number]>([
    ['a day', {}, 'widget', 24 * hour],
    ['on pages of ours, too', {}, 'page', 24 * hour],
    ['less where the survey asks sooner', { every: '30m' }, 'widget', hour / 2],
    ['none where visitors open it', { on: { click: '#feedback' } }, 'widget', 0],
    ['none where a program opens it', { on: {} }, 'widget', 0],
    ['none over the API', {}, 'api', 0],
  ])('%s', (_, show, channel, expected) => {
    expect(repeatWindow(survey(show), channel)).toBe(expected);
  });
});

describe('after an earlier response', () => {
  const response = responseTo({ siteKey: 1, key: 1 }, { flags: ['burst'], repeatWindow: hour });

  it('within the window it is repeated and flagged', () => {
    expect(afterEarlier(response, noon - hour + 1)).toMatchObject({
      repeated: true,
      flagged: true,
      flags: ['burst', 'repeat'],
    });
  });

  it('at its end it is repeated and no more', () => {
    const judged = afterEarlier(response, noon - hour);
    expect(judged).toMatchObject({ repeated: true, flagged: false, flags: ['burst'] });
  });

  it('there was none: it is no repetition', () => {
    expect(afterEarlier(response, null)).toMatchObject({ repeated: false, flagged: false, flags: ['burst'] });
  });
});
