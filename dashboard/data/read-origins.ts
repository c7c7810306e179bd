/** What was typed as a list of origins. */
export interface ReadOrigins {
  /** As they are sent, each once. */
  origins: string[];
  /** What cannot be read as one, as it was typed. */
  faults: string[];
}

/**
 * Origins, one a line or between commas. The scheme may be left out, and an address pasted whole loses its path:
 * `shop.example/cart` is `https://shop.example`.
 */
export function readOrigins(text: string): ReadOrigins {
  const typed = text.split(/[\s,;]+/).filter(Boolean);
  const read = typed.map((entry) => ({ entry, origin: readOrigin(entry) }));
  return {
    origins: [...new Set(read.flatMap(({ origin }) => origin ?? []))],
    faults: read.filter(({ origin }) => origin === undefined).map(({ entry }) => entry),
  };
}

function readOrigin(entry: string): string | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(entry) ? entry : `${schemeFor(entry)}://${entry}`;
  const anySubdomain = address.includes('://*.');
  const plain = address.replace('://*.', '://');
  if (plain.includes('*') || !URL.canParse(plain)) return undefined;
  const { protocol, username, hostname, origin } = new URL(plain);
  if (!/^https?:$/.test(protocol) || username || !isHost(hostname)) return undefined;
  return anySubdomain ? origin.replace('://', '://*.') : origin;
}

/** A name of one word alone is a slip of the keyboard more often than a computer of one's own network. */
function isHost(name: string): boolean {
  return name === 'localhost' || name.includes('.') || name.startsWith('[');
}

function schemeFor(entry: string): string {
  return /^(localhost|127\.|\[::1\])/.test(entry) ? 'http' : 'https';
}
