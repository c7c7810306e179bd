import type { SurveyInput } from '../../shared/survey.ts';
import { say } from './say.ts';

type Trigger = NonNullable<NonNullable<SurveyInput['show']>['on']>;

/** What makes a survey show itself: "2 seconds after the page has loaded". Empty where nothing does. */
export function triggerWords(on: Trigger): string {
  const words = [
    on.load && say('as soon as the page has loaded'),
    on.delay !== undefined &&
      say('{seconds, plural, one {# second} other {# seconds}} after the page has loaded', {
        seconds: on.delay,
      }),
    on.click && say('on a click on {element}', { element: on.click }),
    on.scroll && say('when {percent}% of the page has been in view', { percent: on.scroll }),
    on.exit && say('when the pointer leaves the page at its upper edge'),
    on.idle &&
      say('after {seconds, plural, one {# second} other {# seconds}} without a move', { seconds: on.idle }),
    on.dwell &&
      say('when the page has been in sight for {seconds, plural, one {# second} other {# seconds}}', {
        seconds: on.dwell,
      }),
    on.visible && say('when {element} comes into view', { element: on.visible }),
    on.event && say('when your page tells of “{event}”', { event: on.event.name }),
  ].filter((word) => typeof word === 'string');
  return words.length > 0
    ? words.reduce((first, second) => say('{first}, or {second}', { first, second }))
    : '';
}
