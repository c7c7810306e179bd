import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));
const variant = path.join(root, 'test/fault/early-reply.ts');

export interface BrokenBuild {
  entry: string;
  remove(): Promise<void>;
}

/** The server as `build.mjs` makes it, but for one module: `test/fault/early-reply.ts` in place of the group commit. */
export async function buildEarlyReply(): Promise<BrokenBuild> {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  // Within `dist`, so that packages and the public folder are found from it.
  const folder = await mkdtemp(path.join(root, 'dist', 'early-reply-'));
  await build({
    absWorkingDir: root,
    entryPoints: ['server/main.ts', 'server/storage/sqlite/reader-worker.ts'],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [earlyReply],
  });
  return {
    entry: path.join(folder, 'main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

const earlyReply: Plugin = {
  name: 'early-reply',
  setup({ onResolve }) {
    onResolve({ filter: /\/group-commit\.ts$/ }, ({ importer }) =>
      importer === variant ? undefined : { path: variant },
    );
  },
};
