/** How far people come in one survey, question by question, and how long they take. */
import type { Localised } from '../../shared/localised.ts';
import type { CountedShare, QuestionStats, QuestionStatsAnswer } from '../../shared/question-stats.ts';
import { questionStatsParameters } from '../../shared/question-stats.ts';
import { parseOrThrow } from '../plugins/zod-validation.ts';
import { invalid } from '../problem.ts';
import { coverage } from '../stats/coverage.ts';
import { share } from '../stats/share.ts';
import { timeToAnswer } from '../stats/time-to-answer.ts';
import type { AskedVersion, Progress } from '../storage/contract/progress.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import { filterMatch } from '../storage/filter-match.ts';
import type { AskDeps } from './ask.ts';
import { refuseOther } from './dimensions.ts';
import { parseFilters } from './parse-filters.ts';
import type { AskedFilter, Question } from './question.ts';
import { resolved } from './resolved.ts';
import { type Scope, scopeOf } from './scope.ts';
import { warningsOf } from './warnings.ts';

/** The question as the numbers ask it; without metrics. Throws a `Problem` that names the parameter. */
export function questionsAsked(query: Readonly<Record<string, unknown>>): Question {
  const { filters, rest } = parseFilters(query);
  const parameters = parseOrThrow(questionStatsParameters, rest);
  return { ...parameters, filters, metrics: [], breakdown: [], limit: 1, other: false, ids: false };
}

/** Throws a `Problem` that names the parameter where the question cannot be answered. */
export async function askQuestions(question: Question, deps: AskDeps): Promise<QuestionStatsAnswer> {
  const { storage, rowWork, about, now } = deps;
  const scope = await scopeOf(question, about, storage, now);
  const { site, filters, tz } = scope;
  refuseOther(filters);
  const survey = surveyOf(scope, question);
  const versions = await storage.surveys.versions(site.key, survey.key);
  const progress = await rowWork.run((left) =>
    storage.responses.progress({
      siteKey: site.key,
      surveyKey: survey.key,
      ...scope.now.range,
      filters,
      versions,
      limits: left(),
    }),
  );
  const standing = { coverage: coverage(progress.coverage), caution: progress.caution, seen: null };
  const results = { rows: [], left: 0, suppressed: false };
  const { metrics: _metrics, ...query } = resolved(question, scope);
  return {
    query,
    ...numbersOf(progress, passing(versions, filters)),
    meta: {
      generatedAt: new Date(now).toISOString(),
      timezone: tz,
      warnings: warningsOf({ question, standing, results, minimumN: site.minimumN }),
      coverage: standing.coverage,
    },
  };
}

/** A filter by survey may leave none of the one that is named. */
function surveyOf({ surveys: [survey] }: Scope, { filters }: Question): StoredSurvey {
  if (survey) return survey;
  const { path } = filters.find(({ dimension }) => dimension === 'survey')!;
  throw invalid('unsupported_query', path, 'leaves out the survey that is asked about');
}

/** The versions that the filters leave, newest first. */
function passing(versions: readonly AskedVersion[], filters: readonly AskedFilter[]): AskedVersion[] {
  const tests = filters.filter(({ dimension }) => dimension === 'version').map(filterMatch);
  return versions
    .filter(({ version }) => tests.every((passes) => passes(String(version))))
    .toSorted((a, b) => b.version - a.version);
}

function numbersOf(
  progress: Progress,
  versions: readonly AskedVersion[],
): Omit<QuestionStatsAnswer, 'query' | 'meta'> {
  const { responses, complete, unanswered, erased, times, strangeTimes } = progress;
  return {
    responses,
    completion: counted(complete, responses),
    unanswered,
    erased,
    timeToAnswer: { ...timeToAnswer(times), excluded: strangeTimes },
    questions: questionsOf(progress, versions),
  };
}

/** Those of the newest version, whether reached or not, and of the others what was reached in them. */
function questionsOf({ questions }: Progress, versions: readonly AskedVersion[]): QuestionStats[] {
  const found = new Map(Object.entries(questions));
  const asked = new Map<string, { type: QuestionStats['type']; text: Localised }>();
  for (const [i, version] of versions.entries()) {
    for (const { id, type, text } of version.questions) {
      if (!asked.has(id) && (i === 0 || found.has(id))) asked.set(id, { type, text });
    }
  }
  return [...asked].map(([id, { type, text }]) => {
    const { reached, answered, last } = found.get(id) ?? { reached: 0, answered: 0, last: 0 };
    return { id, type, text, reached, answered: counted(answered, reached), dropOff: counted(last, reached) };
  });
}

function counted(count: number, n: number): CountedShare {
  return { ...share(count, n), count };
}
