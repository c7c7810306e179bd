import { describe, expect, it } from 'vitest';
import { slugOf } from '../../../../dashboard/data/slug.ts';
import { templates } from '../../../../dashboard/templates/templates.ts';
import { surveyCreate } from '../../../../shared/survey.ts';

describe.each(templates)('$name', ({ id, name, use, survey }) => {
  it('is a survey as the server takes it', () => {
    const parsed = surveyCreate.safeParse({ site: 's1', slug: id, name, ...survey });
    expect(parsed.error?.issues ?? []).toEqual([]);
  });

  it('asks for a rating that must be given, and for words that need not', () => {
    const { questions } = surveyCreate.parse({ site: 's1', slug: id, name, ...survey });
    expect(questions[0]).toMatchObject({ required: true });
    expect(questions.filter(({ type }) => type === 'text').map(({ required }) => required)).toContain(false);
    expect(questions.some(({ type, required }) => type === 'text' && required)).toBe(false);
  });

  it('says in one line when to use it', () => {
    expect(use).toMatch(/^For [^\n]{20,110}[.?]$/);
  });
});

it('proposes a slug of its own for each', () => {
  const ids = templates.map(({ id }) => id);
  expect(ids.map(slugOf)).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('asks for the whole relationship rarely, and of few', () => {
  const { show } = templates.find(({ id }) => id === 'relationship')!.survey;
  expect(show).toMatchObject({ every: '180d', sample: 0.1, sampleBy: 'visitor' });
});
