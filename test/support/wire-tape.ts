/** What a released widget said to the server, so that later servers can be asked whether they still understand it. */
import type { SurveyInput } from '../../shared/survey.ts';

export interface WireTape {
  /** The version of the widget. */
  widget: string;
  publicKey: string;
  surveys: Omit<SurveyInput, 'site'>[];
  requests: WireRequest[];
}

export interface WireRequest {
  method: 'GET' | 'POST';
  path: string;
  contentType?: string;
  body?: string;
  /** What the server of its time answered. */
  status: number;
  answer: unknown;
}

export const tapeFolder = new URL('../contract/wire/', import.meta.url);

/** The answers of a rating and a comment, a condition between them, and a survey of one question. */
export const tapeSurveys: WireTape['surveys'] = [
  {
    slug: 'recommend',
    name: 'Recommend',
    status: 'live',
    questions: [
      { id: 'score', type: 'nps', text: 'How likely are you to recommend us?', required: true },
      { id: 'why', type: 'text', text: 'Why?', if: { question: 'score', lte: 8 } },
    ],
    show: { on: { delay: 3600 } },
  },
  {
    slug: 'product',
    name: 'Product',
    status: 'live',
    questions: [{ id: 'stars', type: 'stars', text: 'How good is it?' }],
    show: { on: { delay: 3600 } },
  },
];
