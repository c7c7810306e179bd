import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

/**
 * What `npm start` sets for the server's process: variables of the environment, and options of Node's.
 *
 * @param env that it is started in: some options follow from it
 */
export function startCommand(env: Readonly<Record<string, string | undefined>>): {
  env: Record<string, string>;
  execArgv: string[];
} {
  // The shell's words, as npm has it read them.
  const command = `printf '%s\\n' ${scripts.start}`;
  const words = execFileSync('sh', ['-c', command], { env: { ...env }, encoding: 'utf8' })
    .trim()
    .split('\n');
  const node = words.indexOf('node');
  return {
    env: Object.fromEntries(words.slice(0, node).map((word) => word.split('=') as [string, string])),
    execArgv: words.slice(node + 1, -1),
  };
}
