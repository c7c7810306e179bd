import type { Session } from '../../shared/session.ts';

/** The parts of the settings: of the site first, then of the whole installation. */
export const siteTabs = [
  'site',
  'origins',
  'attributes',
  'complaints',
  'privacy',
  'data',
  'themes',
  'webhooks',
] as const;
export const installationTabs = ['team', 'keys', 'jobs', 'audit', 'health', 'password'] as const;
export type SettingsTab = (typeof siteTabs)[number] | (typeof installationTabs)[number];

/** What each part takes; `read`: everybody has it. */
const takes: Readonly<Record<SettingsTab, Session['may'][number]>> = {
  site: 'write',
  origins: 'write',
  attributes: 'write',
  complaints: 'write',
  privacy: 'write',
  data: 'read',
  themes: 'write',
  webhooks: 'admin',
  team: 'admin',
  keys: 'admin',
  jobs: 'read',
  audit: 'admin',
  health: 'admin',
  password: 'read',
};

export function isTabOpen(tab: SettingsTab, { may }: Pick<Session, 'may'>): boolean {
  return may.includes(takes[tab]);
}

/** What of the settings is shown, by the page's own part of an address. What is unknown, or not theirs, is the first. */
export function readSettingsTab(own: string | undefined, me: Pick<Session, 'may'>): SettingsTab {
  const asked = new URLSearchParams(own).get('tab');
  const open = [...siteTabs, ...installationTabs].filter((tab) => isTabOpen(tab, me));
  return open.find((tab) => tab === asked) ?? open[0]!;
}
