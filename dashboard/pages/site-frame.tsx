import { useEffect } from 'preact/hooks';
import { allItems } from '../../client/all-items.ts';
import type { Site } from '../../shared/site.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { Address } from '../data/use-address.ts';
import { useAnswer } from '../data/use-answer.ts';
import { useLive } from '../data/use-live.ts';
import { Failure } from '../parts/failure.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { NoSurvey } from './no-survey.tsx';
import { Overview } from './overview.tsx';
import { Side } from './side.tsx';

interface SiteFrameProps {
  site: Site;
  sites: readonly Site[];
  address: Address;
  signOut(): void;
}

/** Finds the survey that the address names, and shows its page beside the list of all. */
export function SiteFrame({ site, sites, address, signOut }: SiteFrameProps) {
  const { client } = useEarshot();
  const { view, settle } = address;
  const live = useLive(site.id);
  const surveys = useAnswer(
    `surveys ${site.id}`,
    () => allItems((cursor) => client.surveys.list({ site: site.id, ...(cursor ? { cursor } : {}) })),
    { what: ['survey'] },
  );
  const survey = view.survey ? surveys.data?.find(({ slug }) => slug === view.survey) : surveys.data?.[0];
  useEffect(() => {
    if (survey && (!view.site || !view.survey)) settle({ ...view, site: site.id, survey: survey.slug });
  });
  return (
    <div class="app">
      <Side surveys={surveys.data} current={survey} {...{ site, sites, view, signOut }} />
      <main>
        {surveys.error !== undefined && !surveys.loading ? (
          <Failure error={surveys.error} retry={surveys.retry} />
        ) : survey ? (
          <Overview key={survey.id} site={site} survey={survey} view={view} live={live} />
        ) : surveys.data ? (
          <NoSurvey asked={view.survey} site={site} />
        ) : (
          <Skeleton height={600} />
        )}
      </main>
    </div>
  );
}
