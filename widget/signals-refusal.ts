import type { WidgetConfig } from '../shared/widget-config.ts';

/** Whether the browser says for its visitor that nobody is to be followed, and the site honours that. */
export function signalsRefusal({ ignoreSignals }: Pick<WidgetConfig, 'ignoreSignals'>): boolean {
  const { globalPrivacyControl, doNotTrack } = navigator as Navigator & { globalPrivacyControl?: boolean };
  return !ignoreSignals && (globalPrivacyControl === true || doNotTrack === '1');
}
