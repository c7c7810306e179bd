import type { Site } from '../../shared/site.ts';
import { useEarshot } from '../data/earshot-context.ts';
import type { View } from '../data/view.ts';
import { say } from '../words/say.ts';
import { hidden } from './hidden.tsx';

interface SitePickerProps {
  site: Site;
  sites: readonly Site[];
  view: View;
}

/** Chooses among several sites. The period stays; survey and zone are each site's own. */
export function SitePicker({ site, sites, view }: SitePickerProps) {
  const { go } = useEarshot();
  return (
    <label class="site-picker">
      {hidden(say('Site'))}
      <select value={site.id} onChange={(event) => go({ site: event.currentTarget.value, span: view.span })}>
        {sites.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
