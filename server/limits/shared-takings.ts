import { hkdfSync } from 'node:crypto';
import type { Messages } from '../processes/messages.ts';
import type { SetTimer } from '../set-timer.ts';
import { longestMessage } from '../storage/contract/peers.ts';

export interface SharedTakingsDeps {
  messages: Messages;
  /** Of the database: all of its processes have it, and nobody else. */
  secret: Buffer;
  now: () => number;
  setTimer: SetTimer;
  /** How many processes there are. */
  processes: () => number;
}

/** One limit and one key, and how many were taken. */
export type Taking = [policy: number, key: number, count: number];

/** Milliseconds between two times that others are told. */
const toldApart = 250;
/** Of a taking: the policy, 48 bits of the key, the count. */
const bytes = 9;
const ofMessage = Math.floor(((longestMessage / 4) * 3) / bytes);
/** Messages at a time at most: 9,312 keys. */
const mostMessages = 12;
const day = 86_400_000;

/**
 * What this process has let in and others do not know of yet. Each takes no more than its share of what is left, counting
 * what it took since the time before the last that it told: so that all together take hardly more than a limit allows.
 */
export class SharedTakings {
  readonly #deps: SharedTakingsDeps;
  #fresh = new Map<string, Taking>();
  #told = new Map<string, Taking>();
  #heard: (taking: Taking) => void = () => {};
  #day = -1;
  #key = '';
  #callOff: () => void = () => {};

  constructor(deps: SharedTakingsDeps) {
    this.#deps = deps;
  }

  /** The key of the hashes: the same in every process, and another one each day. */
  get key(): string {
    const { secret, now } = this.#deps;
    const today = Math.floor(now() / day);
    if (today !== this.#day) {
      this.#day = today;
      this.#key = Buffer.from(hkdfSync('sha256', secret, '', `limits ${today}`, 32)).toString('base64url');
    }
    return this.#key;
  }

  start(heard: (taking: Taking) => void): void {
    this.#heard = heard;
    this.#deps.messages.on('takings', (body) => this.#hear(body));
    const again = () => {
      this.#callOff = this.#deps.setTimer(() => {
        again();
        void this.tell();
      }, toldApart);
    };
    again();
  }

  stop(): void {
    this.#callOff();
  }

  /**
   * Whether one more is within this process's share.
   * @param left how many fit, for all that this process knows
   */
  admits(policy: number, key: number, left: number): boolean {
    const name = `${policy} ${key}`;
    const own = (this.#fresh.get(name)?.[2] ?? 0) + (this.#told.get(name)?.[2] ?? 0);
    return own < Math.max(1, Math.ceil((left + own) / Math.max(1, this.#deps.processes())));
  }

  note(policy: number, key: number): void {
    const name = `${policy} ${key}`;
    const known = this.#fresh.get(name);
    if (known) known[2] += 1;
    else this.#fresh.set(name, [policy, key, 1]);
  }

  /** Tells the others; what cannot be told is known here alone. */
  async tell(): Promise<void> {
    const fresh = this.#fresh;
    this.#told = fresh;
    this.#fresh = new Map();
    if (fresh.size > 0)
      await this.#deps.messages.tell('takings', bodiesOf([...fresh.values()])).catch(() => {});
  }

  #hear(body: string | null): void {
    if (body === null) return;
    const data = Buffer.from(body, 'base64');
    for (let at = 0; at + bytes <= data.length; at += bytes)
      this.#heard([data[at]!, data.readUIntBE(at + 1, 6) + 1, data.readUInt16BE(at + 7)]);
  }
}

/** Where there are more than can be told, those that took most are. */
function bodiesOf(takings: Taking[]): string[] {
  const most = ofMessage * mostMessages;
  const told = takings.length > most ? takings.sort((a, b) => b[2] - a[2]).slice(0, most) : takings;
  const bodies: string[] = [];
  for (let from = 0; from < told.length; from += ofMessage) {
    const data = Buffer.alloc(Math.min(ofMessage, told.length - from) * bytes);
    told.slice(from, from + ofMessage).forEach(([policy, key, count], i) => {
      data[i * bytes] = policy;
      data.writeUIntBE(key - 1, i * bytes + 1, 6);
      data.writeUInt16BE(Math.min(count, 65_535), i * bytes + 7);
    });
    bodies.push(data.toString('base64'));
  }
  return bodies;
}
