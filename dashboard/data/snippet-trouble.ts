import { isThisComputer } from './is-this-computer.ts';

/** `insecure`: https pages load no script over http. `local`: this computer is not where visitors look. */
export type SnippetTrouble = 'insecure' | 'local';

/** What stands against the line on some of the site's pages, by where its script comes from. */
export function snippetTrouble(server: string, origins: readonly string[]): SnippetTrouble | undefined {
  const { protocol, hostname } = new URL(server);
  const pages = origins.map((origin) => new URL(origin.replace('://*.', '://')));
  if (isThisComputer(hostname)) {
    return pages.some((page) => !isThisComputer(page.hostname)) ? 'local' : undefined;
  }
  return protocol === 'http:' && pages.some((page) => page.protocol === 'https:') ? 'insecure' : undefined;
}
