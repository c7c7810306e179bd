import type { Question } from '../../shared/question.ts';
import type { SeriesBreak } from '../../shared/stats-answer.ts';
import { surveyFields } from './builders.ts';

/** One version of a survey: since when, what it asks, and what a series should say has changed. */
export interface DefinedVersion {
  at: string;
  questions: Question[];
  breaks: [question: string, change: SeriesBreak['change']][];
}

type Input = NonNullable<NonNullable<Parameters<typeof surveyFields>[0]>['questions']>;

function asked(...questions: Input): Question[] {
  return surveyFields({ questions }).questions;
}

const options = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const why = { id: 'why', type: 'text', text: 'Why?' } as const;
const effort = { id: 'effort', type: 'ces', text: { en: 'It was easy' } } as const;
const hoped = { id: 'hoped', type: 'expectation', text: 'As you hoped?' } as const;
const shine = { id: 'shine', type: 'stars', text: 'Stars' } as const;
const tags = { id: 'tags', type: 'choices', text: 'Tags', options: options('x', 'y', 'z') } as const;
const taste = { id: 'taste', type: 'csat', text: 'Taste' } as const;
const face = { id: 'face', type: 'emoji', text: 'Mood', scale: 3 } as const;
const pick = { id: 'pick', type: 'choice', text: 'Which?' } as const;
const service = { id: 'service', type: 'matrix', text: 'Service' } as const;
const speed = { id: 'speed', text: 'Speed' };
const staff = { id: 'staff', text: 'Staff' };

/**
 * Surveys in which everything changes that can: a scale, options, weights, items, wording, and questions that come
 * and go; two that share questions, one with two of one scale, and one with next to nothing.
 */
export const definedSurveys: Record<string, DefinedVersion[]> = {
  checkout: [
    {
      at: '2025-01-05T08:00:00.000Z',
      questions: asked(
        { id: 'score', type: 'nps', text: 'Recommend?' },
        effort,
        taste,
        hoped,
        shine,
        { ...pick, options: options('a', 'b'), other: true },
        tags,
        { ...service, items: [speed, { ...staff, weight: 2 }] },
        { id: 'thumb', type: 'thumbs', text: 'Up?' },
        why,
      ),
      breaks: [],
    },
    {
      at: '2026-03-29T10:00:00.000Z',
      questions: asked(
        { id: 'score', type: 'nps', text: 'Recommend?' },
        effort,
        { ...taste, scale: 7 },
        hoped,
        shine,
        { ...pick, options: options('a', 'c'), other: true },
        tags,
        { ...service, items: [{ ...speed, weight: 3 }, staff] },
        face,
        why,
      ),
      breaks: [
        ['taste', 'scale'],
        ['pick', 'options'],
        ['service', 'weights'],
        ['thumb', 'removed'],
        ['face', 'added'],
      ],
    },
    {
      at: '2026-10-04T10:00:00.000Z',
      questions: asked(
        { id: 'score', type: 'nps', text: 'Would you recommend us?' },
        { ...effort, text: { en: 'It was easy', de: 'Es war leicht' } },
        { ...taste, scale: 7 },
        hoped,
        shine,
        { ...pick, options: options('a', 'c'), other: true },
        tags,
        { ...service, items: [{ ...speed, weight: 3 }, staff, { id: 'price', text: 'Price' }] },
        face,
        why,
      ),
      breaks: [
        ['score', 'wording'],
        ['service', 'options'],
      ],
    },
  ],
  till: [
    {
      at: '2025-01-05T08:00:00.000Z',
      questions: asked(
        { id: 'score', type: 'nps', text: 'Recommend?' },
        { id: 'again', type: 'nps', text: 'Come again?' },
        effort,
        { ...shine, scale: 10 },
        { ...tags, options: options('y', 'x') },
        why,
      ),
      breaks: [],
    },
  ],
  quiet: [
    {
      at: '2025-01-05T08:00:00.000Z',
      questions: asked({ id: 'thumb', type: 'thumbs', text: 'Up?' }, why),
      breaks: [],
    },
  ],
};
