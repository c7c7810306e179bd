import type { Standing } from '../data/standing.ts';
import type { Span } from '../data/view.ts';
import type { Lead } from './lead.ts';
import { say } from './say.ts';
import { spanPhrase } from './span-label.ts';
import { unasked } from './unasked.ts';

/**
 * What stands where a survey has no score: why there is none, and what would bring one.
 * @param siteSeen another survey of the site was seen: the widget is on its pages
 */
export function withoutScore(standing: Standing, span: Span, siteSeen: boolean): Lead {
  const { survey, question, answers } = standing;
  if (answers > 0) {
    return {
      lead: say('{count, plural, one {# answer} other {# answers}}', { count: answers }),
      rest: question
        ? say('but none of them with a rating')
        : say('it asks for words alone, so it has no score'),
    };
  }
  const why = unasked[survey.status];
  if (why) return { lead: say('No answers {when}', { when: spanPhrase(span) }), rest: why.rest };
  return unanswered(standing, span, siteSeen);
}

function unanswered({ survey, before, reach }: Standing, span: Span, siteSeen: boolean): Lead {
  const when = spanPhrase(span);
  const views = reach.viewed;
  if (before) return { lead: say('No answers {when}', { when }), rest: silent(before, views) };
  if (views > 0) {
    return {
      lead: say('{views, plural, one {# view} other {# views}}, no answers {when}', { views, when }),
      rest: say('if that goes on, ask at a calmer moment, or with a shorter first question'),
    };
  }
  return { lead: say('Nobody saw it {when}', { when }), rest: unseen(survey, siteSeen) };
}

function silent(before: number, views: number): string {
  if (views > 0) {
    return say(
      'after {before, number} in the period before, despite {views, plural, one {# view} other {# views}}',
      { before, views },
    );
  }
  return say(
    'after {before, number} in the period before, and nobody saw it. Is the widget still on the page?',
    { before },
  );
}

function unseen({ slug, show }: Standing['survey'], siteSeen: boolean): string {
  if (Object.keys(show.on).length === 0) {
    return say('it shows only where a page opens it, with {call}', {
      call: `earshot('open',\u00a0'${slug}')`,
    });
  }
  if (siteSeen) return say('the widget is on your pages, so look at where and when this survey shows itself');
  return say('paste the line below into the pages where it is to ask');
}
