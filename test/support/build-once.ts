/** Builds what the browser and process tests run, once before all tests. `EARSHOT_BUILT=1` says it is built. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export default function buildOnce(): void {
  if (process.env.EARSHOT_BUILT === '1') return;
  execFileSync(process.execPath, [fileURLToPath(new URL('../../build.mjs', import.meta.url))], {
    stdio: 'inherit',
  });
}
