import type { Site } from '../../../shared/site.ts';
import type { Survey } from '../../../shared/survey.ts';
import { usePageStart } from '../../data/use-page-start.ts';
import type { View } from '../../data/view.ts';
import { Section } from '../../parts/section.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import { Checklist } from './checklist.tsx';
import { IfNothingComes } from './if-nothing-comes.tsx';
import { Paste } from './paste.tsx';

interface InstallProps {
  site: Site;
  survey: Survey;
  view: View;
  /** Whether changes are heard of. */
  live: boolean;
}

/** From a survey to its first answer: the line to paste, what has arrived so far, and what to look at where nothing does. */
export function Install({ site, survey, view, live }: InstallProps) {
  const start = usePageStart<HTMLHeadingElement>(say('Install {survey}', { survey: survey.name }));
  const { page: _page, ...numbers } = view;
  return (
    <div class="setup">
      <header class="top">
        <h1 ref={start} tabIndex={-1}>
          {say('Install “{survey}”', { survey: survey.name })}
        </h1>
        <div class="pickers">
          <ViewLink view={numbers}>{say('To its numbers')}</ViewLink>
        </div>
      </header>
      <div class="setup-two even">
        <Section title={say('Paste one line')}>
          <Paste site={site} survey={survey} />
        </Section>
        <Section title={say('Then watch it arrive')}>
          <Checklist site={site} survey={survey} live={live} numbers={numbers} />
        </Section>
      </div>
      <Section title={say('If nothing comes')}>
        <IfNothingComes site={site} survey={survey} />
      </Section>
    </div>
  );
}
