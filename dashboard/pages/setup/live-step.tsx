import type { Survey, SurveyStatus } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { keepSurvey } from '../../data/keep-saved.ts';
import { DoButton } from '../../parts/do-button.tsx';
import { say } from '../../words/say.ts';
import { Step } from './step.tsx';

const asleep: Readonly<Record<Exclude<SurveyStatus, 'live'>, string>> = {
  draft: say('The survey is a draft: it asks nobody'),
  paused: say('The survey is paused: it asks nobody'),
  archived: say('The survey is archived: it asks nobody'),
};

/** Whether the survey asks anybody at all, and the button that makes it. */
export function LiveStep({ survey }: { survey: Survey }) {
  const { client, answers } = useEarshot();
  const { status } = survey;
  const publish = async () =>
    keepSurvey(answers, await client.surveys.change(survey.site, survey.slug, { status: 'live' }));
  return (
    <Step
      state={status === 'live' ? 'done' : 'todo'}
      title={status === 'live' ? say('The survey is live') : asleep[status]}
    >
      <DoButton
        label={status === 'live' ? undefined : say('Publish')}
        act={publish}
        done={say(
          'Published. Pages that have the line ask within five minutes; a private window asks at once.',
        )}
      />
    </Step>
  );
}
