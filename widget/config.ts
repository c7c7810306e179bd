import type { WidgetConfig } from '../shared/widget-config.ts';
import type { Tag } from './visit.ts';

/** The site's live surveys in the visitor's language; undefined where the server has none to give. */
export async function fetchConfig(origin: string, tag: Tag): Promise<WidgetConfig | undefined> {
  const language = tag.lang || document.documentElement.lang || navigator.language;
  const query = new URLSearchParams({ site: tag.site ?? '', lang: language });
  const answer = await fetch(`${origin}/v1/config?${query}`, { credentials: 'omit' });
  return answer.ok ? answer.json() : undefined;
}
