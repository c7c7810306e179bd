/** How far responses came, told from the responses themselves, with no thought of what it costs. */
import type { AskedVersion, Progress } from '../../server/storage/contract/progress.ts';
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { Condition } from '../../shared/condition.ts';
import type { Question } from '../../shared/question.ts';
import type { AnswerValue } from '../../shared/response.ts';

export type Recounted = Omit<Progress, 'coverage' | 'caution'>;

export function recountProgress(
  all: readonly StoredResponse[],
  versions: readonly AskedVersion[],
): Recounted {
  const responses = all.filter(({ test, archived, bot, flagged }) => !test && !archived && !bot && !flagged);
  const finished = responses.filter(({ complete }) => complete);
  const ways = responses.map((response) => ({ response, ...wayOf(response, versions) }));
  const ids = [...new Set(ways.flatMap(({ reached }) => reached))];
  const seconds = finished
    .filter(({ shownAt, submittedAt }) => shownAt !== null && submittedAt !== null)
    .map(({ shownAt, submittedAt }) => (submittedAt! - shownAt!) / 1000);
  const usual = seconds.filter((taken) => taken >= 0 && taken <= 3600).map((taken) => Math.round(taken * 10));
  return {
    responses: responses.length,
    complete: finished.length,
    unanswered: ways.filter(({ response, answered }) => !response.complete && answered.length === 0).length,
    erased: 0,
    questions: Object.fromEntries(
      ids.map((id) => [
        id,
        {
          reached: ways.filter(({ reached }) => reached.includes(id)).length,
          answered: ways.filter(({ answered }) => answered.includes(id)).length,
          last: ways.filter(({ response, answered }) => !response.complete && answered.at(-1) === id).length,
        },
      ]),
    ),
    times: [...new Set(usual)]
      .sort((a, b) => a - b)
      .map((tenths) => [tenths, usual.filter((one) => one === tenths).length]),
    strangeTimes: seconds.length - usual.length,
  };
}

/** Walks from question to question as a visitor does. */
function wayOf({ version, complete, answers }: StoredResponse, versions: readonly AskedVersion[]) {
  const { questions } = versions.find((one) => one.version === version)!;
  const given = new Map(answers.map(({ question, value }) => [question, value]));
  const lastAnswer = questions.findLastIndex(({ id }) => given.has(id));
  const end = complete ? questions.length - 1 : lastAnswer;
  const reached: string[] = [];
  const kept = new Map<string, AnswerValue>();
  let skippingTo: string | null = null;
  for (const question of questions.slice(0, end + 1)) {
    const { id } = question;
    if (skippingTo === id) skippingTo = null;
    const applies = skippingTo === null && (!question.if || isMet(question.if, kept));
    if (applies || given.has(id)) reached.push(id);
    if (!applies) continue;
    if (given.has(id)) kept.set(id, given.get(id)!);
    const jump = jumpFrom(question, kept);
    if (jump) skippingTo = jump;
  }
  return { reached, answered: questions.map(({ id }) => id).filter((id) => given.has(id)) };
}

function jumpFrom({ jump }: Question, kept: ReadonlyMap<string, AnswerValue>): string | undefined {
  return jump?.find((one) => one.if === undefined || isMet(one.if, kept))?.to;
}

/** Of the kinds of conditions that the surveys of the test have. */
function isMet({ question, item, lte, is, answered }: Condition, kept: ReadonlyMap<string, AnswerValue>) {
  const value = kept.get(question);
  if (answered !== undefined) return answered === (value !== undefined);
  if (value === undefined) return false;
  if (lte !== undefined) return Number(item ? (value as Record<string, number>)[item] : value) <= lte;
  const chosen = (Array.isArray(value) ? value : [value]).map((one) =>
    typeof one === 'object' ? 'other' : one,
  );
  return chosen.includes(is as string);
}
