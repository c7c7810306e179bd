import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import { installationTabs, readSettingsTab, type SettingsTab, siteTabs } from '../../data/settings-tab.ts';
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
import { WebhooksTab } from './webhooks-tab.tsx';

const tabs: Readonly<Record<SettingsTab, ComponentType<SitePageProps>>> = {
  site: SiteTab,
  origins: OriginsTab,
  attributes: AttributesTab,
  complaints: ComplaintsTab,
  privacy: PrivacyTab,
  data: DataTab,
  webhooks: WebhooksTab,
  keys: KeysTab,
  jobs: JobsTab,
  audit: AuditTab,
  health: HealthTab,
  password: PasswordTab,
};

/** What can be set of a site and of the installation, and how both are; a part at a time. */
export function Settings(props: SitePageProps) {
  const { site, view } = props;
  const shown = readSettingsTab(view.own);
  const Tab = tabs[shown];
  useEffect(() => {
    document.title = `${settingsTabNames[shown]} · ${site.name} · Earshot`;
  }, [shown, site.name]);
  return (
    <div class="settings">
      <header class="top">
        <h1>{say('Settings')}</h1>
      </header>
      <div class="settings-two">
        <div>
          <TabNav
            title={say('Settings of {site}', { site: site.name })}
            tabs={siteTabs}
            {...{ shown, view }}
          />
          <TabNav title={say('Settings of all sites')} tabs={installationTabs} {...{ shown, view }} />
        </div>
        <div class="settings-tab">
          <Tab key={shown} {...props} />
        </div>
      </div>
    </div>
  );
}
