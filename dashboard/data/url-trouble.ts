import { isThisComputer } from './is-this-computer.ts';

/**
 * `local`: nobody but this computer reaches it. `insecure`: pages on https cannot use it. `elsewhere`: the dashboard was
 * opened under another address, so that one of the two is not how browsers reach the server.
 */
export type UrlTrouble = 'local' | 'insecure' | 'elsewhere';

/** What stands against the address that the server was told to be reached by. */
export function urlTrouble(publicUrl: string, opened: string): UrlTrouble | undefined {
  const { protocol, hostname, origin } = new URL(publicUrl);
  const both = [hostname, new URL(opened).hostname].every(isThisComputer);
  if (!both && origin !== new URL(opened).origin) return 'elsewhere';
  if (isThisComputer(hostname)) return 'local';
  return protocol === 'http:' ? 'insecure' : undefined;
}
