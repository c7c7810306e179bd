import type { ComponentType } from 'preact';
import type { SitePage } from '../data/view.ts';
import type { SitePageProps } from './site-page-props.ts';

/** The pages of a site; the code of each comes when it is first shown. */
export const sitePages: Readonly<Record<SitePage, () => Promise<ComponentType<SitePageProps>>>> = {
  comments: async () => (await import('./comments/comments.tsx')).Comments,
  build: async () => (await import('./build/build.tsx')).Build,
  journey: async () => (await import('./journey/journey.tsx')).Journey,
  explore: async () => (await import('./explore/explore.tsx')).Explore,
  report: async () => (await import('./report/report.tsx')).Report,
  settings: async () => (await import('./settings/settings.tsx')).Settings,
};
