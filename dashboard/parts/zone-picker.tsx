import { useEarshot } from '../data/earshot-context.ts';
import type { View } from '../data/view.ts';
import { say } from '../words/say.ts';
import { sayParts } from '../words/say-parts.ts';
import { hidden } from './hidden.tsx';
import { Popover } from './popover.tsx';
import { ZoneSearch } from './zone-search.tsx';

interface ZonePickerProps {
  view: View;
  /** The zone of the site: what is shown where none is chosen. */
  siteZone: string;
}

/** Chooses the zone whose days are counted. */
export function ZonePicker({ view, siteZone }: ZonePickerProps) {
  const { go } = useEarshot();
  const shown = view.zone ?? siteZone;
  const choose = (zone: string) => {
    const { zone: _, ...rest } = view;
    go(zone === siteZone ? rest : { ...rest, zone });
  };
  return (
    <Popover
      title={say('Time zone')}
      label={sayParts('<hidden>Time zone: </hidden>{zone}', { zone: shown.replaceAll('_', ' '), hidden })}
    >
      {(close) => (
        <ZoneSearch
          shown={shown}
          siteZone={siteZone}
          choose={(zone) => {
            choose(zone);
            close();
          }}
        />
      )}
    </Popover>
  );
}
