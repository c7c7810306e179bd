import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/** What `npm start` sets for the server's process: variables of the environment, and options of Node's. */
export function startCommand(): { env: Record<string, string>; execArgv: string[] } {
  const words = (scripts.start as string).split(' ');
  const node = words.indexOf('node');
  return {
    env: Object.fromEntries(words.slice(0, node).map((word) => word.split('=') as [string, string])),
    execArgv: words.slice(node + 1, -1),
  };
}
