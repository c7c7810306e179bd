import { say } from '../words/say.ts';
import type { Template } from './template.ts';

export const productStars: Template = {
  id: 'product',
  name: say('Product stars'),
  use: say('For product pages: one to five stars, and a few words for others.'),
  survey: {
    questions: [
      { id: 'stars', type: 'stars', required: true, text: 'How do you rate this product?' },
      { id: 'comment', type: 'text', text: 'What should others know about it?' },
    ],
    show: { on: { scroll: 60 }, pages: ['/product*'], every: '30d' },
  },
};
