/** What there is to be asked about: questions as they are defined, and as they were answered. */
import type { StoredResponse } from '../../server/storage/contract/stored-response.ts';
import type { StoredSurvey } from '../../server/storage/contract/surveys.ts';
import type { MetricId } from '../../shared/metric.ts';
import { type Question as Asked, scaleOfQuestion } from '../../shared/question.ts';
import { questionsOf } from './storage-recount-choice.ts';
import { definedSurveys } from './storage-surveys.ts';
import type { World } from './storage-world.ts';

/** One thing that can be answered: a rating, an item of a matrix, or a choice with its options. */
export interface Answered {
  surveyKey: number;
  /** Of an item of a matrix `question.item`. */
  question: string;
  type: Asked['type'];
  /** 0 where there is none. */
  scale: number;
  options: string[];
}

/** Question types by metric, as the interface lists them. */
const types: Partial<Record<MetricId, string[]>> = {
  nps: ['nps'],
  'recommendation-rate': ['nps'],
  csat: ['csat', 'stars', 'emoji', 'thumbs'],
  ces: ['ces'],
  expectation: ['expectation'],
  rating: ['nps', 'csat', 'ces', 'expectation', 'stars', 'emoji', 'matrix'],
  choices: ['choice', 'choices'],
  index: ['matrix'],
};

export function gives({ type, scale }: Answered, metric: MetricId): boolean {
  return types[metric]!.includes(type) && !(metric === 'csat' && type === 'stars' && scale !== 5);
}

/** What the surveys ask now and what was answered before; of one version only what it asks. */
export function answerable(
  surveys: readonly StoredSurvey[],
  version: number | null,
  world: World,
): Answered[] {
  const defined = surveys.flatMap(({ key, slug }) => {
    const versions = definedSurveys[slug]!;
    const asked = version === null ? versions.at(-1) : versions[version - 1];
    return (asked?.questions ?? []).flatMap((question) => answeredBy(question, key));
  });
  if (version !== null) return defined;
  const known = [...defined];
  const seen = new Set(defined.flatMap((one) => [nameOf(one), ...one.options.map((id) => nameOf(one, id))]));
  for (const response of world.model.taken) {
    if (!surveys.some(({ key }) => key === response.surveyKey)) continue;
    for (const answer of answersOf(response, world)) {
      const options = answer.chosen.filter((id) => !seen.has(nameOf(answer, id)));
      if (seen.has(answer.name) && options.length === 0) continue;
      known.push({ ...answer, options });
      for (const name of [answer.name, ...options.map((id) => nameOf(answer, id))]) seen.add(name);
    }
  }
  return known;
}

type Given = Answered & { name: string; step: number; chosen: string[] };

const read = new WeakMap<StoredResponse, Given[]>();

/** What a response answered: the steps of ratings, and the options of choices. */
export function answersOf(response: StoredResponse, world: World): Given[] {
  const answers = read.get(response) ?? readAnswers(response, world);
  read.set(response, answers);
  return answers;
}

function readAnswers(response: StoredResponse, world: World): Given[] {
  return questionsOf(response, world).flatMap((question) => {
    const value = response.answers.find((answer) => answer.question === question.id)?.value;
    if (value === undefined) return [];
    const answered = answeredBy(question, response.surveyKey);
    if (question.type === 'choice' || question.type === 'choices') {
      const chosen = [value].flat().map((option) => (typeof option === 'string' ? option : '(other)'));
      return answered.map((one) => ({ ...one, name: nameOf(one), step: 0, chosen }));
    }
    return answered.flatMap((one) => {
      const step =
        typeof value === 'object' ? (value as Record<string, number>)[one.question.split('.')[1]!] : value;
      return typeof step === 'number' ? [{ ...one, name: nameOf(one), step, chosen: [] }] : [];
    });
  });
}

function answeredBy(question: Asked, surveyKey: number): Answered[] {
  const { id, type } = question;
  const base = { surveyKey, type, options: [] };
  if (question.type === 'matrix') {
    return question.items.map((item) => ({ ...base, question: `${id}.${item.id}`, scale: question.scale }));
  }
  if (question.type === 'choice' || question.type === 'choices') {
    const options = [...question.options.map((option) => option.id), ...(question.other ? ['(other)'] : [])];
    return [{ ...base, question: id, scale: 0, options }];
  }
  const scale = scaleOfQuestion(question)?.max;
  return scale === undefined ? [] : [{ ...base, question: id, scale }];
}

function nameOf({ surveyKey, question, type, scale }: Omit<Answered, 'options'>, option = ''): string {
  return `${surveyKey} ${question} ${type} ${scale} ${option}`;
}
