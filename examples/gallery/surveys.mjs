/** One survey of each type of question, and one of each form that a survey can have. */

const options = [
  { id: 'rye', text: 'Rye', emoji: '🌾' },
  { id: 'spelt', text: 'Spelt', emoji: '🍞' },
  { id: 'white', text: 'White', emoji: '🥖' },
];
const low = 'Very difficult';

/** Each is asked as a part of the page, in an element of its own. */
const questions = {
  nps: { text: 'How likely are you to recommend us to a friend?', ends: ['Not at all', 'Very likely'] },
  csat: { text: 'How satisfied are you with your visit?', ends: ['Not at all', 'Very'] },
  ces: { text: 'It was easy to find what I wanted.', ends: ['Disagree', 'Agree'] },
  expectation: { text: 'How was it, against what you expected?', ends: ['Much worse', 'Much better'] },
  stars: { text: 'How do you rate our bread?' },
  emoji: { text: 'How do you feel about our new shop?' },
  thumbs: { text: 'Was this page helpful?' },
  text: { text: 'What could we do better?' },
  choice: { text: 'Which is your favourite?', options, other: true },
  choices: { text: 'Which have you tried?', options, max: 2 },
  matrix: {
    text: 'How were we today?',
    low: 'Poor',
    high: 'Excellent',
    items: [
      { id: 'speed', text: 'Speed' },
      { id: 'staff', text: 'Staff' },
      { id: 'bread', text: 'Bread' },
    ],
  },
  kano: { text: 'Home delivery', feature: 'Home delivery' },
  consent: { text: 'May we quote what you wrote?' },
};

/** What a survey of several questions looks like in each place. */
const displays = {
  'bottom-right': { position: 'bottom-right' },
  'bottom-left': { position: 'bottom-left' },
  'top-right': { position: 'top-right' },
  'top-left': { position: 'top-left' },
  center: { position: 'center' },
  modal: { form: 'modal' },
  bar: { form: 'bar' },
  tab: { form: 'tab', label: 'Feedback' },
};

const show = { every: '1m' };
const byCommand = { ...show, on: {} };

/** @param {string} site its id */
export function surveysOf(site) {
  const types = Object.entries(questions).map(([type, { ends, ...question }]) => ({
    slug: `type-${type}`,
    name: type,
    questions: [{ id: 'answer', type, ...question, ...(ends && { low: ends[0], high: ends[1] }) }],
  }));
  const forms = Object.entries(displays).map(([form, display]) => ({
    slug: `form-${form}`,
    name: form,
    display,
    questions: [
      { id: 'effort', type: 'ces', text: 'It was easy to find what I wanted.', low, high: 'Very easy' },
      { id: 'why', type: 'text', text: 'What made it so?' },
    ],
  }));
  return [...types, ...forms].map((survey) => ({
    ...survey,
    site,
    status: 'live',
    show: survey.slug === 'form-tab' ? { ...show, on: { delay: 0 } } : byCommand,
  }));
}
