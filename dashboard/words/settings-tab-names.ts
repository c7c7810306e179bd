import type { SettingsTab } from '../data/settings-tab.ts';
import { say } from './say.ts';

/** The parts of the settings as their navigation names them. */
export const settingsTabNames: Readonly<Record<SettingsTab, string>> = {
  site: say('Site'),
  origins: say('Origins'),
  attributes: say('Attributes'),
  complaints: say('Complaints'),
  privacy: say('Privacy'),
  data: say('Data'),
  themes: say('Themes'),
  webhooks: say('Webhooks'),
  team: say('Team'),
  keys: say('Secret keys'),
  jobs: say('Jobs'),
  audit: say('Audit'),
  health: say('Health'),
  password: say('Password and sessions'),
};
