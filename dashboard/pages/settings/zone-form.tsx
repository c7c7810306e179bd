import type { Site } from '../../../shared/site.ts';
import type { View } from '../../data/view.ts';
import { ViewLink } from '../../parts/view-link.tsx';
import { ZoneField } from '../../parts/zone-field.tsx';
import { say } from '../../words/say.ts';
import { SiteForm } from './site-form.tsx';

const read = ({ timezone }: Site) => ({ timezone });
const words = ({ timezone }: { timezone: string }) => timezone;

/** Whose days a site counts. Another zone counts them anew, which takes a while and is told of before. */
export function ZoneForm({ site, view }: { site: Site; view: View }) {
  const paths = { timezone: 'timezone' };
  return (
    <SiteForm name="zone" {...{ site, read, words, paths }} write={({ timezone }) => ({ timezone })}>
      {(value, change, refused) => (
        <>
          <ZoneField zone={value.timezone} choose={(timezone) => change({ timezone })} />
          <div class="warned">
            <p>
              {say(
                'Another zone counts all days and months of the site anew, in the background. Until that is done numbers stay right but take longer, and the zone cannot be changed again.',
              )}
            </p>
            <p>
              <ViewLink view={{ ...view, own: 'tab=jobs' }}>
                {say('How far it is, stands under Jobs')}
              </ViewLink>
            </p>
          </div>
          <p class="refused" role="alert">
            {refused.timezone}
          </p>
        </>
      )}
    </SiteForm>
  );
}
