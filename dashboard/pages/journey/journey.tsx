import { useEffect } from 'preact/hooks';
import { readJourney } from '../../data/journey.ts';
import { journeyQuestion } from '../../data/journey-question.ts';
import { SpanPickers } from '../../parts/span-pickers.tsx';
import { say } from '../../words/say.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { JourneyControls } from './journey-controls.tsx';
import { JourneyPath } from './journey-path.tsx';

/** The touchpoints of a site in order, each with its score: where the journey is good, and where it is weak. */
export function Journey({ site, surveys, view }: SitePageProps) {
  useEffect(() => {
    document.title = say('Journey · {site} · Earshot', { site: site.name });
  }, [site.name]);
  const asked = readJourney(view.own);
  const inView = surveys.filter(({ slug }) => view.survey === undefined || slug === view.survey);
  const question = journeyQuestion(inView, asked);
  const shared = { site, view, asked, question };
  return (
    <div class="journey">
      <header class="top">
        <h1>{say('Journey')}</h1>
        <div class="pickers">
          <SpanPickers site={site} view={view} />
        </div>
      </header>
      <JourneyControls {...shared} surveys={surveys} inView={inView} />
      {question.isMixed ? (
        <p class="said part">
          {say(
            'The surveys ask for this on several scales, which are never made into one number: choose a survey.',
          )}
        </p>
      ) : (
        // Another metric begins anew: its numbers are of another kind.
        <JourneyPath key={question.metric} {...shared} />
      )}
    </div>
  );
}
