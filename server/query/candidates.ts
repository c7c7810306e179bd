/** The questions that a metric may be computed from, as they are defined now and as they were counted before. Pure. */
import { type CountedType, gives, type MetricId, metrics } from '../../shared/metric.ts';
import { type Question, scaleOfQuestion } from '../../shared/question.ts';
import { isRatingType } from '../../shared/rating.ts';
import { countKeyOf, otherOption, parseCountKey } from '../ingest/count-keys.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';

/** One key of a survey, and what it counts. */
export interface Candidate extends KnownCountKey {
  /** The id of the question; of an item of a matrix `question.item`. */
  question: string;
  type: CountedType;
  scale: number;
  /** One option of a choice; absent for its respondents. */
  option?: string;
}

export type QuestionRefusal = {
  code: 'question_required' | 'unsupported_query';
  path: 'question' | 'survey';
  reason: string;
};

/** What a survey's definition counts. */
export function candidatesOf(surveyKey: number, questions: readonly Question[]): Candidate[] {
  return questions.flatMap((question) => keysOf(question).map((key) => ({ surveyKey, ...key })));
}

function keysOf(question: Question): Omit<Candidate, 'surveyKey'>[] {
  const { id, type } = question;
  const key = (parts: Pick<Candidate, 'question' | 'type' | 'scale' | 'option'>) => ({
    ...parts,
    countKey: countKeyOf(parts),
  });
  switch (type) {
    case 'choice':
    case 'choices': {
      const options = [
        ...question.options.map((option) => option.id),
        ...(question.other ? [otherOption] : []),
      ];
      const respondents = { question: id, type, scale: 0 };
      return [key(respondents), ...options.map((option) => key({ ...respondents, option }))];
    }
    case 'matrix':
      return question.items.map((item) => key({ question: `${id}.${item.id}`, type, scale: question.scale }));
    default: {
      const scale = scaleOfQuestion(question)?.max;
      return scale !== undefined && isRatingType(type) ? [key({ question: id, type, scale })] : [];
    }
  }
}

/** What a key counts that was counted once; null for what no metric is computed from. */
export function candidateOf({ surveyKey, countKey }: KnownCountKey): Candidate | null {
  const parts = parseCountKey(countKey);
  if (!parts) return null;
  const { type, ...rest } = parts;
  return type === 'kano' ? null : { surveyKey, countKey, type, ...rest };
}

/**
 * Those that give the metric: of the question that is named (a matrix by its own name stands for all its items), else
 * of all. Ratings are pooled where type and scale are the same, choices where the question is, and never else.
 */
export function fittingCandidates(
  metric: MetricId,
  candidates: readonly Candidate[],
  question: string | undefined,
): Candidate[] | QuestionRefusal {
  const named = (c: Candidate) =>
    question === undefined || c.question === question || c.question.startsWith(`${question}.`);
  const fitting = candidates.filter((c) => gives(c.type, c.scale, metric) && named(c));
  const [first] = fitting;
  if (!first) return nothingGives(metric, candidates, question);
  const pool = metric === 'choices' ? sameQuestion : metric === 'index' ? sameMatrix : sameScale;
  if (fitting.every((c) => pool(first, c))) return fitting;
  const names = [...new Set(fitting.map(nameOf))].join(', ');
  return {
    code: 'question_required',
    path: 'question',
    reason: `is needed, because these are never pooled: ${names}. Name the question, its survey, or filter[version]`,
  };
}

function sameScale(a: Candidate, b: Candidate): boolean {
  return a.type === b.type && a.scale === b.scale;
}

function sameQuestion(a: Candidate, b: Candidate): boolean {
  return a.question === b.question && a.type === b.type;
}

function sameMatrix(a: Candidate, b: Candidate): boolean {
  return matrixOf(a) === matrixOf(b);
}

/** The id of the matrix that an item belongs to. */
export function matrixOf({ question }: Pick<Candidate, 'question'>): string {
  return question.split('.')[0]!;
}

function nameOf({ question, type, scale }: Candidate): string {
  return scale === 0 ? `${question} (${type})` : `${question} (${type}, scale ${scale})`;
}

function nothingGives(
  metric: MetricId,
  candidates: readonly Candidate[],
  question: string | undefined,
): QuestionRefusal {
  if (question === undefined) {
    const types = metrics[metric].questions.join(', ');
    return {
      code: 'unsupported_query',
      path: 'survey',
      reason: `has no question that gives ${metric}; it takes one of: ${types}`,
    };
  }
  const known = candidates.some((c) => c.question === question || matrixOf(c) === question);
  const others = [
    ...new Set(candidates.filter((c) => gives(c.type, c.scale, metric)).map((c) => c.question)),
  ];
  const instead = others.length > 0 ? `; these do: ${others.join(', ')}` : '';
  return {
    code: 'unsupported_query',
    path: 'question',
    reason: known
      ? `"${question}" is no question that gives ${metric}${instead}`
      : `"${question}" is no question here that is counted${instead}`,
  };
}
