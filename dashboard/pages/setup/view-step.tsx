import type { FirstSeen } from '../../data/use-first-seen.ts';
import { useNow } from '../../data/use-now.ts';
import { say } from '../../words/say.ts';
import { since } from '../../words/since.ts';
import { Step } from './step.tsx';

interface ViewStepProps {
  views: number;
  /** The first, if it came while this page was open. */
  first: FirstSeen | undefined;
  /** Whether changes are heard of. */
  live: boolean;
}

/** Whether the widget has shown the survey to anybody. */
export function ViewStep({ views, first, live }: ViewStepProps) {
  const now = useNow(1_000);
  if (views === 0) {
    return (
      <Step state="waiting" title={live ? say('Waiting for the first view…') : say('No view yet')}>
        <p class="said">
          {say(
            'Open a page of yours that has the line, and that this survey is for. The widget tells of a view once its visitor answers, declines or leaves the page.',
          )}
        </p>
      </Step>
    );
  }
  const seen = first?.at
    ? say('First view, {when}', { when: since(first.at, now) })
    : say('The survey was seen');
  return (
    <Step state="done" title={seen}>
      <p class="said">{say('{views, plural, one {# view} other {# views}} so far.', { views })}</p>
    </Step>
  );
}
