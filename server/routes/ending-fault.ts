import { checkCondition } from '../../shared/check-paths.ts';
import type { Question } from '../../shared/question.ts';
import type { Display } from '../../shared/survey.ts';
import { invalid, type Problem } from '../problem.ts';

/** The first fault of a condition that an ending puts on the survey's questions; undefined: none has any. */
export function endingFault({ endings = [] }: Display, questions: readonly Question[]): Problem | undefined {
  let fault: Problem | undefined;
  for (const [n, ending] of endings.entries()) {
    if (!ending.if) continue;
    checkCondition(ending.if, questions, (path, message) => {
      fault ??= invalid('invalid_request', ['display.endings', n, 'if', ...path].join('.'), message);
    });
  }
  return fault;
}
