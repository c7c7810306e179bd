import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ownerKey, type TestServer } from './server.ts';

export interface Gallery {
  url: string;
  close(): Promise<void>;
}

const script = fileURLToPath(new URL('../../examples/gallery/serve.mjs', import.meta.url));

/** `examples/gallery`, run as its README says, on a port of its own. */
export async function openGallery(server: TestServer): Promise<Gallery> {
  const env = { ...process.env, EARSHOT_URL: server.url, EARSHOT_KEY: ownerKey, PORT: '0' };
  const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const { value } = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const url = /http:\S+/.exec(value ?? '')?.[0];
  if (!url) throw new Error(`the gallery did not open: ${value}`);
  return {
    url,
    async close() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
