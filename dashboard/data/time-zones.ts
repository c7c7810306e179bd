/** Cities that browsers still list under a name that they no longer go by. */
const renamed: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every zone that this browser knows, by its present name, and UTC. */
export function allZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone);
  return [...new Set([...zones, 'UTC'])].sort();
}

/** The zone that the browser runs in. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Whether the browser can show times in this zone. Offsets such as `+08:00` are no zones. */
export function isZone(name: string): boolean {
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show against UTC at a moment: "UTC+8", "UTC−3:30". */
export function zoneOffset(zone: string, at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    at,
  );
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return name.replace(/GMT(?:\+0$)?/, 'UTC').replace('-', '−');
}

/** The zones whose name holds every word of the search, in any order; `_` and `/` count as spaces. */
export function findZones(zones: readonly string[], search: string): string[] {
  const words = spaced(search).split(' ').filter(Boolean);
  return zones.filter((zone) => words.every((word) => spaced(zone).includes(word)));
}

function spaced(text: string): string {
  return text.toLowerCase().replaceAll(/[_/]/g, ' ').trim();
}
