import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { sitesKey, surveysKey } from './answer-keys.ts';
import type { Answers } from './answers.ts';

/** Shows a site that was just created or changed wherever sites are shown. */
export function keepSite(answers: Answers, site: Site): void {
  answers.amend<Site[]>(sitesKey, (sites) => withSaved(sites, site));
}

/** Shows a survey that was just created or changed wherever its site's surveys are shown. */
export function keepSurvey(answers: Answers, survey: Survey): void {
  answers.amend<Survey[]>(surveysKey(survey.site), (surveys) => withSaved(surveys, survey));
}

function withSaved<T extends { id: string }>(list: readonly T[], saved: T): T[] {
  const known = list.some(({ id }) => id === saved.id);
  return known ? list.map((item) => (item.id === saved.id ? saved : item)) : [...list, saved];
}
