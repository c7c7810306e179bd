import type { FlagName, ListedResponse } from '../../shared/response.ts';
import { languageTag } from './language.ts';
import { say } from './say.ts';

/** Why a rule flagged an answer. */
const reasons: Readonly<Record<FlagName, string>> = {
  trap: say('a field that no person sees was filled in'),
  bot: say('the browser calls itself a program'),
  too_fast: say('it was given faster than anyone reads'),
  straight_line: say('every item has the same answer'),
  burst: say('it is one of very many that came at once from one place'),
  repeat: say('its visitor had answered shortly before'),
};

const list = new Intl.ListFormat(languageTag(), { type: 'conjunction' });

/** Whether an answer is in the numbers, and why not; undefined where there is nothing to say. */
export function standingWords({
  class: is,
  flags,
}: Pick<ListedResponse, 'class' | 'flags'>): string | undefined {
  const why = list.format(flags.map((flag) => reasons[flag]));
  switch (is) {
    case 'counted':
      return why ? say('Counted by hand, though {why}.', { why }) : undefined;
    case 'flagged':
      return why ? say('Flagged, so not counted: {why}.', { why }) : say('Flagged by hand, so not counted.');
    case 'bots':
      return why
        ? say('From a bot, so not counted: {why}.', { why })
        : say('Marked as a bot’s, so not counted.');
    case 'archived':
      return say('Archived, so not counted.');
    case 'test':
      return say('A test, so not counted.');
    case 'partial':
      return say('Left before a rating was given, so not counted.');
  }
}
