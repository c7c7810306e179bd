/** `deploy/nginx.conf` as it stands, before servers of a test. */
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './kill-server.ts';
import { spawnLeashed } from './spawn-leashed.ts';

/** Where nginx is, or the one that `NGINX` names; absent: nowhere. */
export const nginxBinary = [process.env.NGINX, '/usr/sbin/nginx', '/usr/local/bin/nginx'].find(
  (file) => file && existsSync(file),
);

export interface RunningNginx {
  url: string;
  stop(): Promise<void>;
}

const delivered = fileURLToPath(new URL('../../deploy/nginx.conf', import.meta.url));

/**
 * Starts it. Of the file only the names of the two servers, the port and where it puts its files are other ones. Rejects
 * with what nginx says of the file where it does not take it.
 *
 * @param change makes another file of it, for a test that must fail
 */
export async function startNginx(
  servers: readonly [string, string],
  change: (conf: string) => string = (conf) => conf,
): Promise<RunningNginx> {
  const folder = await mkdtemp(path.join(tmpdir(), 'earshot-nginx-'));
  // Its workers are not root.
  await chmod(folder, 0o755);
  const port = await freePort();
  const files = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const own = files.map((name) => `${name}_temp_path ${path.join(folder, name)};`).join(' ');
  let conf = change(readFileSync(delivered, 'utf8'));
  for (const [from, to] of [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['earshot-1:8787', new URL(servers[0]).host],
    ['earshot-2:8787', new URL(servers[1]).host],
    ['/var/log/nginx/error.log', path.join(folder, 'error.log')],
    ['http {', `http { ${own}`],
  ] as const) {
    if (conf.split(from).length !== 2) throw new Error(`"${from}" does not stand once in ${delivered}`);
    conf = conf.replace(from, to);
  }
  const file = path.join(folder, 'nginx.conf');
  await writeFile(file, conf);
  const options = `daemon off; pid ${path.join(folder, 'nginx.pid')};`;
  const nginx = spawnLeashed('TERM', [
    nginxBinary!,
    ...['-p', folder, '-c', file, '-e', 'stderr', '-g', options],
  ]);
  let said = '';
  nginx.stderr!.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-10_000);
  });
  const url = `http://127.0.0.1:${port}`;
  const ended = once(nginx, 'exit');
  const stop = async () => {
    nginx.stdin!.end();
    if (nginx.exitCode === null && nginx.signalCode === null) await ended;
    await rm(folder, { recursive: true, force: true });
  };
  while (!(await fetch(`${url}/healthz`).catch(() => null))) {
    if (nginx.exitCode === null && nginx.signalCode === null) continue;
    await stop();
    throw new Error(`nginx ended: ${said}`);
  }
  return { url, stop };
}
