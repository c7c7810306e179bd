import type { Wording } from './wording.ts';

export const en: Wording = {
  tag: 'en',
  widget: {
    title: 'Feedback',
    close: 'Close',
    notNow: 'Not now',
    back: 'Back',
    next: 'Next',
    send: 'Send',
    progress: 'Question {n} of {m}',
    optional: 'optional',
    needed: 'Please choose an answer first.',
    thanks: 'Thank you. Your answer was sent.',
    kept: 'Thank you. Your answer is kept here and will be sent when you are back online.',
  },
  question: {
    other: 'Other',
    yes: 'Yes',
    no: 'No',
    hints: {
      exactly: { one: 'Choose one', other: 'Choose {n}' },
      atLeast: { one: 'Choose at least one', other: 'Choose at least {n}' },
      atMost: { one: 'Choose at most one', other: 'Choose at most {n}' },
      between: { other: 'Choose {n} to {m}' },
    },
    kano: {
      functional: '{feature}: how would you feel if you had it?',
      dysfunctional: '{feature}: how would you feel if you did not have it?',
      steps: ['I like it', 'I expect it', 'I am neutral', 'I can live with it', 'I dislike it'],
    },
  },
  ratings: {
    nps: { low: 'Not at all likely', high: 'Extremely likely' },
    csat: {
      low: 'Very dissatisfied',
      high: 'Very satisfied',
      steps: {
        5: ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'],
        7: [
          'Extremely dissatisfied',
          'Dissatisfied',
          'Somewhat dissatisfied',
          'Neutral',
          'Somewhat satisfied',
          'Satisfied',
          'Extremely satisfied',
        ],
      },
    },
    ces: {
      low: 'Strongly disagree',
      high: 'Strongly agree',
      steps: {
        7: [
          'Strongly disagree',
          'Disagree',
          'Somewhat disagree',
          'Neither agree nor disagree',
          'Somewhat agree',
          'Agree',
          'Strongly agree',
        ],
      },
    },
    expectation: { low: 'Far below what I expected', high: 'Far above what I expected' },
    stars: { low: 'Poor', high: 'Excellent' },
    emoji: {
      low: 'Very unhappy',
      high: 'Very happy',
      steps: {
        3: ['Unhappy', 'Neutral', 'Happy'],
        5: ['Very unhappy', 'Unhappy', 'Neutral', 'Happy', 'Very happy'],
      },
    },
    thumbs: { low: 'No', high: 'Yes', steps: { 2: ['Thumbs down', 'Thumbs up'] } },
  },
  page: {
    check: 'Please look at the questions that are marked.',
    wrong: 'This answer does not fit the question.',
    test: 'This is a test: your answer will not be counted.',
    thanksTitle: 'Thank you',
    alreadyTitle: 'Sent already',
    already: 'Your answer had been sent before, and stays as it was. Thank you.',
    closedTitle: 'This survey has ended',
    closed: 'It does not take answers any more. Thank you for coming by.',
    missingTitle: 'There is no such survey',
    missing: 'The address may be mistyped or out of date. Please ask whoever gave it to you.',
    busyTitle: 'Your answer could not be stored yet',
    busy: 'Nothing is lost: go back, wait a minute, and send it again.',
  },
};
