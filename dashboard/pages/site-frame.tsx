import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { allItems } from '../../client/all-items.ts';
import type { Site } from '../../shared/site.ts';
import { surveysKey } from '../data/answer-keys.ts';
import { useEarshot } from '../data/earshot-context.ts';
import { isSitePage } from '../data/is-site-page.ts';
import { setupInView } from '../data/setup-in-view.ts';
import type { Address } from '../data/use-address.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useLive } from '../data/use-live.ts';
import { Failure } from '../parts/failure.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Overview } from './overview/overview.tsx';
import { SetupPage } from './setup/setup-page.tsx';
import { Side } from './side.tsx';
import { SitePage } from './site-page.tsx';
import { NoSurvey } from './survey/no-survey.tsx';
import { SurveyPage } from './survey/survey-page.tsx';

interface SiteFrameProps {
  site: Site;
  sites: readonly Site[];
  address: Address;
  signOut(): void;
}

/** The page that the address names, beside the list of all: one of the site's, that of a survey, or the overview. */
export function SiteFrame({ site, sites, address, signOut }: SiteFrameProps) {
  const { client } = useEarshot();
  const { view, settle } = address;
  const live = useLive(site.id);
  const surveys = useAnswer(
    surveysKey(site.id),
    () => allItems((cursor) => client.surveys.list({ site: site.id, ...(cursor ? { cursor } : {}) })),
    { what: ['survey'] },
  );
  const survey = surveys.data?.find(({ slug }) => slug === view.survey);
  const page = view.page !== undefined && isSitePage(view.page) ? view.page : undefined;
  const setup = surveys.data && setupInView(view, surveys.data);
  const main = useRef<HTMLElement>(null);
  const opened = useRef(view.survey);
  useLayoutEffect(() => {
    // The link that led here may be gone with its page: the keyboard goes on from the new one.
    const { body, activeElement } = document;
    if (opened.current !== view.survey && activeElement === body)
      main.current?.focus({ preventScroll: true });
    opened.current = view.survey;
  }, [view.survey]);
  useEffect(() => {
    if (!view.site) settle({ ...view, site: site.id });
  });
  return (
    <div class="app">
      <Side surveys={surveys.data} current={page ? undefined : survey} {...{ site, sites, view, signOut }} />
      <main ref={main} tabIndex={-1}>
        {surveys.error !== undefined && !surveys.loading ? (
          <Failure error={surveys.error} retry={surveys.retry} />
        ) : !surveys.data ? (
          <Skeleton height={600} />
        ) : setup ? (
          <SetupPage {...{ setup, site, survey, view, live }} surveys={surveys.data} />
        ) : page ? (
          <SitePage key={page} page={page} {...{ site, survey, view, live }} surveys={surveys.data} />
        ) : survey ? (
          <SurveyPage key={survey.id} site={site} survey={survey} view={view} live={live} />
        ) : view.survey ? (
          <NoSurvey asked={view.survey} site={site} />
        ) : (
          <Overview site={site} surveys={surveys.data} view={view} live={live} />
        )}
      </main>
    </div>
  );
}
