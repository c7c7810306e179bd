import type { ListedResponse } from '../../shared/response.ts';
import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { say } from '../words/say.ts';
import { useEarshot } from './earshot-context.ts';
import { useAnswer } from './use-answer.ts';
import { type FirstSeen, useFirstSeen } from './use-first-seen.ts';
import { useStats } from './use-stats.ts';

/** What has arrived of a survey so far. */
export interface Arrivals {
  /** How often the widget has shown it; undefined until that is known. */
  views: number | undefined;
  /** Undefined where there is no view, or was one before. */
  firstView: FirstSeen | undefined;
  /** None, one, or several. */
  answers: 'none' | 'first' | 'several' | undefined;
  newest: ListedResponse | undefined;
  /** For who hears the page: what has arrived while it was open. */
  announced: string;
  error: unknown;
  retry(): void;
}

/** The first view and the first answer of a survey, as they arrive. */
export function useArrivals(site: Site, survey: Survey): Arrivals {
  const { client } = useEarshot();
  const query = { site: site.id, survey: survey.slug };
  const rate = useStats('response-rate', { ...query, period: 'all' });
  const list = useAnswer(
    `newest ${site.id} ${survey.slug}`,
    () => client.responses.list({ ...query, limit: 1 }),
    { survey: survey.slug, what: ['responses'] },
  );
  const views = rate.data && (rate.data.results[0]?.metrics['response-rate'].steps?.[0]?.n ?? 0);
  const newest = list.data?.items[0];
  const several = list.data?.next ? 'several' : 'first';
  const firstView = useFirstSeen(views === undefined ? undefined : views > 0);
  const firstAnswer = useFirstSeen(list.data && newest !== undefined);
  return {
    views,
    firstView,
    answers: list.data && (newest ? several : 'none'),
    newest,
    announced: firstAnswer
      ? say('The first answer has arrived.')
      : firstView
        ? say('The first view has arrived.')
        : '',
    error: rate.error ?? list.error,
    retry: rate.retry,
  };
}
