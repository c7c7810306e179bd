/** What a request names, or the problem that says what there is not. */
import { because } from '../shared/because.ts';
import { type Caller, reaches } from './access/caller.ts';
import { invalid, type Problem } from './problem.ts';
import type { StoredSite } from './storage/contract/sites.ts';
import type { StoredSurvey } from './storage/contract/surveys.ts';
import type { Storage } from './storage/storage.ts';

/**
 * The site of an id; `path` is where the request named it. A site out of the caller's reach is refused
 * like one that does not exist, and neither is looked up: to read one takes time that the other does not, and nobody
 * shall learn which ids are taken. Every route finds its site here, or by
 * `standingOf`.
 */
export async function siteNamed(
  storage: Pick<Storage, 'sites'>,
  caller: Pick<Caller, 'sites'>,
  id: string,
  path = 'site',
): Promise<StoredSite> {
  const site = reaches(caller, id) ? await storage.sites.find({ id }) : null;
  if (!site) throw unknownSite(path);
  return site;
}

export function unknownSite(path = 'site'): Problem {
  return invalid('unknown_site', path, 'is not the id of a site here');
}

/** The survey of a slug; `path` is where the request named it. */
export async function surveyNamed(
  storage: Pick<Storage, 'surveys'>,
  site: StoredSite,
  slug: string,
  path = 'survey',
): Promise<StoredSurvey> {
  const survey = await storage.surveys.find(site.key, slug);
  if (!survey) throw unknownSurvey(slug, path);
  return survey;
}

export function unknownSurvey(slug: string, path = 'survey'): Problem {
  return invalid('unknown_survey', path, because('unknown_survey', { survey: slug }));
}
