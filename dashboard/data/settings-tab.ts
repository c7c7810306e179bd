/** The parts of the settings: of the site first, then of the whole installation. */
export const siteTabs = [
  'site',
  'origins',
  'attributes',
  'complaints',
  'privacy',
  'data',
  'webhooks',
] as const;
export const installationTabs = ['keys', 'jobs', 'audit', 'health', 'password'] as const;
export type SettingsTab = (typeof siteTabs)[number] | (typeof installationTabs)[number];

/** What of the settings is shown, by the page's own part of an address. What is unknown is the first. */
export function readSettingsTab(own: string | undefined): SettingsTab {
  const asked = new URLSearchParams(own).get('tab');
  return [...siteTabs, ...installationTabs].find((tab) => tab === asked) ?? 'site';
}
