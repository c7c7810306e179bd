import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const csatAfterSupport: Template = {
  id: 'after-support',
  name: say('CSAT after support'),
  use: say('For help desks: was the case solved, and were people satisfied with the help?'),
  survey: {
    questions: [
      {
        id: 'satisfaction',
        type: 'csat',
        required: true,
        text: 'How satisfied are you with the help you received?',
      },
      {
        id: 'solved',
        type: 'choice',
        text: 'Is your problem solved?',
        options: [
          { id: 'yes', text: 'Yes' },
          { id: 'partly', text: 'Partly' },
          { id: 'no', text: 'No' },
        ],
      },
      {
        id: 'missing',
        type: 'text',
        text: 'What should we have done differently?',
        if: { question: 'satisfaction', lte: 3 },
      },
    ],
    // Every case is one to ask about, so the rest between two is short.
    show: { on: { event: { name: 'support-ended' } }, every: '7d' },
  },
};
