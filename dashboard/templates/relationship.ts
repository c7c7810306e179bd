import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const relationship: Template = {
  id: 'relationship',
  name: say('Relationship survey'),
  use: say('For any site: how people stand to you as a whole, asked of a few visitors twice a year.'),
  survey: {
    questions: [
      {
        id: 'score',
        type: 'nps',
        required: true,
        text: 'How likely are you to recommend us to a friend or colleague?',
      },
      { id: 'why', type: 'text', text: 'What is the main reason for your score?' },
      {
        id: 'expectation',
        type: 'expectation',
        text: 'Compared with what you expect of us, how have we done lately?',
      },
    ],
    show: { on: { dwell: 20 }, sample: 0.1, sampleBy: 'visitor', every: '180d', snooze: '30d' },
  },
};
