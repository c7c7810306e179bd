import type { MetricId } from '../../../shared/metric.ts';
import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { askableMetrics, askableQuestions } from '../../data/askable.ts';
import { dimensionsOf } from '../../data/dimensions.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import { type Exploration, writeExploration } from '../../data/exploration.ts';
import type { View } from '../../data/view.ts';
import { Choice } from '../../parts/choice.tsx';
import { SurveyChoice } from '../../parts/survey-choice.tsx';
import { askableText } from '../../words/askable-text.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { say } from '../../words/say.ts';

interface ControlsProps {
  site: Site;
  surveys: readonly Survey[];
  /** Those that the question is about. */
  inView: readonly Survey[];
  view: View;
  metric: MetricId;
  exploration: Exploration;
}

const comparisons = [
  ['previous', say('the period before')],
  ['year', say('a year before')],
] as const;

/** What is asked: survey, metric, question, breakdown and comparison. Each choice is a step in the address. */
export function Controls({ site, surveys, inView, view, metric, exploration }: ControlsProps) {
  const { go } = useEarshot();
  const change = (changes: { [K in keyof Exploration]?: Exploration[K] | undefined }) =>
    go({ ...view, own: writeExploration(withoutEmpty({ ...exploration, ...changes })) });
  const keptOfOther = () => {
    const { metric: _metric, question: _question, ...rest } = exploration;
    return writeExploration(rest);
  };
  const questions = view.survey ? inView.flatMap((survey) => askableQuestions(survey, metric)) : [];
  const dimensions = [
    ...(view.survey ? [] : [{ name: 'survey', label: say('Survey') }]),
    ...dimensionsOf(site),
  ];
  const [first, second] = exploration.breakdown;
  return (
    <div class="controls">
      <SurveyChoice surveys={surveys} view={view} all={say('All surveys')} kept={keptOfOther} />
      <Choice
        label={say('Metric')}
        chosen={metric}
        options={askableMetrics(inView).map((id) => [id, metricLabel(id)])}
        choose={(id) => change({ metric: id as MetricId, question: undefined })}
      />
      {questions.length > 1 ? (
        <Choice
          label={say('Question')}
          chosen={exploration.question}
          none={say('All of them')}
          options={questions.map((one) => [one.id, askableText(one)])}
          choose={(question) => change({ question })}
        />
      ) : null}
      <Choice
        label={say('By')}
        chosen={first}
        none={say('Not broken down')}
        options={dimensions.map(({ name, label }) => [name, label])}
        choose={(name) => change({ breakdown: name ? [name] : [] })}
      />
      {first ? (
        <Choice
          label={say('and by')}
          chosen={second}
          none={say('Nothing else')}
          options={dimensions.filter(({ name }) => name !== first).map(({ name, label }) => [name, label])}
          choose={(name) => change({ breakdown: name ? [first, name] : [first] })}
        />
      ) : null}
      <Choice
        label={say('Compared with')}
        chosen={exploration.compare}
        none={say('Nothing')}
        options={comparisons}
        choose={(compare) => change({ compare: compare as Exploration['compare'] })}
      />
    </div>
  );
}

/** An address has no place for what is undefined. */
function withoutEmpty(exploration: { [K in keyof Exploration]?: Exploration[K] | undefined }): Exploration {
  return Object.fromEntries(
    Object.entries(exploration).filter(([, value]) => value !== undefined),
  ) as unknown as Exploration;
}
