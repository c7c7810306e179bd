import type { CountStore, KnownCountKey } from './counts.ts';
import type { SiteStanding } from './sites.ts';
import type { StoredSurvey, SurveyStore } from './surveys.ts';

/** What a question about a site has to know before anything is counted. */
export interface StoredScope extends SiteStanding {
  /** Those of the site in order of creation, or the one that was named; none where there is none of that name. */
  surveys: StoredSurvey[];
  /** Every key that the site has counts of. */
  countKeys: KnownCountKey[];
}

/** What can be asked behind a look, on the same way. */
export interface ReadsBehind {
  surveys: Pick<SurveyStore, 'versions'>;
  counts: Pick<CountStore, 'read' | 'valueState' | 'earliest'>;
}

/**
 * Told of what a look will find, unless something has changed: the scope that was found last, of which `revision` is that
 * of then. Whatever is read through `behind` is at least as new as what the look finds. Rejects where nothing came of it.
 */
export type Foresee = (supposed: StoredScope, behind: ReadsBehind) => Promise<unknown>;

export interface ScopeStore {
  /** The storage is a way off: what can go that way together is to be asked together. */
  readonly isFar: boolean;
  /**
   * By the public id of a site, and the slug of a survey: all of it at least as new as its revision. Costs one round
   * trip where the storage is far, and then `site`, `surveys` and `countKeys` are the same objects as those of the last
   * look, if none of the three has changed since.
   *
   * @param foresee called where the storage is far, this look is taken for its caller (others may share it), and
   *   something was found before. What it does is not waited for.
   */
  of(siteId: string, survey?: string, foresee?: Foresee): Promise<StoredScope | null>;
}
