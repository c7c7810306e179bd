import type { KeyAnswer, KeyScope } from '../../shared/key.ts';
import type { Site } from '../../shared/site.ts';
import { ago } from './ago.ts';
import { languageTag } from './language.ts';
import { momentLabel } from './moment-label.ts';
import { say } from './say.ts';

/** What a key of each scope may do. */
export const scopeWords: Readonly<Record<KeyScope, string>> = {
  read: say('Read: see answers and numbers'),
  write: say('Write: read, and change sites, surveys and answers'),
  admin: say('Admin: write, and manage keys and see the audit'),
};

/** The greatest scope of a key in a word: each includes those before it. */
export function scopeWord({ scopes }: Pick<KeyAnswer, 'scopes'>): string {
  if (scopes.includes('admin')) return say('Admin');
  return scopes.includes('write') ? say('Write') : say('Read');
}

/** Which sites a key reaches: "All sites", or their names. */
export function reachWords({ sites }: Pick<KeyAnswer, 'sites'>, known: readonly Site[]): string {
  if (sites === null) return say('All sites');
  const names = sites.map((id) => known.find((site) => site.id === id)?.name ?? id);
  return new Intl.ListFormat(languageTag()).format(names);
}

/** When it was used, and when it ends. */
export function keyTimes({ lastUsedAt, expiresAt }: KeyAnswer, now: Date, zone: string): string[] {
  const used = lastUsedAt
    ? say('last used {when}', { when: ago(new Date(lastUsedAt), now) })
    : say('never used');
  if (expiresAt === null) return [used, say('never ends')];
  const when = momentLabel(new Date(expiresAt), zone);
  return [used, new Date(expiresAt) > now ? say('ends {when}', { when }) : say('ended {when}', { when })];
}
