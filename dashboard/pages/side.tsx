import type { Site } from '../../shared/site.ts';
import type { Survey } from '../../shared/survey.ts';
import { useEarshot } from '../data/earshot-context.ts';
import { useMay } from '../data/use-may.ts';
import type { View } from '../data/view.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Logo } from '../parts/logo.tsx';
import { SitePicker } from '../parts/site-picker.tsx';
import { SurveyNav } from '../parts/survey-nav.tsx';
import { ThemeSwitch } from '../parts/theme-switch.tsx';
import { ViewLink } from '../parts/view-link.tsx';
import { say } from '../words/say.ts';

interface SideProps {
  site: Site;
  sites: readonly Site[];
  /** Undefined until they are known. */
  surveys: readonly Survey[] | undefined;
  current: Survey | undefined;
  view: View;
  signOut(): void;
}

/** The column beside every page, on narrow screens a row above and one below: site, surveys, theme, language, the way out. */
export function Side({ site, sites, surveys, current, view, signOut }: SideProps) {
  const { me } = useEarshot();
  const mayWrite = useMay('write');
  return (
    <div class="side">
      <header class="brand">
        <Logo />
        {sites.length > 1 ? <SitePicker site={site} sites={sites} view={view} /> : null}
      </header>
      {surveys ? <SurveyNav site={site} surveys={surveys} current={current} view={view} /> : <nav />}
      <footer class="foot">
        <ThemeSwitch />
        <LanguageSwitch />
        {mayWrite && me.sites === null ? (
          <ViewLink view={{ site: site.id, span: view.span, page: 'new-site' }}>{say('New site')}</ViewLink>
        ) : null}
        <a href="/demo">{say('Demo')}</a>
        <a href="/docs">{say('API')}</a>
        {me.member ? <span class="me">{me.member.name}</span> : null}
        <button type="button" class="quiet" onClick={signOut}>
          {say('Sign out')}
        </button>
      </footer>
    </div>
  );
}
