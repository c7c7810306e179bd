import { expect, it } from 'vitest';
import { showLines } from '../../../../dashboard/words/show-lines.ts';

function says(...given: Parameters<typeof showLines>): string[] {
  return showLines(...given).map((line) => line.says);
}

it('tells of what is set, and of what holds where nothing is', () => {
  expect(says({})).toEqual([
    'It shows 5 seconds after the page has loaded.',
    'Who has answered or declined is left alone for 90 days.',
  ]);
});

it('tells where, to whom and how often', () => {
  expect(
    says({
      show: {
        on: { dwell: 20 },
        pages: ['/a', '/b/*'],
        languages: ['de', 'fr'],
        sample: 0.1,
        sampleBy: 'visitor',
        every: '1d',
      },
    }),
  ).toEqual([
    'It shows when the page has been in sight for 20 seconds.',
    'Only on /a, /b/*.',
    'Only in: de, fr.',
    'To 10% of visitors.',
    'Who has answered or declined is left alone for 1 day.',
  ]);
});

it('tells of a tab, which is there for everybody', () => {
  expect(says({ display: { form: 'tab' }, show: { on: { load: true } } })).toEqual([
    'A tab stands at the edge of the page, as soon as the page has loaded.',
  ]);
});

it('asks whether the page tells of the event that a survey waits for', () => {
  expect(showLines({ show: { on: { event: { name: 'task-done' } } } })[0]).toEqual({
    rule: 'trigger',
    says: 'It shows when your page tells of “task-done”.',
    check: 'Does it, after the widget’s line?',
  });
});

it('says so where nothing but the page itself opens it', () => {
  expect(says({ show: { on: {} } })[0]).toBe('It shows when your page opens it.');
});
