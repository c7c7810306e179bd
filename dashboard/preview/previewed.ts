import type { WidgetConfig } from '../../shared/widget-config.ts';

/** What the preview is told: what the widget shows, and on what kind of page. */
export interface Previewed {
  config: WidgetConfig;
  dark: boolean;
}
