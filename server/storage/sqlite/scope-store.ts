import type { ScopeStore } from '../contract/scopes.ts';
import type { Storage } from '../storage.ts';

/** Of what is at hand, or a look-up away. */
export function scopeStore({
  sites,
  surveys,
  counts,
}: Pick<Storage, 'sites' | 'surveys' | 'counts'>): ScopeStore {
  return {
    isFar: false,
    async of(siteId, slug) {
      const standing = await sites.standing(siteId);
      if (!standing) return null;
      const { key } = standing.site;
      const one = slug === undefined ? null : await surveys.find(key, slug);
      return {
        ...standing,
        surveys: slug === undefined ? await surveys.list(key) : one ? [one] : [],
        countKeys: await counts.keys(key),
      };
    },
  };
}
