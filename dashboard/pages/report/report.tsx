import { useEffect } from 'preact/hooks';
import { arrange } from '../../data/attention.ts';
import { useLightPrint } from '../../data/use-light-print.ts';
import { useOverview } from '../../data/use-overview.ts';
import { Await } from '../../parts/await.tsx';
import { Section } from '../../parts/section.tsx';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { rangeLabel } from '../../words/range-label.ts';
import { reportConclusions } from '../../words/report-conclusions.ts';
import { reportSummary } from '../../words/report-summary.ts';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { Method } from './method.tsx';
import { ReportSurvey } from './report-survey.tsx';

/** What a period has brought, to be printed or saved as PDF: in words, in charts, what follows, and how far it goes. */
export function Report({ site, surveys, survey, view }: SitePageProps) {
  const answer = useOverview(site, survey ? [survey] : surveys, view);
  useLightPrint();
  const title = survey
    ? say('Report on {survey}', { survey: survey.name })
    : say('Report on {site}', { site: site.name });
  useEffect(() => {
    document.title = `${title} · Earshot`;
  }, [title]);
  return (
    <div class="report">
      <header class="top">
        <h1>{title}</h1>
        <div class="pickers">
          <SpanPickers site={site} view={view} />
          <button type="button" class="button primary" onClick={() => print()}>
            {say('Print or save as PDF')}
          </button>
        </div>
        <p class="asked">{answer.data ? rangeLabel(answer.data.asked) : '\u00a0'}</p>
      </header>
      <Await answer={answer} height={900}>
        {({ standings, view, asked }) => {
          const arranged = arrange(standings);
          const order = [
            ...arranged.first.map(({ standing }) => standing),
            ...arranged.others,
            ...arranged.resting,
          ];
          const answered = order.filter(({ answers }) => answers > 0);
          return (
            <>
              <Section title={say('Summary')}>
                <ul class="sentences">
                  {reportSummary(standings, view.span).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Section>
              {answered.map((standing) => (
                <ReportSurvey key={standing.survey.id} site={site} standing={standing} view={view} />
              ))}
              <Section title={say('What follows')}>
                <ul class="sentences">
                  {reportConclusions(arranged).map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </Section>
              <Method standings={answered} answer={asked} />
            </>
          );
        }}
      </Await>
    </div>
  );
}
