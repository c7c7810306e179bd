import { useEffect, useRef } from 'preact/hooks';
import { browserZone, zoneOffset } from '../data/time-zones.ts';
import { say } from '../words/say.ts';

interface ZoneOptionsProps {
  /** What the ids of the list and its options begin with. */
  id: string;
  zones: readonly string[];
  /** The position that the keyboard is at. */
  active: number;
  shown: string;
  siteZone?: string | undefined;
  choose(zone: string): void;
}

/** The zones that were found, each with what its clocks show. The field above moves through them. */
export function ZoneOptions({ id, zones, active, shown, siteZone, choose }: ZoneOptionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }, [active, zones.length]);
  return (
    <div ref={list} id={`${id}-list`} role="listbox" aria-label={say('Time zones')}>
      {zones.map((zone, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the search field
        <div
          key={zone}
          id={`${id}-${i}`}
          role="option"
          tabIndex={-1}
          aria-selected={zone === shown}
          class={i === active ? 'active' : ''}
          onClick={() => choose(zone)}
        >
          <span>
            {zone.replaceAll('_', ' ')} <small>{zoneNote(zone, siteZone)}</small>
          </span>
          <small>{zoneOffset(zone, new Date())}</small>
        </div>
      ))}
    </div>
  );
}

function zoneNote(zone: string, siteZone: string | undefined): string {
  if (zone === siteZone) return say('the site’s');
  return zone === browserZone() ? say('this browser’s') : '';
}
