/**
 * `npm run lock`: to be run after a dependency was added or changed.
 *
 * Tools such as esbuild and Biome come as one optional package for each platform. A registry or a mirror that does not
 * hold the packages of other platforms makes npm leave them out of the lock file, and `npm ci` then refuses the file,
 * here and anywhere else. This enters what is missing, with the version that its tool names and the platform that its
 * name says.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('./package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));

const systems = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'aix',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'riscv64',
  'ppc64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
  'arm',
];

function entryOf(name, version, tool) {
  const words = name.split('/').pop().split('-');
  const cpu = processors.find((processor) => words.includes(processor));
  const os = systems.find((system) => words.includes(system));
  if (!cpu && !os) throw new Error(`${name} names no platform: enter it by hand`);
  return {
    version,
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(tool.dev ? { dev: true } : {}),
    ...(tool.license ? { license: tool.license } : {}),
    optional: true,
    ...(os && cpu !== 'wasm32' ? { os: [os] } : {}),
    ...(words.some((word) => word.startsWith('musl')) ? { libc: ['musl'] } : {}),
  };
}

let added = 0;
for (const [place, tool] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(tool.optionalDependencies ?? {})) {
    if (lock.packages[`node_modules/${name}`] || lock.packages[`${place}/node_modules/${name}`]) continue;
    lock.packages[`node_modules/${name}`] = entryOf(name, version, tool);
    added++;
  }
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms entered`);
