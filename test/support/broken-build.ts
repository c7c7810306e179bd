import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface BrokenBuild {
  entry: string;
  remove(): Promise<void>;
}

/**
 * The server as `build.mjs` makes it, but for one module: a harness that finds no fault with it finds none.
 * @param replaced the name of the module, like `group-commit.ts`
 * @param variant what stands in its place, like `test/fault/early-reply.ts`
 */
export async function buildBroken(replaced: string, variant: string): Promise<BrokenBuild> {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  // Within `dist`, so that packages and the public folder are found from it.
  const folder = await mkdtemp(path.join(root, 'dist', 'broken-'));
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
    plugins: [inPlaceOf(replaced, path.join(root, variant))],
  });
  return {
    entry: path.join(folder, 'main.js'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function inPlaceOf(replaced: string, variant: string): Plugin {
  return {
    name: 'in-place-of',
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`/${replaced.replaceAll('.', '\\.')}$`) }, ({ importer }) =>
        importer === variant ? undefined : { path: variant },
      );
    },
  };
}
