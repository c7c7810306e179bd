import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface BrokenBuild {
  entry: string;
  remove(): Promise<void>;
}

const server = ['server/main.ts', 'server/storage/sqlite/reader-worker.ts'] as const;

/**
 * The server as `build.mjs` makes it, but for one module: a harness that finds no fault with it finds none.
 * @param replaced the name of the module, like `group-commit.ts`, with its folder where there are several
 * @param variant what stands in its place, like `test/fault/early-reply.ts`
 * @param entries what is built; the first is the `entry`
 */
export async function buildBroken(
  replaced: string,
  variant: string,
  entries: readonly [string, ...string[]] = server,
): Promise<BrokenBuild> {
  await mkdir(path.join(root, 'dist'), { recursive: true });
  // Within `dist`, so that packages and the public folder are found from it.
  const folder = await mkdtemp(path.join(root, 'dist', 'broken-'));
  await build({
    absWorkingDir: root,
    entryPoints: [...entries],
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
    entry: path.join(folder, `${path.basename(entries[0], '.ts')}.js`),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function inPlaceOf(replaced: string, variant: string): Plugin {
  return {
    name: 'in-place-of',
    setup({ onResolve }) {
      const name = path.basename(replaced).replaceAll('.', '\\.');
      onResolve({ filter: new RegExp(`/${name}$`) }, ({ path: imported, importer, resolveDir }) =>
        importer === variant || !path.join(resolveDir, imported).endsWith(`/${replaced}`)
          ? undefined
          : { path: variant },
      );
    },
  };
}
