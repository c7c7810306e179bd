import type { SitePage } from '../data/view.ts';
import { say } from './say.ts';

/** The pages of a site as the navigation names them. */
export const sitePageNames: Readonly<Record<SitePage, string>> = {
  comments: say('Comments'),
  journey: say('Journey'),
  explore: say('Explore'),
  report: say('Report'),
  build: say('Build'),
  settings: say('Settings'),
};
