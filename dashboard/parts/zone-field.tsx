import { browserZone, zoneOffset } from '../data/time-zones.ts';
import { sentences } from '../words/list.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { hidden } from './hidden.tsx';
import { Popover } from './popover.tsx';
import { ZoneSearch } from './zone-search.tsx';

interface ZoneFieldProps {
  zone: string;
  choose(zone: string): void;
}

/** The time zone of a site that is being made. */
export function ZoneField({ zone, choose }: ZoneFieldProps) {
  return (
    <div class="form-field">
      <span class="label" aria-hidden="true">
        {say('Time zone')}
      </span>
      <Popover
        title={say('Time zone')}
        label={
          <>
            {sayParts('<hidden>Time zone: </hidden>{zone}', { zone: zone.replaceAll('_', ' '), hidden })}{' '}
            <small>{zoneOffset(zone, new Date())}</small>
          </>
        }
      >
        {(close) => (
          <ZoneSearch
            shown={zone}
            choose={(chosen) => {
              choose(chosen);
              close();
            }}
          />
        )}
      </Popover>
      <p class="help">
        {sentences([
          say('Days begin and end by its clocks.'),
          zone === browserZone() ? say('This is the one your browser runs in.') : '',
        ])}
      </p>
    </div>
  );
}
