import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { fastFolder } from './fast-folder.ts';
import { spawnLeashed } from './spawn-leashed.ts';

/** A PostgreSQL that is there for the tests alone. */
export interface PostgresServer {
  /** Makes a database that holds nothing yet; its URL. */
  create(name: string): Promise<string>;
  drop(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** One that this process has started. */
export interface OwnPostgres extends PostgresServer {
  /** All of its processes are gone at once, as when the power goes; or it breaks off what runs, as when told to. */
  kill(how: 'SIGKILL' | 'SIGQUIT'): Promise<void>;
  /** Starts it again where it was killed; resolves the moment that it takes connections. */
  restart(): Promise<void>;
}

/** The oldest that the engine takes. */
const oldest = 15;

/**
 * The folder of binaries that `TEST_POSTGRES_BIN` names, of the newest that Debian has installed, or of those on the path;
 * null where there are none.
 */
export function postgresBinaries(): string | null {
  if (process.env.TEST_POSTGRES_BIN) return process.env.TEST_POSTGRES_BIN;
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map(Number) : [];
  const newest = Math.max(0, ...versions.filter((version) => version >= oldest));
  if (newest > 0) return path.join(debian, String(newest), 'bin');
  const found = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/**
 * Starts one in a temporary folder, behind a socket in it, as a user who is not root, which it refuses to be.
 *
 * @param settings of its configuration, each as `name=value`; those of a test that may lose all, until told otherwise
 * @param making what `initdb` is told besides
 */
export async function startPostgres(
  binaries: string,
  settings: readonly string[] = forgetful,
  making: readonly string[] = [],
): Promise<OwnPostgres> {
  const folder = mkdtempSync(
    path.join(settings === forgetful ? fastFolder() : tmpdir(), 'earshot-postgres-'),
  );
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
      ...making,
    ],
    { encoding: 'utf8', cwd: folder, ...user },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || made.error}`);
  const url = (name: string) => `postgres://earshot@/${name}?host=${encodeURIComponent(folder)}`;
  const started = async () => {
    const process = run({ binary: path.join(binaries, 'postgres'), data, folder, settings, user });
    await isReady(process);
    return process;
  };
  // Files need not be written to the log first where they need not be forced to disk.
  const copying = settings === forgetful ? 'FILE_COPY' : 'WAL_LOG';
  let server = await started();
  await ask(url('postgres'), 'SELECT 1');
  return {
    async create(name) {
      await ask(url('postgres'), `CREATE DATABASE ${name} STRATEGY ${copying}`);
      return url(name);
    },
    drop: (name) => ask(url('postgres'), `DROP DATABASE ${name} WITH (FORCE)`),
    async kill(how) {
      const gone = once(server, 'exit');
      // Held still, it starts no further process while they are killed.
      if (how === 'SIGKILL') process.kill(server.pid!, 'SIGSTOP');
      const all = how === 'SIGKILL' ? [...childrenOf(server.pid!), server.pid!] : [server.pid!];
      for (const pid of all) process.kill(pid, how);
      await gone;
      server.stdin!.end();
    },
    async restart() {
      server = await started();
    },
    async stop() {
      server.stdin!.end();
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const needed = ['listen_addresses=', 'max_connections=200'];

/** What a test database need not survive is not paid for. */
const forgetful = [...needed, 'fsync=off', 'full_page_writes=off', 'shared_buffers=64MB', 'autovacuum=off'];

/** As PostgreSQL comes: what is committed is on disk. */
export const durable: readonly string[] = [...needed, 'fsync=on', 'synchronous_commit=on'];

interface Start {
  binary: string;
  data: string;
  folder: string;
  settings: readonly string[];
  user: Ids | null;
}

function run({ binary, data, folder, settings, user }: Start): ChildProcess {
  const options = settings.flatMap((setting) => ['-c', setting]);
  return spawnLeashed('QUIT', [binary, '-D', data, '-k', folder, ...options], { cwd: folder, ...user });
}

/** The processes that a process has started, on Linux. */
function childrenOf(parent: number): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => parentOf(pid) === parent);
}

/** Null where it has ended meanwhile. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** It says so itself, the moment that it takes connections. */
function isReady(server: ChildProcess): Promise<void> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.once('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    server.stderr!.setEncoding('utf8').on('data', (text) => {
      said = (said + text).slice(-10_000);
      if (said.includes('database system is ready to accept connections')) resolve();
    });
  });
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
