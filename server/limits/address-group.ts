import ipaddr from 'ipaddr.js';

/**
 * Whom an address stands for: an IPv4 address for itself; of IPv6 its first 64 bits, since whoever has one of those
 * addresses has all of them. An IPv4 address in IPv6 form is the IPv4 one; a port, which some proxies add, is left out.
 * Null where the text is no address.
 */
export function addressGroup(text: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  if (!ipaddr.isValid(bare) || (!bare.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(bare)))
    return null;
  const address = ipaddr.process(bare);
  if (address instanceof ipaddr.IPv4) return address.toString();
  return `${address.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
