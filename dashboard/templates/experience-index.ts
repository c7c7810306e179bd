import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const experienceIndex: Template = {
  id: 'experience',
  name: say('Composite index'),
  use: say(
    'For tracking one number from 0 to 100 over time: five aspects of the site, weighted by how much they matter.',
  ),
  survey: {
    questions: [
      {
        id: 'aspects',
        type: 'matrix',
        required: true,
        text: 'How satisfied are you with these parts of our site?',
        scale: 5,
        items: [
          { id: 'finding', text: 'Finding what I need', weight: 2 },
          { id: 'speed', text: 'Speed of the pages' },
          { id: 'clarity', text: 'Clear information', weight: 2 },
          { id: 'trust', text: 'Feeling that my data is safe' },
          { id: 'look', text: 'How it looks' },
        ],
      },
      {
        id: 'overall',
        type: 'csat',
        required: true,
        text: 'All in all, how satisfied are you with our site?',
      },
      { id: 'first', type: 'text', text: 'What should we improve first?' },
    ],
    show: { on: { dwell: 30 }, sample: 0.25, sampleBy: 'visitor', every: '180d', snooze: '30d' },
  },
};
