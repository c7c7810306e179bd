import type { SurveyInput } from '../../shared/survey.ts';
import { both, either } from './list.ts';
import { questionText } from './question-text.ts';
import { say } from './say.ts';

type Questions = SurveyInput['questions'];
type Condition = NonNullable<Questions[number]['if']>;

/** Which answers a question is asked after: "asked where the first answer is at most 8". */
export function conditionWords(condition: Condition, questions: Questions): string {
  const asked = questions.find(({ id }) => id === condition.question);
  const bounds = boundWords(condition, asked?.type);
  if (asked === questions[0]) return say('asked where the first answer {bounds}', { bounds });
  const question = questionText({ questions }, condition.question);
  return say('asked where the answer to “{question}” {bounds}', { question, bounds });
}

function boundWords({ lte, gte, eq, is, not, answered }: Condition, type: string | undefined): string {
  const bounds = [
    lte === undefined ? '' : say('is at most {limit}', { limit: lte }),
    gte === undefined ? '' : say('is at least {limit}', { limit: gte }),
    eq === undefined ? '' : valueWords(eq, type),
    is === undefined ? '' : say('is {value}', { value: either([is].flat().map(String)) }),
    not === undefined ? '' : say('is not {value}', { value: either([not].flat().map(String)) }),
    answered === undefined ? '' : answered ? say('was given') : say('was left out'),
  ];
  return both(bounds.filter(Boolean));
}

function valueWords(value: number, type: string | undefined): string {
  if (type !== 'thumbs') return say('is {value}', { value });
  return value === 1 ? say('is up') : say('is down');
}
