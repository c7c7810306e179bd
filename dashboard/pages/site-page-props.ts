import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import type { View } from '../data/view.ts';

/** What every page of a site is given. */
export interface SitePageProps {
  site: Site;
  surveys: readonly Survey[];
  /** The one that the address names, if any. */
  survey: Survey | undefined;
  view: View;
  /** Whether changes are heard of. */
  live: boolean;
}
