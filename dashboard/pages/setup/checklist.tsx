import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useArrivals } from '../../data/use-arrivals.ts';
import type { View } from '../../data/view.ts';
import { Failure } from '../../parts/failure.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { say } from '../../words/say.ts';
import { AnswerStep } from './answer-step.tsx';
import { LiveStep } from './live-step.tsx';
import { OriginStep } from './origin-step.tsx';
import { ViewStep } from './view-step.tsx';

interface ChecklistProps {
  site: Site;
  survey: Survey;
  /** Whether changes are heard of. */
  live: boolean;
  /** Where the numbers of the survey are. */
  numbers: View;
}

/** The four things between a survey and its first answer, each as it stands now. */
export function Checklist({ site, survey, live, numbers }: ChecklistProps) {
  const arrivals = useArrivals(site, survey);
  const { views, answers, newest } = arrivals;
  if (arrivals.error !== undefined) return <Failure error={arrivals.error} retry={arrivals.retry} />;
  if (views === undefined || answers === undefined) return <Skeleton height={220} />;
  return (
    <>
      <ol class="steps">
        <LiveStep survey={survey} />
        <OriginStep site={site} />
        <ViewStep views={views} first={arrivals.firstView} live={live} />
        <AnswerStep survey={survey} count={answers} newest={newest} numbers={numbers} />
      </ol>
      <p class="said follow-note">
        {live
          ? say('This list follows what happens; there is nothing to reload.')
          : say(
              'The connection to the server is interrupted: this is how it stood. It is being tried again.',
            )}
      </p>
      <p class="hidden" role="status">
        {arrivals.announced}
      </p>
    </>
  );
}
