import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Of IPv6 only this is handed out to the public; what looks like an address outside of it leads somewhere else. */
const globalUnicast: Range = [ipaddr.parse('2000::'), 3];

/** Which addresses webhooks may reach: public ones, and what the operator has named. */
export class Networks {
  readonly #named: readonly Range[];

  /** @param cidrs private networks that may be reached, even without encryption */
  constructor(cidrs: readonly string[] = []) {
    this.#named = cidrs.map((cidr) => ipaddr.parseCIDR(cidr));
  }

  /** Whether there is any that may be reached without encryption. */
  get namesAny(): boolean {
    return this.#named.length > 0;
  }

  /** @param address as a resolver tells it; what is none is reached by nobody */
  reach(address: string): 'public' | 'named' | 'refused' {
    if (!ipaddr.isValid(address)) return 'refused';
    const parsed = ipaddr.parse(address);
    if (this.#named.some((range) => isWithin(parsed, range))) return 'named';
    // Mapped, translated and tunnelled addresses are none of `unicast`, whatever they lead to.
    if (parsed.range() !== 'unicast') return 'refused';
    return parsed.kind() === 'ipv4' || isWithin(parsed, globalUnicast) ? 'public' : 'refused';
  }
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Range): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}
