import type {
  ThemeAnswer,
  ThemeChangeInput,
  ThemeInput,
  ThemeTried,
  ThemeTryInput,
} from '../shared/theme.ts';
import { ifMatch } from './if-match.ts';
import type { Page } from './page.ts';
import type { Send } from './send.ts';

/** `/v1/themes`: what comments are about, by rules of a site. */
export function themeCalls(send: Send) {
  const at = (id: string) => `/v1/themes/${encodeURIComponent(id)}`;
  return {
    async list(site: string, signal?: AbortSignal): Promise<ThemeAnswer[]> {
      return (await send<Page<ThemeAnswer>>('GET', '/v1/themes', { query: { site }, signal })).items;
    },
    get: (id: string, signal?: AbortSignal) => send<ThemeAnswer>('GET', at(id), { signal }),
    create: (theme: ThemeInput) => send<ThemeAnswer>('POST', '/v1/themes', { body: theme }),
    /**
     * Changes what it names. With `seen`, the `updatedAt` that the change was made from, it rejects with `edit_conflict`
     * where somebody else has changed the theme since.
     */
    change: (id: string, change: ThemeChangeInput, { seen }: { seen?: string } = {}) =>
      send<ThemeAnswer>('PATCH', at(id), { body: change, ...ifMatch(seen) }),
    /** Rejects with `in_use` where webhooks filter by it. */
    remove: (id: string) => send<void>('DELETE', at(id)),
    /** What a rule finds, of the newest responses and in a text of one's own; nothing is stored. */
    try: (rule: ThemeTryInput, signal?: AbortSignal) =>
      send<ThemeTried>('POST', '/v1/themes/try', { body: rule, signal }),
  };
}
