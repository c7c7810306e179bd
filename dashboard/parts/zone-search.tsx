import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks';
import { allZones, browserZone, findZones } from '../data/time-zones.ts';
import { ZoneOptions } from './zone-options.tsx';

interface ZoneSearchProps {
  shown: string;
  siteZone: string;
  choose(zone: string): void;
}

const most = 60;

/** A search field over the list of all zones: the site's, the browser's and UTC first. */
export function ZoneSearch({ shown, siteZone, choose }: ZoneSearchProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const first = [...new Set([siteZone, browserZone(), 'UTC'])];
  const zones = useMemo(() => [...new Set([...first, ...allZones()])], [first.join()]);
  const found = findZones(zones, search);
  const offered = found.slice(0, most);
  useEffect(() => input.current?.focus(), []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + offered.length) % Math.max(1, offered.length));
    else if (event.key === 'Enter' && offered[active]) choose(offered[active]);
    else return;
    event.preventDefault();
  };
  return (
    <div class="zones">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search time zones"
        aria-expanded={true}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${active}` : undefined}
        placeholder="Search, like “shanghai”"
        autocomplete="off"
        spellcheck={false}
        value={search}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ZoneOptions id={id} zones={offered} {...{ active, shown, siteZone, choose }} />
      <p class="said" role="status">
        {found.length === 0 ? 'No zone of that name.' : ''}
        {found.length > most ? `${found.length - most} more: type to find them.` : ''}
      </p>
    </div>
  );
}
