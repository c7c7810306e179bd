import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const effortAfterTask: Template = {
  id: 'effort',
  name: say('Effort after a task'),
  use: say('For apps and forms: how easy was what people have just done?'),
  survey: {
    questions: [
      {
        id: 'ease',
        type: 'ces',
        required: true,
        text: 'How much do you agree: it was easy to do what I wanted to do.',
      },
      {
        id: 'obstacle',
        type: 'text',
        text: 'What made it hard?',
        if: { question: 'ease', lte: 4 },
      },
    ],
    show: { on: { event: { name: 'task-done' } }, every: '30d' },
  },
};
