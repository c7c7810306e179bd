import type { KnownCountKey } from './counts.ts';
import type { SiteStanding } from './sites.ts';
import type { StoredSurvey } from './surveys.ts';

/** What a question about a site has to know before anything is counted. */
export interface StoredScope extends SiteStanding {
  /** Those of the site in order of creation, or the one that was named; none where there is none of that name. */
  surveys: StoredSurvey[];
  /** Every key that the site has counts of. */
  countKeys: KnownCountKey[];
}

export interface ScopeStore {
  /**
   * By the public id of a site, and the slug of a survey: all of it at least as new as its revision. Costs one round
   * trip where the storage is far.
   */
  of(siteId: string, survey?: string): Promise<StoredScope | null>;
}
