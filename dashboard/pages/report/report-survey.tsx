import { metrics } from '../../../shared/metric.ts';
import type { Site } from '../../../shared/site.ts';
import { Distribution } from '../../charts/distribution.tsx';
import { Trend } from '../../charts/trend.tsx';
import type { Standing } from '../../data/standing.ts';
import { statsQuery } from '../../data/stats-query.ts';
import type { View } from '../../data/view.ts';
import { LeadText } from '../../parts/lead-text.tsx';
import { Score } from '../../parts/score.tsx';
import { changeWords } from '../../words/change-words.ts';
import { complaintWords } from '../../words/complaint-words.ts';
import { metricLabel } from '../../words/metric-words.ts';
import { questionText } from '../../words/question-text.ts';
import { rateWords } from '../../words/reach-words.ts';
import { withoutScore } from '../../words/without-score.ts';
import { ReportComments } from './report-comments.tsx';

interface ReportSurveyProps {
  site: Site;
  standing: Standing;
  view: View;
}

/** One survey of a report: its score and how it changed, how people answered, how it went, and some of their words. */
export function ReportSurvey({ site, standing, view }: ReportSurveyProps) {
  const { survey, question, value, change, complaints, reach } = standing;
  const changed = question && changeWords(change, metrics[question.metric].unit);
  const tone = change.is === 'real' ? (change.better ? 'good' : 'bad') : 'plain';
  const query = question && statsQuery(view, site.id, survey.slug, question.id);
  return (
    <section class="part reported" aria-labelledby={`report-${survey.slug}`}>
      <h2 id={`report-${survey.slug}`}>{survey.name}</h2>
      {question ? <p class="asked">{questionText(survey, question.id)}</p> : null}
      {question && value && value.value !== null && query ? (
        <>
          <p class="metric">{metricLabel(question.metric)}</p>
          <Score question={question} value={value} />
          {changed ? <LeadText words={changed} tone={tone} /> : null}
          {complaints?.significant && (complaints.delta ?? 0) > 0 ? (
            <LeadText words={complaintWords(complaints)} tone="bad" />
          ) : null}
          <LeadText words={rateWords(reach)} />
          <Distribution question={question} query={query} />
          <Trend question={question} query={query} zone={site.timezone} />
        </>
      ) : (
        <LeadText words={withoutScore(standing, view.span, true)} />
      )}
      <ReportComments survey={survey} question={question} view={view} zone={view.zone ?? site.timezone} />
    </section>
  );
}
