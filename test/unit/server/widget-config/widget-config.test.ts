import { describe, expect, test } from 'vitest';
import { undrawn } from '../../../../server/widget-config/undrawn.ts';
import { widgetConfig } from '../../../../server/widget-config/widget-config.ts';
import type { Question } from '../../../../shared/question.ts';
import type { Survey } from '../../../../shared/survey.ts';
import { surveyFields } from '../../../support/builders.ts';
import { allTypes } from '../../../support/http-all-types.ts';

function survey(slug: string, questions: typeof allTypes): Survey {
  const at = '2026-11-15T10:00:00.000Z';
  return { ...surveyFields({ slug, questions }), site: 'site', version: 1, createdAt: at, updatedAt: at };
}
const shown = (...surveys: Survey[]) =>
  widgetConfig('pk_1', surveys, 'en', true).surveys.map(({ slug }) => slug);

const nps = { id: 'first', type: 'nps', text: 'How likely?' } as const;
const undrawable = allTypes.filter(({ type }) => type !== 'nps' && type !== 'text');

describe('a survey with a question that the widget cannot draw', () => {
  test.each(undrawable)('is left out: $type', (question) => {
    expect(shown(survey('other', [nps, question]), survey('plain', [nps]))).toEqual(['plain']);
  });

  test.each(undrawable)('is warned of: $type', ({ id, type, ...rest }) => {
    const questions = [nps, { id, type, ...rest }] as Question[];
    expect(undrawn(questions)).toEqual([
      `"${id}" is a question of type ${type}, which the widget cannot draw yet: it leaves this survey out, and answers come over the API`,
    ]);
  });
});

test.each(['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'thumbs', 'text'] as const)(
  'a survey with a question of type %s is shown, and nothing is said of it',
  (type) => {
    const plain = survey('plain', [{ id: 'q', type, text: 'Well?' }]);
    expect(shown(plain)).toEqual(['plain']);
    expect(undrawn(plain.questions)).toEqual([]);
  },
);
