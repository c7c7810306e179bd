import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

export const ownerKey = 'sk_of_the_crash_harness';
const startWithin = 120_000;

/** A server in a process of its own that is killed and started again, at one address and with one folder. */
export class KillableServer {
  readonly url: string;
  readonly #entry: string;
  readonly #folder: string;
  readonly #port: number;
  readonly #env: Record<string, string>;
  #process: ChildProcess | null = null;
  #complaint = '';
  #said = '';

  constructor(entry: string, folder: string, port: number, env: Record<string, string> = {}) {
    this.#env = env;
    this.#entry = entry;
    this.#folder = folder;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
  }

  start(): void {
    this.#complaint = '';
    this.#said = '';
    this.#process = spawn(process.execPath, [this.#entry], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: String(this.#port),
        EARSHOT_DATA: this.#folder,
        // Whatever whoever runs the tests works on.
        DATABASE_URL: '',
        EARSHOT_ADMIN_KEY: ownerKey,
        EARSHOT_DEMO: '0',
        EARSHOT_LIMITS: 'off',
        EARSHOT_LOG_LEVEL: 'warn',
        ...this.#env,
      },
    });
    this.#process.stderr!.on('data', (bytes: Buffer) => {
      this.#complaint = (this.#complaint + bytes.toString()).slice(-2_000);
    });
    this.#process.stdout!.on('data', (bytes: Buffer) => {
      this.#said = (this.#said + bytes.toString()).slice(-20_000);
    });
  }

  /** Resolves when it has said something like this since its start; rejects where it ended before. */
  async says(pattern: RegExp): Promise<void> {
    const running = this.#process!;
    while (!pattern.test(this.#said)) {
      if (running.exitCode !== null || running.signalCode !== null)
        throw new Error(`the server ended with ${running.exitCode}: ${this.#complaint}`);
      await Promise.race([once(running.stdout!, 'data'), once(running, 'exit')]);
    }
  }

  /** Resolves when it takes answers; rejects with what it said where it ended by itself. */
  async ready(): Promise<void> {
    const deadline = Date.now() + startWithin;
    while (Date.now() < deadline) {
      if (this.#process?.exitCode != null) {
        throw new Error(`the server ended with ${this.#process.exitCode}: ${this.#complaint}`);
      }
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      await answer?.arrayBuffer();
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the server was not ready within ${startWithin / 1000} s: ${this.#complaint}`);
  }

  /** Asks it to end, as an operator or a supervisor does; resolves with its exit code. */
  async stop(): Promise<number | null> {
    const running = this.#process!;
    this.#process = null;
    const ended = once(running, 'exit') as Promise<[number | null]>;
    running.kill('SIGTERM');
    const [code] = await ended;
    return code;
  }

  /** As when the power of the process goes: nothing of it runs any more. */
  async kill(): Promise<void> {
    const running = this.#process;
    this.#process = null;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}
