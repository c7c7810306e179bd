import type { Site } from '../../../shared/site.ts';
import { attentionOf } from '../../data/attention.ts';
import { useEarshot } from '../../data/earshot-context.ts';
import type { Standing } from '../../data/standing.ts';
import type { View } from '../../data/view.ts';
import { Failure } from '../../parts/failure.tsx';
import { LeadText } from '../../parts/lead-text.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { metricLabel } from '../../words/metric-words.ts';
import { say } from '../../words/say.ts';
import { statusLabels } from '../../words/status-labels.ts';
import { withoutScore } from '../../words/without-score.ts';
import { ReachCell } from './reach-cell.tsx';
import { ScoreCells } from './score-cells.tsx';

interface SurveyRowProps {
  site: Site;
  standing: Standing;
  /** That of the site. */
  view: View;
  /** Some survey of the site was seen: the widget is on its pages. */
  isSiteSeen: boolean;
}

/** One survey: its score and how sure that is, or why there is none; how it went, how many it reached. */
export function SurveyRow({ site, standing, view, isSiteSeen }: SurveyRowProps) {
  const { answers } = useEarshot();
  const { survey, question, value, error } = standing;
  const own = { ...view, site: site.id, survey: survey.slug };
  const attention = attentionOf(standing);
  const metric = question ? metricLabel(question.metric) : say('Words alone');
  return (
    <tr>
      <th scope="row">
        <ViewLink view={own} onFollow={() => scrollTo(0, 0)}>
          {survey.name}
        </ViewLink>
        {survey.status === 'live' ? null : (
          <span class={`status ${survey.status}`}>{statusLabels[survey.status]}</span>
        )}
        <small>{metric}</small>
      </th>
      {error !== undefined ? (
        <td class="instead" colSpan={4}>
          <Failure error={error} retry={answers.retry} />
        </td>
      ) : question && value && value.value !== null ? (
        <ScoreCells {...{ standing, question, value, view: own, score: value.value }} />
      ) : (
        <td class="instead" colSpan={4}>
          <LeadText
            words={withoutScore(standing, view.span, isSiteSeen)}
            tone={attention && attention !== 'unseen' ? 'bad' : 'plain'}
          />
        </td>
      )}
      <ReachCell standing={standing} zone={view.zone ?? site.timezone} />
    </tr>
  );
}
