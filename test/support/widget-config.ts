/** Surveys as the widget receives them. */
import type {
  WidgetChoice,
  WidgetConfig,
  WidgetConsent,
  WidgetGrid,
  WidgetRating,
  WidgetSurvey,
  WidgetText,
} from '../../shared/widget-config.ts';

export const nps: WidgetRating = {
  id: 'score',
  type: 'nps',
  text: 'How likely are you to recommend us to a friend?',
  required: true,
  min: 0,
  max: 10,
  low: 'Not at all likely',
  high: 'Extremely likely',
};

export const why: WidgetText = {
  id: 'why',
  type: 'text',
  text: 'What is the main reason?',
  required: false,
  maxLength: 2000,
  if: { question: 'score', lte: 8 },
};

export const stars: WidgetRating = {
  id: 'stars',
  type: 'stars',
  text: 'How do you like the product page?',
  required: true,
  min: 1,
  max: 5,
  low: 'Poor',
  high: 'Excellent',
};

export const csat: WidgetRating = {
  id: 'csat',
  type: 'csat',
  text: 'How satisfied are you with the delivery?',
  required: true,
  min: 1,
  max: 5,
  low: 'Very dissatisfied',
  high: 'Very satisfied',
  steps: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
};

export const ces: WidgetRating = {
  id: 'ces',
  type: 'ces',
  text: 'The shop made it easy to return my order.',
  required: true,
  min: 1,
  max: 7,
  low: 'Strongly disagree',
  high: 'Strongly agree',
};

export const emoji: WidgetRating = {
  id: 'mood',
  type: 'emoji',
  text: 'How do you feel about the new design?',
  required: true,
  min: 1,
  max: 5,
  low: 'Very unhappy',
  high: 'Very happy',
  steps: ['Very unhappy', 'Unhappy', 'Neutral', 'Happy', 'Very happy'],
};

export const thumbs: WidgetRating = {
  id: 'helpful',
  type: 'thumbs',
  text: 'Was this page helpful?',
  required: true,
  min: 0,
  max: 1,
  low: 'No',
  high: 'Yes',
  steps: ['Thumbs down', 'Thumbs up'],
};

export const text: WidgetText = {
  id: 'comment',
  type: 'text',
  text: 'Anything else?',
  required: false,
  maxLength: 500,
};

export const choice: WidgetChoice = {
  id: 'reason',
  type: 'choice',
  text: 'What decided?',
  required: true,
  options: [
    { id: 'price', text: 'The price', emoji: '💶' },
    { id: 'speed', text: 'The speed' },
    { id: 'advice', text: 'The advice' },
  ],
  other: 'Other',
};

export const choices: WidgetChoice = {
  id: 'channels',
  type: 'choices',
  text: 'Where did you hear of us?',
  required: true,
  options: [
    { id: 'friends', text: 'From friends' },
    { id: 'search', text: 'By searching' },
    { id: 'press', text: 'In the press' },
  ],
  other: 'Other',
  max: 2,
  hint: 'Choose at most 2',
};

export const matrix: WidgetGrid = {
  id: 'service',
  type: 'matrix',
  text: 'How was our service?',
  required: true,
  items: [
    { id: 'speed', text: 'Speed' },
    { id: 'staff', text: 'Staff' },
  ],
  max: 5,
  low: 'Poor',
  high: 'Excellent',
};

export const kano: WidgetGrid = {
  id: 'dark',
  type: 'kano',
  text: 'A dark mode',
  required: true,
  items: [
    { id: 'functional', text: 'How would you feel if you had it?' },
    { id: 'dysfunctional', text: 'How would you feel if you did not have it?' },
  ],
  max: 5,
  steps: ['I like it', 'I expect it', 'I am neutral', 'I can live with it', 'I dislike it'],
};

export const consent: WidgetConsent = {
  id: 'terms',
  type: 'consent',
  text: 'May we quote you?',
  required: true,
  yes: 'Yes',
  no: 'No',
};

export function widgetSurvey(overrides: Partial<WidgetSurvey> = {}): WidgetSurvey {
  return {
    slug: 'recommend',
    version: 1,
    questions: [nps, why],
    form: 'popover',
    position: 'bottom-right',
    theme: 'auto',
    show: { on: {}, sample: 1, every: 90 * 24 * 3600e3 },
    ...overrides,
  };
}

export function widgetConfig(surveys: WidgetSurvey[], overrides: Partial<WidgetConfig> = {}): WidgetConfig {
  return {
    site: 'pk_test0123456789',
    allowed: true,
    language: 'en',
    dir: 'ltr',
    every: 24 * 3600e3,
    words: {
      title: 'Feedback',
      close: 'Close',
      notNow: 'Not now',
      back: 'Back',
      next: 'Next',
      send: 'Send',
      progress: 'Question {n} of {m}',
      optional: 'optional',
      needed: 'Please choose an answer first.',
      thanks: 'Thank you for your feedback.',
      kept: 'Thank you. Your answer is kept and will be sent when you are back online.',
    },
    surveys,
    ...overrides,
  };
}
