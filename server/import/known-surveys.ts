import type { Question } from '../../shared/question.ts';
import type { Storage } from '../storage/storage.ts';
import type { KnownSurvey } from './row-reader.ts';

/** All surveys of a site by their slug, with the questions of every version. */
export async function knownSurveys(
  { surveys }: Pick<Storage, 'surveys'>,
  siteKey: number,
): Promise<Map<string, KnownSurvey>> {
  const known = new Map<string, KnownSurvey>();
  for (const survey of await surveys.list(siteKey)) {
    const versions = new Map<number, readonly Question[]>();
    for (const { version, questions } of await surveys.versions(siteKey, survey.key))
      versions.set(version, questions);
    known.set(survey.slug, { survey, versions });
  }
  return known;
}
