import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const pageHelpfulness: Template = {
  id: 'helpful',
  name: say('Page helpfulness'),
  use: say(
    'For docs and help pages: does the page answer what people came for? A tab at its edge, always there.',
  ),
  survey: {
    questions: [
      { id: 'helpful', type: 'thumbs', required: true, text: 'Was this page helpful?' },
      {
        id: 'missing',
        type: 'text',
        text: 'What was missing?',
        if: { question: 'helpful', eq: 0 },
      },
    ],
    display: { form: 'tab', position: 'bottom-right', label: 'Was this helpful?' },
    show: { on: { load: true } },
  },
};
