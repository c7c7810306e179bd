import type { Arranged, Attention } from '../data/attention.ts';
import { say } from './say.ts';

/** What a report asks for, the most urgent first. It never says why something changed: the numbers cannot. */
export function reportConclusions({ first, others }: Arranged): string[] {
  const asked = first.map(({ standing: { survey }, attention }) => todo(attention, survey.name));
  const better = [...first.map(({ standing }) => standing), ...others]
    .filter(({ change }) => change.is === 'real' && change.better)
    .map(({ survey }) =>
      say(
        '{survey} has really improved. Note down what was changed in this time, so that it is kept; whether that was the cause, these numbers alone cannot show.',
        { survey: survey.name },
      ),
    );
  if (asked.length + better.length > 0) return [...asked, ...better];
  return [
    say(
      'Nothing here asks for action: no score has clearly changed, and every live survey is seen or answered.',
    ),
  ];
}

function todo(attention: Attention, survey: string): string {
  switch (attention) {
    case 'worse':
      return say(
        '{survey} has really fallen. Read its newest comments first, then break its score down by page, device and release to see where.',
        { survey },
      );
    case 'complaints':
      return say(
        'Complaints in {survey} have really risen. Answer those who left them, and look for what they share.',
        {
          survey,
        },
      );
    case 'silent':
      return say('{survey} has fallen silent. Check that the widget is still on its pages.', { survey });
    case 'unanswered':
      return say(
        '{survey} is seen and not answered. Ask at a calmer moment, or begin with a shorter question.',
        { survey },
      );
    case 'unseen':
      return say('Nobody has seen {survey}. Check where it may show, and that its pages have the widget.', {
        survey,
      });
  }
}
