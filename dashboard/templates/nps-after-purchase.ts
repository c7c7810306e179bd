import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const npsAfterPurchase: Template = {
  id: 'after-purchase',
  name: say('NPS after purchase'),
  use: say('For shops: would those who have just bought recommend you, and why?'),
  survey: {
    questions: [
      {
        id: 'score',
        type: 'nps',
        required: true,
        text: 'How likely are you to recommend us to a friend?',
      },
      {
        id: 'improve',
        type: 'text',
        text: 'What could we do better?',
        if: { question: 'score', lte: 8 },
      },
      {
        id: 'praise',
        type: 'text',
        text: 'What did you like most?',
        if: { question: 'score', gte: 9 },
      },
    ],
    show: { on: { delay: 2 }, pages: ['/checkout/done*'], every: '90d' },
  },
};
