import type { ResponseClass } from '../../shared/response-class.ts';
import { say } from './say.ts';

/** The classes of answers as one chooses among them. */
export const classNames: Readonly<Record<ResponseClass | 'any', string>> = {
  counted: say('In the numbers'),
  flagged: say('Flagged'),
  bots: say('From bots'),
  partial: say('Unfinished'),
  archived: say('Archived'),
  test: say('Tests'),
  any: say('Everything received'),
};
