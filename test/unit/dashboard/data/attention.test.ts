import { describe, expect, it } from 'vitest';
import { arrange, attentionOf } from '../../../../dashboard/data/attention.ts';
import { fall, standing, unanswered } from '../../../support/dashboard-standing.ts';

const rise = { is: 'real', better: true, delta: 20, ci: [6, 34], effect: 0.3 } as const;
const complaints = (significant: boolean | null, delta: number) => ({
  complaints: { value: 30, n: 400, ci: null, complaints: 12, delta, significant },
});

describe('a survey needs attention', () => {
  it('where its score has really fallen', () => {
    expect(attentionOf(standing({ change: fall(0.2) }))).toBe('worse');
  });

  it('where complaints have really risen', () => {
    expect(attentionOf(standing(complaints(true, 12)))).toBe('complaints');
  });

  it('where it has fallen silent', () => {
    expect(attentionOf(unanswered(80, { before: 5 }))).toBe('silent');
  });

  it('where at least thirty saw it and nobody answered', () => {
    expect(attentionOf(unanswered(30))).toBe('unanswered');
  });

  it('where nobody saw it', () => {
    expect(attentionOf(unanswered(0))).toBe('unseen');
  });
});

describe('a survey needs no attention', () => {
  it.each([
    ['where it stands as before', standing()],
    ['where its score has really risen', standing({ change: rise })],
    ['where there are too few answers to tell', standing({ change: { is: 'few', n: 3, before: 2 } })],
    ['where complaints have fallen', standing(complaints(true, -12))],
    ['where it is not sure that complaints have risen', standing(complaints(false, 12))],
    ['where few views have no answer yet', unanswered(29)],
    ['where nobody saw it but answers come by mail', standing({ answers: 8, reach: { viewed: 0 } })],
    ['where it could not be loaded', unanswered(0, { error: new Error('offline') })],
    ['while it is paused', standing({ survey: { status: 'paused' }, change: fall(0.5) })],
    ['while it is a draft', unanswered(0, { survey: { status: 'draft' } })],
  ])('%s', (_, given) => {
    expect(attentionOf(given)).toBeUndefined();
  });
});

it('puts what is worse first, then complaints, silence, and what nobody answers or sees', () => {
  const given = [
    unanswered(0, { survey: { name: 'unseen' } }),
    standing({ survey: { name: 'fine' } }),
    unanswered(300, { survey: { name: 'unanswered' } }),
    unanswered(0, { survey: { name: 'silent' }, before: 60 }),
    standing({ survey: { name: 'complaints' }, ...complaints(true, 12) }),
    standing({ survey: { name: 'worse' }, change: fall(0.2) }),
  ];
  const { first, others } = arrange(given);
  expect(first.map(({ standing: { survey } }) => survey.name)).toEqual([
    'worse',
    'complaints',
    'silent',
    'unanswered',
    'unseen',
  ]);
  expect(others.map(({ survey }) => survey.name)).toEqual(['fine']);
});

it('puts the larger fall first, whatever the scale, and what more people saw', () => {
  const given = [
    unanswered(40, { survey: { name: 'seen by 40' } }),
    unanswered(90, { survey: { name: 'seen by 90' } }),
    standing({ survey: { name: 'small' }, change: fall(0.2) }),
    standing({ survey: { name: 'large' }, change: fall(0.6) }),
  ];
  expect(arrange(given).first.map(({ standing: { survey } }) => survey.name)).toEqual([
    'large',
    'small',
    'seen by 90',
    'seen by 40',
  ]);
});

it('keeps paused surveys, drafts and archived ones for the end', () => {
  const given = (['archived', 'draft', 'live', 'paused'] as const).map((status) =>
    standing({ survey: { status } }),
  );
  expect(arrange(given).resting.map(({ survey }) => survey.status)).toEqual(['paused', 'draft', 'archived']);
});
