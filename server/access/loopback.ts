import ipaddr from 'ipaddr.js';

/** Whether a host (`localhost`, an address, `[::1]`) is this machine, whatever DNS may say. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (name === 'localhost') return true;
  return ipaddr.isValid(name) && ipaddr.process(name).range() === 'loopback';
}
