import type { WidgetConfig } from '../shared/widget-config.ts';
import type { Tag } from './visit.ts';

/**
 * The site's live surveys in the visitor's language, and where the script tag wants them; undefined where the server has
 * none to give.
 */
export async function fetchConfig(origin: string, tag: Tag): Promise<WidgetConfig | undefined> {
  const language = tag.lang || document.documentElement.lang || navigator.language;
  const site = encodeURIComponent(tag.site!);
  const lang = encodeURIComponent(language);
  const answer = await fetch(`${origin}/v1/config?site=${site}&lang=${lang}`, { credentials: 'omit' });
  const config: WidgetConfig | undefined = answer.ok ? await answer.json() : undefined;
  for (const survey of config?.surveys ?? []) {
    survey.position = tag.position ?? survey.position;
    survey.theme = tag.theme ?? survey.theme;
    survey.zIndex = tag.zIndex ?? survey.zIndex;
  }
  return config;
}
