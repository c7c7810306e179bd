/** A survey that asks a question of each type that is no rating, beside an NPS, and answers to it. */
import type { z } from 'zod';
import type { question } from '../../shared/question.ts';

export const allTypes: z.input<typeof question>[] = [
  { id: 'score', type: 'nps', text: 'How likely are you to recommend us?' },
  {
    id: 'reason',
    type: 'choice',
    text: 'What decided?',
    options: [
      { id: 'price', text: 'The price' },
      { id: 'speed', text: 'The speed' },
    ],
    other: true,
  },
  {
    id: 'channels',
    type: 'choices',
    text: 'Where did you hear of us?',
    options: [
      { id: 'friends', text: 'From friends' },
      { id: 'search', text: 'By searching' },
      { id: 'press', text: 'In the press' },
    ],
    other: true,
    max: 2,
  },
  {
    id: 'service',
    type: 'matrix',
    text: 'How was our service?',
    items: [
      { id: 'speed', text: 'Speed' },
      { id: 'staff', text: 'Staff', weight: 2 },
    ],
  },
  { id: 'dark', type: 'kano', text: 'A dark mode', feature: 'Dark mode' },
  { id: 'terms', type: 'consent', text: 'May we quote you?' },
  { id: 'why', type: 'text', text: 'What is the main reason?', maxLength: 100 },
];

/** One answer to each, as it is sent and as it is stored. */
export const allAnswers = {
  score: 9,
  reason: { other: 'The music' },
  channels: ['search', 'friends'],
  service: { speed: 4, staff: 5 },
  dark: { functional: 1, dysfunctional: 5 },
  terms: false,
  why: 'Fast',
};
