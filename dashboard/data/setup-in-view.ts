import type { Survey } from '../../shared/survey.ts';
import { isSitePage } from './is-site-page.ts';
import type { Setup, View } from './view.ts';

/**
 * What is to be set up first, if anything: a site without a survey begins with one, and nothing is installed of a survey
 * that does not exist.
 */
export function setupInView(view: View, surveys: readonly Pick<Survey, 'slug'>[]): Setup | undefined {
  if (view.page === 'install') {
    if (surveys.some(({ slug }) => slug === view.survey)) return 'install';
  } else if (view.page && !isSitePage(view.page)) {
    return view.page;
  }
  return surveys.length === 0 && !view.survey ? 'new' : undefined;
}
