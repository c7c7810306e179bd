import type { TargetedKeyboardEvent } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { allZones, browserZone, findZones } from '../data/time-zones.ts';
import { say } from '../words/say.ts';
import { ZoneOptions } from './zone-options.tsx';

interface ZoneSearchProps {
  shown: string;
  /** None: there is no site yet. */
  siteZone?: string | undefined;
  choose(zone: string): void;
}

const most = 60;

/** A search field over the list of all zones: the site's, the browser's and UTC first. */
export function ZoneSearch({ shown, siteZone, choose }: ZoneSearchProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const first = [...new Set([...(siteZone ? [siteZone] : []), browserZone(), 'UTC'])];
  const zones = useMemo(() => [...new Set([...first, ...allZones()])], [first.join()]);
  const found = findZones(zones, search);
  const offered = found.slice(0, most);
  useLayoutEffect(() => input.current?.focus(), []);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setActive((active + step + offered.length) % Math.max(1, offered.length));
    else if (event.key !== 'Enter') return;
    else if (offered[active]) choose(offered[active]);
    event.preventDefault();
  };
  return (
    <div class="zones">
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={say('Search time zones')}
        aria-expanded={true}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${active}` : undefined}
        placeholder={say('Search, like “shanghai”')}
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
        {found.length === 0 ? say('No zone of that name.') : ''}
        {found.length > most ? moreWords(found.length - most) : ''}
      </p>
    </div>
  );
}

function moreWords(count: number): string {
  return say('{count, plural, one {# more: type to find it.} other {# more: type to find them.}}', { count });
}
