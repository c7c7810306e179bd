/** A page's address, as far as it is kept. */
export interface KeptAddress {
  /** Without fragment and credentials, and of the query only what the site allows. */
  address: string;
  path: string;
  host: string;
}

/** Characters of an address that are kept at most; a query that does not fit in is dropped. */
const longest = 2000;

/**
 * What is kept of an address; null where it is none of http(s).
 *
 * @param parameters names of the query's parameters that are kept, each the first time that it stands there
 * @param mask makes of a parameter's value what may be kept of it
 */
export function keptAddress(
  address: string,
  parameters: readonly string[] = [],
  mask: (value: string) => string = (value) => value,
): KeptAddress | null {
  const url = parsed(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return null;
  const plain = `${url.origin}${url.pathname}`;
  const kept = parameters.length > 0 && url.search !== '' ? keptQuery(url, parameters, mask) : '';
  const whole = kept === '' ? plain : `${plain}?${kept}`;
  return { address: whole.length > longest ? plain : whole, path: url.pathname, host: url.host };
}

function keptQuery(url: URL, parameters: readonly string[], mask: (value: string) => string): string {
  const kept = new URLSearchParams();
  for (const [name, value] of url.searchParams)
    if (parameters.includes(name) && !kept.has(name)) kept.append(name, mask(value));
  return kept.toString();
}

/** Once, and not first whether it can be: nearly all can. */
function parsed(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
