import type { Asking, Site } from '../../../shared/site.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { say } from '../../words/say.ts';
import { SiteForm } from './site-form.tsx';

const read = ({ asking }: Site): Asking => asking;
const words = ({ every, honourSignals }: Asking) =>
  honourSignals
    ? say('{every}, signals of browsers honoured', { every })
    : say('{every}, signals of browsers not honoured', { every });

function check({ every }: Asking): Record<string, string> {
  if (/^[1-9]\d{0,3}[dhm]$/.test(every)) return {};
  return { every: say('Write a number with d, h or m, like 1d, 12h or 30m.') };
}

/** How long visitors are left alone, and whether what their browsers say stands above the page. */
export function AskingForm({ site }: { site: Site }) {
  const paths = { every: 'asking.every', honourSignals: 'asking.honourSignals' };
  return (
    <SiteForm name="asking" {...{ site, read, words, check, paths }} write={(asking) => ({ asking })}>
      {(value, change, refused) => (
        <>
          <TextField
            label={say('Rest between surveys')}
            value={value.every}
            onInput={(every) => change({ every: every.trim() })}
            help={say(
              'How long a visitor is left alone after any survey: 1d is a day, 12h are hours, 30m minutes. Each survey has a rest of its own beside it.',
            )}
            refused={refused.every}
            most={5}
          />
          <CheckField
            label={say('Honour “do not track” and Global Privacy Control')}
            checked={value.honourSignals}
            onChange={(honourSignals) => change({ honourSignals })}
            help={say(
              'Then a visitor whose browser says so counts as one who has not consented, whatever the page tells.',
            )}
          />
        </>
      )}
    </SiteForm>
  );
}
