import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compiles a source of `test/fault/` to a library that can be preloaded; tells where it is. */
export function compileShim(name: 'record-io' | 'fail-sync', folder: string): string {
  const source = fileURLToPath(new URL(`../fault/${name}.c`, import.meta.url));
  const library = path.join(folder, `${name}.so`);
  execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-Wall', '-o', library, source, '-ldl']);
  return library;
}
