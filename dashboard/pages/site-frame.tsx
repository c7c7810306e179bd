import { useEffect } from 'preact/hooks';
import { allItems } from '../../client/all-items.ts';
import type { Site } from '../../shared/survey.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { Address } from '../data/use-address.ts';
import { useAnswer } from '../data/use-answer.ts';
import { Failure } from '../parts/failure.tsx';
import { Logo } from '../parts/logo.tsx';
import { SitePicker } from '../parts/site-picker.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { SurveyNav } from '../parts/survey-nav.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { NoSurvey } from './no-survey.tsx';
import { Overview } from './overview.tsx';

interface SiteFrameProps {
  site: Site;
  sites: readonly Site[];
  address: Address;
  signOut(): void;
}

/** What stands around every page of a site: the site, its surveys, the theme, the way out. */
export function SiteFrame({ site, sites, address, signOut }: SiteFrameProps) {
  const { client } = useEarshot();
  const { view, settle } = address;
  const surveys = useAnswer(`surveys ${site.id}`, () =>
    allItems((cursor) => client.surveys.list({ site: site.id, ...(cursor ? { cursor } : {}) })),
  );
  const survey = view.survey ? surveys.data?.find(({ slug }) => slug === view.survey) : surveys.data?.[0];
  useEffect(() => {
    if (survey && (!view.site || !view.survey)) settle({ ...view, site: site.id, survey: survey.slug });
  });
  return (
    <div class="app">
      <div class="side">
        <header class="brand">
          <Logo />
          {sites.length > 1 ? <SitePicker site={site} sites={sites} view={view} /> : null}
        </header>
        {surveys.data ? (
          <SurveyNav site={site} surveys={surveys.data} current={survey} view={view} />
        ) : (
          <nav />
        )}
        <footer class="foot">
          <ThemeSwitch />
          <a href="/demo">Demo</a>
          <a href="/docs">API</a>
          <button type="button" class="quiet" onClick={signOut}>
            Sign out
          </button>
        </footer>
      </div>
      <main>
        {surveys.error !== undefined && !surveys.loading ? (
          <Failure error={surveys.error} retry={surveys.retry} />
        ) : survey ? (
          <Overview key={survey.id} site={site} survey={survey} view={view} />
        ) : surveys.data ? (
          <NoSurvey asked={view.survey} site={site} />
        ) : (
          <Skeleton height={600} />
        )}
      </main>
    </div>
  );
}
