import { responseClasses } from '../shared/response-class.ts';
import type { Show } from '../shared/show.ts';
import { bucketsOf } from './ingest/buckets.ts';
import { coverageKey } from './ingest/count-keys.ts';
import { type CountQuestion, spans } from './storage/contract/counts.ts';
import type { StoredSite } from './storage/contract/sites.ts';
import type { StoredSurvey } from './storage/contract/surveys.ts';
import type { Storage } from './storage/storage.ts';

/** How long a count is believed, in milliseconds: many pages ask, and a few answers more than asked for do no harm. */
const freshFor = 5_000;
const capacity = 10_000;
const counted = responseClasses.indexOf('counted');
/** Beyond any month that is ever counted. */
const lastMonth = 12 * 10_000;

interface Answers {
  total: number;
  today: number;
  until: number;
}

/**
 * Whether surveys have as many answers as they ask for: those that count in the numbers, of all versions, however they
 * came. Read from the counts when a page asks for its surveys, so that answers cost nothing more.
 */
export class Quotas {
  readonly #counts: Pick<Storage['counts'], 'read'>;
  readonly #now: () => number;
  readonly #known = new Map<string, Answers>();

  constructor({ counts }: { counts: Pick<Storage['counts'], 'read'> }, now: () => number) {
    this.#counts = counts;
    this.#now = now;
  }

  /** The slugs of the live surveys of a site that are full. */
  async full(site: StoredSite, surveys: readonly StoredSurvey[]): Promise<ReadonlySet<string>> {
    const limited = surveys.filter(({ status, show }) => status === 'live' && show.quota);
    const now = this.#now();
    const stale = limited.filter((survey) => !((this.#known.get(nameOf(survey))?.until ?? 0) > now));
    if (stale.length > 0) await this.#count(site, stale, now);
    const isReached = (survey: StoredSurvey) => isFull(survey.show.quota!, this.#known.get(nameOf(survey)));
    return new Set(limited.filter(isReached).map(({ slug }) => slug));
  }

  async #count(site: StoredSite, surveys: readonly StoredSurvey[], now: number): Promise<void> {
    const { day } = bucketsOf(now, site.timezone);
    const segments: CountQuestion['segments'] = [
      { out: 0, span: spans.month, from: 0, to: lastMonth },
      { out: 1, span: spans.day, from: day, to: day + 1 },
    ];
    const questions = surveys.map(({ key }) => ({
      siteKey: site.key,
      surveyKey: key,
      countKey: coverageKey,
      dimension: null,
      segments,
    }));
    const answers = await this.#counts.read(questions);
    if (this.#known.size >= capacity) this.#known.clear();
    surveys.forEach((survey, i) => {
      const of = (out: number) => answers[i]!.find((row) => row.out === out)?.counts[counted] ?? 0;
      this.#known.set(nameOf(survey), { total: of(0), today: of(1), until: now + freshFor });
    });
  }
}

function nameOf({ siteKey, key }: StoredSurvey): string {
  return `${siteKey}/${key}`;
}

function isFull({ total, perDay }: NonNullable<Show['quota']>, answers: Answers | undefined): boolean {
  if (!answers) return false;
  return answers.total >= (total ?? Infinity) || answers.today >= (perDay ?? Infinity);
}
