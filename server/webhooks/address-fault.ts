import { type Because, because } from '../../shared/because.ts';
import type { Networks } from './networks.ts';

/**
 * What an owner should be told of an address at once; null where only its name can tell. Pure: what a name leads to is
 * looked at with each delivery, because that can change.
 */
export function addressFault(text: string, networks: Networks): Because | null {
  const { protocol, hostname } = new URL(text);
  const literal = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  const reach = /^\[|^\d+\.\d+\.\d+\.\d+$/.test(hostname) ? networks.reach(literal) : null;
  const isLocalName = /(^|\.)localhost\.?$/.test(hostname);
  if (reach === 'refused' || (isLocalName && !networks.namesAny)) return because('webhook_private');
  if (protocol === 'https:' || reach === 'named') return null;
  return reach === null && networks.namesAny ? null : because('webhook_insecure');
}
