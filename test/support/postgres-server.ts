import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A PostgreSQL that is there for the tests alone. */
export interface PostgresServer {
  /** Makes a database that holds nothing yet; its URL. */
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** The oldest that the engine takes. */
const oldest = 15;

/** The folder of the newest binaries that Debian has installed, or those on the path; null where there are none. */
export function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= oldest));
  if (newest > 0) return path.join(debian, String(newest), 'bin');
  const found = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** Starts one in a temporary folder, behind a socket in it, as a user who is not root, which it refuses to be. */
export async function startPostgres(binaries: string): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'earshot-postgres-'));
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = path.join(folder, 'data');
  const made = spawnSync(
    path.join(binaries, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'earshot',
      '-A',
      'trust',
      '-E',
      'UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { encoding: 'utf8', cwd: folder, ...user },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`);
  const server = run(path.join(binaries, 'postgres'), data, folder, user);
  const url = (name: string) => `postgres://earshot@/${name}?host=${encodeURIComponent(folder)}`;
  await answers(url('postgres'), server);
  return {
    async create(name) {
      await ask(url('postgres'), `CREATE DATABASE ${name}`);
      return url(name);
    },
    drop: (name) => ask(url('postgres'), `DROP DATABASE ${name} WITH (FORCE)`),
    async stop() {
      server.stdin!.end();
      if (server.exitCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a test database need not survive is not paid for. */
const settings = [
  'listen_addresses=',
  'fsync=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=64MB',
  'autovacuum=off',
];

/** Its life hangs on a pipe: however this process ends, PostgreSQL ends too, and at once. */
function run(binary: string, data: string, folder: string, user: Ids | null): ChildProcess {
  const script = 'exec 3<&0; (cat <&3 >/dev/null; kill -QUIT $$) & exec "$@" </dev/null 3<&-';
  const options = settings.flatMap((setting) => ['-c', setting]);
  return spawn('sh', ['-c', script, 'sh', binary, '-D', data, '-k', folder, ...options], {
    stdio: ['pipe', 'ignore', 'pipe'],
    cwd: folder,
    ...user,
  });
}

async function answers(url: string, server: ChildProcess): Promise<void> {
  let said = '';
  server.stderr!.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
  // It says so itself, the moment that it takes connections.
  while (!said.includes('database system is ready to accept connections')) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL did not start: ${said}`);
    await Promise.race([once(server.stderr!, 'data'), once(server, 'exit')]);
  }
  await ask(url, 'SELECT 1');
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

interface Ids {
  uid: number;
  gid: number;
}

/** Whom it runs as; null: as who runs the tests. */
function unprivileged(): Ids | null {
  if (process.getuid?.() !== 0) return null;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const user = ['postgres', 'nobody'].map((name) => users.find(([known]) => known === name)).find(Boolean);
  if (!user) throw new Error('there is no user that PostgreSQL could run as');
  return { uid: Number(user[2]), gid: Number(user[3]) };
}
