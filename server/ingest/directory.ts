import type { Question } from '../../shared/question.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { StoredSurvey } from '../storage/contract/surveys.ts';
import type { Storage } from '../storage/storage.ts';

/** How long an entry is believed: another process may have changed it. */
const freshFor = 2_000;
const capacity = 10_000;

interface Entry<T> {
  value: Promise<T | null>;
  until: number;
}

/**
 * Sites and surveys as the ingest path needs them: remembered for two seconds and dropped at once when this process
 * changes one, so that a response costs no query for them. Of many that need what is not at hand one looks it up.
 */
export class Directory {
  readonly #storage: Pick<Storage, 'sites' | 'surveys'>;
  readonly #now: () => number;
  readonly #sites = new Map<string, Entry<StoredSite>>();
  readonly #surveys = new Map<string, Entry<StoredSurvey>>();
  readonly #questions = new Map<string, readonly Question[]>();

  constructor(storage: Pick<Storage, 'sites' | 'surveys'>, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  site(publicKey: string): Promise<StoredSite | null> {
    return this.#remember(this.#sites, publicKey, () => this.#storage.sites.find({ publicKey }));
  }

  survey(site: StoredSite, slug: string): Promise<StoredSurvey | null> {
    return this.#remember(this.#surveys, `${site.key}/${slug}`, () =>
      this.#storage.surveys.find(site.key, slug),
    );
  }

  /** The questions of one version; undefined where the survey has no such version. They never change. */
  async questions(survey: StoredSurvey, version: number): Promise<readonly Question[] | undefined> {
    if (version === survey.version) return survey.questions;
    if (version > survey.version) return undefined;
    const name = `${survey.siteKey}/${survey.key}/${version}`;
    const known = this.#questions.get(name);
    if (known) return known;
    const versions = await this.#storage.surveys.versions(survey.siteKey, survey.key);
    const found = versions.find((v) => v.version === version)?.questions;
    if (found) this.#questions.set(name, found);
    return found;
  }

  /** Forgets all entries, because a site or survey was changed. */
  invalidate(): void {
    this.#sites.clear();
    this.#surveys.clear();
  }

  #remember<T>(
    entries: Map<string, Entry<T>>,
    name: string,
    find: () => Promise<T | null>,
  ): Promise<T | null> {
    const now = this.#now();
    const known = entries.get(name);
    if (known && known.until > now) return known.value;
    if (entries.size >= capacity) entries.clear();
    const entry = { value: find(), until: now + freshFor };
    entries.set(name, entry);
    // A failure is not remembered.
    entry.value.catch(() => {
      if (entries.get(name) === entry) entries.delete(name);
    });
    return entry.value;
  }
}
