import { useEffect } from 'preact/hooks';
import { useMay } from '../../data/use-may.ts';
import { NotYours } from '../../parts/not-yours.tsx';
import { ViewLink } from '../../parts/view-link.tsx';
import { say } from '../../words/say.ts';
import { statusLabels } from '../../words/status-labels.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { SurveyEditor } from './survey-editor.tsx';

/** Where surveys are written: the one in view, or which one it shall be. */
export function Build(props: SitePageProps) {
  const { site, surveys, survey, view } = props;
  const mayWrite = useMay('write');
  const title = survey ? say('Build {survey}', { survey: survey.name }) : say('Build');
  useEffect(() => {
    document.title = `${title} · Earshot`;
  }, [title]);
  if (!mayWrite) {
    return (
      <>
        <h1>{say('Build')}</h1>
        <NotYours />
      </>
    );
  }
  if (survey) return <SurveyEditor key={survey.id} {...{ site, survey, view }} />;
  return (
    <>
      <h1>{say('Build')}</h1>
      <p class="said">{say('Which survey do you want to write on?')}</p>
      <ul class="build-choice">
        {surveys.map(({ id, slug, name, status }) => (
          <li key={id}>
            <ViewLink view={{ ...view, page: 'build', survey: slug }}>{name}</ViewLink>{' '}
            <small>{statusLabels[status]}</small>
          </li>
        ))}
        <li>
          <ViewLink view={{ site: site.id, span: view.span, page: 'new' }}>{say('A new one')}</ViewLink>
        </li>
      </ul>
    </>
  );
}
