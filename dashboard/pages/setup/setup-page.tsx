import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useMay } from '../../data/use-may.ts';
import type { Setup, View } from '../../data/view.ts';
import { Await } from '../../parts/await.tsx';
import { NotYours } from '../../parts/not-yours.tsx';

interface SetupPageProps {
  setup: Setup;
  view: View;
  /** None yet: it is the first one that is made. */
  site?: Site;
  survey?: Survey | undefined;
  surveys?: readonly Survey[];
  /** Whether changes are heard of. */
  live?: boolean;
}

/** What is seen seldom: its code is loaded when it is first shown. */
export function SetupPage({ setup, view, site, survey, surveys = [], live = false }: SetupPageProps) {
  const mayWrite = useMay('write');
  const pages = useAnswer('setup pages', () => import('./setup-pages.ts'), { what: [] });
  if (!mayWrite) return <NotYours />;
  return (
    <Await answer={pages} height={600}>
      {({ NewSite, NewSurvey, Install }) => {
        if (!site || setup === 'new-site') return <NewSite view={view} />;
        if (setup === 'install' && survey)
          return <Install key={survey.id} {...{ site, survey, view, live }} />;
        return <NewSurvey key={site.id} site={site} surveys={surveys} view={view} />;
      }}
    </Await>
  );
}
