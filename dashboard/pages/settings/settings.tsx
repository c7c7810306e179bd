import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { useEarshot } from '../../data/earshot-context.ts';
import {
  installationTabs,
  isTabOpen,
  readSettingsTab,
  type SettingsTab,
  siteTabs,
} from '../../data/settings-tab.ts';
import { NotYours } from '../../parts/not-yours.tsx';
import { say } from '../../words/say.ts';
import { settingsTabNames } from '../../words/settings-tab-names.ts';
import type { SitePageProps } from '../site-page-props.ts';
import { AttributesTab } from './attributes-tab.tsx';
import { AuditTab } from './audit-tab.tsx';
import { ComplaintsTab } from './complaints-tab.tsx';
import { DataTab } from './data-tab.tsx';
import { HealthTab } from './health-tab.tsx';
import { JobsTab } from './jobs-tab.tsx';
import { KeysTab } from './keys-tab.tsx';
import { OriginsTab } from './origins-tab.tsx';
import { PasswordTab } from './password-tab.tsx';
import { PrivacyTab } from './privacy-tab.tsx';
import { SiteTab } from './site-tab.tsx';
import { TabNav } from './tab-nav.tsx';
import { TeamTab } from './team-tab.tsx';
import { ThemesTab } from './themes-tab.tsx';
import { WebhooksTab } from './webhooks-tab.tsx';

const tabs: Readonly<Record<SettingsTab, ComponentType<SitePageProps>>> = {
  site: SiteTab,
  origins: OriginsTab,
  attributes: AttributesTab,
  complaints: ComplaintsTab,
  privacy: PrivacyTab,
  data: DataTab,
  themes: ThemesTab,
  webhooks: WebhooksTab,
  team: TeamTab,
  keys: KeysTab,
  jobs: JobsTab,
  audit: AuditTab,
  health: HealthTab,
  password: PasswordTab,
};

/** What can be set of a site and of the installation, and how both are; a part at a time. */
export function Settings(props: SitePageProps) {
  const { site, view } = props;
  const { me } = useEarshot();
  const shown = readSettingsTab(view.own, me);
  const isOpen = (tab: SettingsTab) => isTabOpen(tab, me);
  const Tab = tabs[shown];
  useEffect(() => {
    document.title = `${settingsTabNames[shown]} · ${site.name} · Earshot`;
  }, [shown, site.name]);
  return (
    <div class="settings">
      <header class="top">
        <h1>{say('Settings')}</h1>
        <NotYours />
      </header>
      <div class="settings-two">
        <div>
          <TabNav
            title={say('Settings of {site}', { site: site.name })}
            tabs={siteTabs.filter(isOpen)}
            {...{ shown, view }}
          />
          <TabNav
            title={say('Settings of all sites')}
            tabs={installationTabs.filter(isOpen)}
            {...{ shown, view }}
          />
        </div>
        <div class="settings-tab">
          <Tab key={shown} {...props} />
        </div>
      </div>
    </div>
  );
}
