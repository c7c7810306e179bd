import { metrics } from '../../shared/metric.ts';
import type { ComplaintRateValue, Value } from '../../shared/metric-value.ts';
import type { StatsAnswer } from '../../shared/stats-answer.ts';
import type { Survey } from '../../shared/survey.ts';
import { adjustedP } from './adjusted-p.ts';
import type { Loaded } from './answers.ts';
import { type Change, changeOf } from './change.ts';
import { type HeadlineQuestion, headlineQuestion } from './headline-question.ts';
import { type Reach, reachOf } from './reach.ts';

/** How one survey stands in the period in view. */
export interface Standing {
  survey: Survey;
  /** Undefined: it asks for words alone, and has no score. */
  question: HeadlineQuestion | undefined;
  /** Of the headline; undefined where there is none, or where it could not be loaded. */
  value: Value | undefined;
  /** Why the headline could not be loaded. */
  error?: unknown;
  change: Change;
  /** Responses counted, of all channels. */
  answers: number;
  /** Ratings of the period before; null where it is not known. */
  before: number | null;
  reach: Reach;
  complaints: ComplaintRateValue | undefined;
}

/** What is known of a survey by itself: the answer to its `standingAsked`. */
export interface SurveyAnswer {
  survey: Survey;
  answer: Loaded<StatsAnswer>;
}

/** What is known of all surveys at once, a row for each that was seen. */
export interface SiteAnswers {
  reach: StatsAnswer<'response-rate'>;
  complaints: StatsAnswer<'complaint-rate'>;
}

/** How the surveys stand, in their order. Their changes are judged together: see `adjustedP`. */
export function standingsOf(surveys: readonly SurveyAnswer[], site: SiteAnswers): Standing[] {
  const reached = bySurvey(site.reach, 'response-rate');
  const complained = bySurvey(site.complaints, 'complaint-rate');
  const headlines = surveys.map(({ survey, answer }) => {
    const question = headlineQuestion(survey);
    return { question, value: question && answer.data?.results[0]?.metrics[question.metric] };
  });
  const adjusted = adjustedP(headlines.map(({ value }) => value?.pUnadjusted ?? null));
  return surveys.map(({ survey, answer }, i) => {
    const { question, value } = headlines[i]!;
    const direction = question ? metrics[question.metric].direction : 'none';
    return {
      survey,
      question,
      value,
      ...(answer.error === undefined ? {} : { error: answer.error }),
      change: value ? changeOf(value, direction, adjusted[i]!) : { is: 'none' },
      answers: answer.data?.meta.coverage.counted ?? 0,
      before: value?.previous?.n ?? null,
      reach: reachOf(reached.get(survey.slug)),
      complaints: complained.get(survey.slug),
    };
  });
}

function bySurvey<M extends 'response-rate' | 'complaint-rate'>({ results }: StatsAnswer<M>, metric: M) {
  return new Map(results.map(({ dimensions, metrics }) => [dimensions?.survey, metrics[metric]]));
}
