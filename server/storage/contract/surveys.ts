import type { Survey, SurveyChange, SurveyVersion } from '../../../shared/survey.ts';
import type { Author, Refusal } from './change.ts';

/** A survey with the integer that stands for it in the rows of its site. */
export interface StoredSurvey extends Survey {
  siteKey: number;
  key: number;
}

export interface SurveyStore {
  create(
    survey: Omit<Survey, 'version' | 'createdAt' | 'updatedAt' | 'site'>,
    siteKey: number,
    by: Author,
  ): Promise<StoredSurvey | Refusal>;
  find(siteKey: number, slug: string): Promise<StoredSurvey | null>;
  /** All surveys of a site in order of creation. */
  list(siteKey: number): Promise<StoredSurvey[]>;
  /**
   * Another `questions` makes a new version; anything else leaves the version as it is.
   * @param known the `updatedAt` of the survey that the change was made from: refused where it is another one by now. No
   *   two changes of a survey have the same.
   */
  change(
    siteKey: number,
    slug: string,
    change: SurveyChange,
    by: Author,
    known?: string,
  ): Promise<StoredSurvey | Refusal>;
  versions(siteKey: number, surveyKey: number): Promise<SurveyVersion[]>;
}
