import { useEffect } from 'preact/hooks';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useOverview } from '../../data/use-overview.ts';
import type { View } from '../../data/view.ts';
import { Await } from '../../parts/await.tsx';
import { Follows } from '../../parts/follows.tsx';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { Standings } from './standings.tsx';

interface OverviewProps {
  site: Site;
  surveys: readonly Survey[];
  view: View;
  /** Whether the numbers follow what happens. */
  live: boolean;
}

/** Pixels of a survey's line. */
const lineHeight = 88;

/** All surveys of a site: what needs attention first, and how each stands. */
export function Overview({ site, surveys, view, live }: OverviewProps) {
  const answer = useOverview(site, surveys, view);
  useEffect(() => {
    document.title = `${site.name} · Earshot`;
  }, [site.name]);
  return (
    <div class="overview">
      <header class="top">
        <h1>{site.name}</h1>
        <Follows live={live} />
        <div class="pickers">
          <SpanPickers site={site} view={view} />
        </div>
      </header>
      <Await answer={answer} height={surveys.length * lineHeight}>
        {(data) => <Standings site={site} standings={data.standings} view={data.view} />}
      </Await>
    </div>
  );
}
