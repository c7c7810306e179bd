import type { SettingsTab } from '../../data/settings-tab.ts';
import type { View } from '../../data/view.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { settingsTabNames } from '../../words/settings-tab-names.ts';

interface TabNavProps {
  /** What the parts are of. */
  title: string;
  tabs: readonly SettingsTab[];
  shown: SettingsTab;
  view: View;
}

/** Links to parts of the settings, each with an address of its own. */
export function TabNav({ title, tabs, shown, view }: TabNavProps) {
  return (
    <nav class="tabs" aria-label={title}>
      {tabs.map((tab) => (
        <ViewLink key={tab} view={{ ...view, own: `tab=${tab}` }} current={tab === shown}>
          {settingsTabNames[tab]}
        </ViewLink>
      ))}
    </nav>
  );
}
