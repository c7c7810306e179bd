import type { MetricId } from '../../../shared/metric.ts';
import type { Survey } from '../../../shared/survey.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { writeJourney } from '../../data/journey.ts';
import { journeyMetrics } from '../../data/journey-question.ts';
import { Choice } from '../../parts/choice.tsx';
import { SurveyChoice } from '../../parts/survey-choice.tsx';
import { askableText } from '../../words/askable-text.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { say } from '../../words/say.ts';
import type { JourneyProps } from './journey-props.ts';

interface JourneyControlsProps extends JourneyProps {
  surveys: readonly Survey[];
  /** Those that the question is about. */
  inView: readonly Survey[];
}

/** Which survey, and by which metric the touchpoints are measured. */
export function JourneyControls({ surveys, inView, view, asked, question }: JourneyControlsProps) {
  const { go } = useEarshot();
  const { order } = asked;
  const chooseQuestion = (id: string | undefined) => {
    const { metric } = question;
    go({ ...view, own: writeJourney({ metric, ...(id ? { question: id } : {}), order }) });
  };
  return (
    <div class="controls">
      <SurveyChoice
        surveys={surveys}
        view={view}
        all={say('All surveys')}
        kept={() => writeJourney({ order })}
      />
      <Choice
        label={say('Metric')}
        chosen={question.metric}
        options={journeyMetrics(inView).map((id) => [id, metricLabel(id)])}
        choose={(id) => go({ ...view, own: writeJourney({ metric: id as MetricId, order }) })}
      />
      {view.survey !== undefined && question.questions.length > 1 ? (
        <Choice
          label={say('Question')}
          chosen={question.question}
          none={say('All of them')}
          options={question.questions.map((one) => [one.id, askableText(one)])}
          choose={chooseQuestion}
        />
      ) : null}
    </div>
  );
}
