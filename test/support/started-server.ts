import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const entry = fileURLToPath(new URL('../../dist/server/main.js', import.meta.url));

/** The built server as an operator starts it, with what it says. */
export class StartedServer {
  /** What it has said so far, on both ways. */
  said = '';
  readonly ended: Promise<[code: number | null, signal: NodeJS.Signals | null]>;
  readonly #process: ChildProcess;

  /** @param settings its environment, but for the path */
  constructor(settings: Record<string, string>) {
    this.#process = spawn(process.execPath, [entry], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, EARSHOT_LOG_LEVEL: 'silent', ...settings },
    });
    this.ended = once(this.#process, 'exit') as typeof this.ended;
    for (const stream of [this.#process.stdout!, this.#process.stderr!])
      stream.setEncoding('utf8').on('data', (text) => {
        this.said += text;
      });
  }

  /** Resolves once it has said something like this; rejects where it ended before. */
  async says(pattern: RegExp): Promise<void> {
    const { stdout, stderr } = this.#process;
    while (!pattern.test(this.said)) {
      if (this.#process.exitCode !== null) throw new Error(`it ended: ${this.said}`);
      await Promise.race([once(stdout!, 'data'), once(stderr!, 'data'), this.ended]);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#process.kill(name);
  }
}
