import { type SitePage, sitePages } from './view.ts';

export function isSitePage(name: string): name is SitePage {
  return (sitePages as readonly string[]).includes(name);
}
