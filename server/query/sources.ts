/** Finds what each metric of a question is computed from. */
import type { MetricId } from '../../shared/metric.ts';
import { countKeyOf } from '../ingest/count-keys.ts';
import { invalid } from '../problem.ts';
import type { KnownCountKey } from '../storage/contract/counts.ts';
import type { Composite } from '../storage/contract/selection.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';
import { type Candidate, candidateOf, candidatesOf, fittingCandidates, matrixOf } from './candidates.ts';
import { choicesSource } from './choices-source.ts';
import { indexSource } from './index-source.ts';
import type { Question } from './question.ts';
import { ratingSource } from './rating-source.ts';
import type { Source } from './source.ts';
import { complaintRateSource, isOfSurvey, responseRateSource } from './survey-sources.ts';

export interface MetricSource extends Source {
  metric: MetricId;
}

/**
 * Throws a `Problem` that names the question, or the survey, where a metric cannot be had from it.
 *
 * @param counted every key that the site has counts of: a metric may be of a question that is defined no more
 */
export async function sourcesOf(
  question: Question,
  surveys: readonly StoredSurvey[],
  counted: readonly KnownCountKey[],
  storage: { surveys: Pick<Storage['surveys'], 'versions'> },
): Promise<MetricSource[]> {
  const version = versionOf(question);
  const candidates = question.metrics.every(isOfSurvey)
    ? []
    : version === null
      ? candidatesNow(surveys, counted)
      : await candidatesThen(surveys, version, storage);
  return Promise.all(
    question.metrics.map(async (metric) => ({
      metric,
      ...(await sourceOf(metric, question, candidates, surveys, storage)),
    })),
  );
}

async function sourceOf(
  metric: MetricId,
  { question }: Question,
  candidates: readonly Candidate[],
  surveys: readonly StoredSurvey[],
  storage: { surveys: Pick<Storage['surveys'], 'versions'> },
): Promise<Source> {
  if (isOfSurvey(metric)) {
    if (question !== undefined) {
      throw invalid('unsupported_query', 'question', `has no ${metric}: a view belongs to the whole survey`);
    }
    const keys = surveys.map((survey) => survey.key);
    return metric === 'response-rate' ? responseRateSource(keys) : complaintRateSource(keys);
  }
  const fitting = fittingCandidates(metric, candidates, question);
  if ('code' in fitting) throw invalid(fitting.code, fitting.path, fitting.reason);
  if (metric === 'choices') return choicesSource(fitting);
  if (metric === 'index') {
    const matrix = matrixOf(fitting[0]!);
    return indexSource(matrix, await compositesOf(matrix, surveys, storage));
  }
  return ratingSource(metric, fitting);
}

/** The one version that is asked about; null for all. */
function versionOf({ filters }: Question): number | null {
  const filter = filters.find(({ dimension, operator }) => dimension === 'version' && operator === 'is');
  return filter?.values.length === 1 ? Number(filter.values[0]) : null;
}

/** What is defined now, and what was counted before. */
function candidatesNow(surveys: readonly StoredSurvey[], countedKeys: readonly KnownCountKey[]): Candidate[] {
  const defined = surveys.flatMap((survey) => candidatesOf(survey.key, survey.questions));
  const names = new Set(defined.map(nameOf));
  const keys = new Set(surveys.map((survey) => survey.key));
  const counted = countedKeys
    .filter((key) => keys.has(key.surveyKey) && !names.has(nameOf(key)))
    .flatMap((key) => candidateOf(key) ?? []);
  return [...defined, ...counted];
}

/** What one version defined. */
async function candidatesThen(
  surveys: readonly StoredSurvey[],
  version: number,
  storage: { surveys: Pick<Storage['surveys'], 'versions'> },
): Promise<Candidate[]> {
  const found = await Promise.all(
    surveys.map(async (survey) => {
      const versions = await storage.surveys.versions(survey.siteKey, survey.key);
      return candidatesOf(survey.key, versions.find((v) => v.version === version)?.questions ?? []);
    }),
  );
  return found.flat();
}

function nameOf({ surveyKey, countKey }: { surveyKey: number; countKey: string }): string {
  return `${surveyKey} ${countKey}`;
}

/** The weights that each version of a matrix had. */
export async function compositesOf(
  matrix: string,
  surveys: readonly StoredSurvey[],
  storage: { surveys: Pick<Storage['surveys'], 'versions'> },
): Promise<Composite[]> {
  const composites = await Promise.all(
    surveys.map(async ({ siteKey, key: surveyKey }) =>
      (await storage.surveys.versions(siteKey, surveyKey)).flatMap(({ version, questions }) => {
        const question = questions.find(({ id }) => id === matrix);
        if (question?.type !== 'matrix') return [];
        const { scale } = question;
        const items = question.items.map(({ id, weight }) => ({
          countKey: countKeyOf({ question: `${matrix}.${id}`, type: 'matrix', scale }),
          weight,
          min: 1,
          max: scale,
        }));
        return [{ surveyKey, version, items }];
      }),
    ),
  );
  return composites.flat();
}
