import type { DisabledReason } from '../../shared/webhook.ts';
import type { SetTimer } from '../set-timer.ts';
import type { Attempt, DueDelivery, Settled } from '../storage/contract/webhooks.ts';
import type { Storage } from '../storage/storage.ts';
import { eventBody } from './event-body.ts';
import type { PostResult } from './post.ts';
import { retryTime } from './retry-time.ts';
import { signedHeaders } from './signature.ts';

export interface SenderDeps {
  storage: Pick<Storage, 'webhooks' | 'responses' | 'surveys'>;
  /** Never rejects: what went wrong is a result. */
  post(url: string, body: string, headers: Record<string, string>, signal: AbortSignal): Promise<PostResult>;
  now: () => number;
  setTimer: SetTimer;
  /** From 0 to 1. */
  random: () => number;
  /** Hears of each attempt. */
  onAttempt(outcome: 'delivered' | 'retried' | 'failed'): void;
  onFailure(error: unknown): void;
}

/** Deliveries that are under way at once: of all webhooks, and of one. */
const mostAtOnce = 64;
const mostOfOne = 4;
/** Milliseconds after which one that only fails is given up. */
const givenUpAfter = 5 * 86_400_000;
/** Timers hold no longer waits, and clocks are set: it looks again after this at the latest (milliseconds). */
const longestRest = 60_000;
/** Milliseconds after which what one has begun is another's: well beyond what an attempt can take. */
const heldFor = 90_000;
/** Milliseconds of rest after the storage failed: what cannot be noted must not be sent again and again. */
const restAfterFailure = 10_000;
/** Milliseconds that what is under way has when the process stops. Cut short, it is sent again after the next start. */
const partingTime = 3_000;

/**
 * Sends what waits in the outbox, in the background. An attempt counts once it is noted in the storage: whatever ends
 * the process before, it is made again with the same id.
 */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #cut = new AbortController();
  #settled: Settled[] = [];
  #settling: Promise<void> | null = null;
  #looking: Promise<void> | null = null;
  #lookAgain = false;
  #resting = false;
  #stopped = false;
  #callOff: () => void = () => {};
  #stopListening: () => void = () => {};

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#stopListening = this.#deps.storage.webhooks.listen(() => this.#wake());
    this.#wake();
  }

  /** Resolves when nothing is due that is not noted yet. */
  async idle(): Promise<void> {
    while (this.#looking || this.#underWay.size > 0)
      await Promise.all([this.#looking, ...this.#underWay.values()]);
  }

  /** Begins nothing more, and waits a little for what is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    this.#callOff();
    const cut = this.#deps.setTimer(() => this.#cut.abort(), partingTime);
    await this.idle();
    cut();
  }

  #wake(): void {
    this.#lookAgain = true;
    if (this.#stopped || this.#resting) return;
    this.#looking ??= this.#look()
      .catch((error) => this.#rest(error))
      .finally(() => {
        this.#looking = null;
        // It was woken after it had looked for the last time.
        if (this.#lookAgain) this.#wake();
      });
  }

  async #look(): Promise<void> {
    const { storage, now, setTimer } = this.#deps;
    this.#callOff();
    while (this.#lookAgain && !this.#stopped && !this.#resting) {
      this.#lookAgain = false;
      if (this.#underWay.size >= mostAtOnce) break;
      const claimed = await storage.webhooks.claim(now(), mostOfOne, now() + heldFor);
      const left = claimed.filter((delivery) => !this.#begin(delivery));
      if (left.length > 0)
        await storage.webhooks.release(left.map(({ webhook, id }) => ({ webhook: webhook.key, id })));
    }
    const next = await storage.webhooks.nextDue();
    // What is due already waits for a place: whoever ends looks for the next.
    const rest = next === null || next <= now() ? longestRest : Math.min(next - now(), longestRest);
    if (!this.#stopped && !this.#resting) this.#callOff = setTimer(() => this.#wake(), rest);
  }

  #rest(error: unknown): void {
    this.#deps.onFailure(error);
    this.#resting = true;
    this.#callOff();
    this.#callOff = this.#deps.setTimer(() => {
      this.#resting = false;
      this.#wake();
    }, restAfterFailure);
  }

  /** False: there is no place for it, or no time. */
  #begin(delivery: DueDelivery): boolean {
    if (this.#stopped || this.#underWay.has(delivery.id) || this.#underWay.size >= mostAtOnce) return false;
    const attempt = this.#attempt(delivery)
      .catch((error) => {
        this.#rest(error);
        return this.#giveBack(delivery);
      })
      .finally(() => {
        this.#underWay.delete(delivery.id);
        this.#wake();
      });
    this.#underWay.set(delivery.id, attempt);
    return true;
  }

  /** So that nobody waits until it is no longer held; where that fails, time does it. */
  #giveBack(delivery: DueDelivery): Promise<void> {
    const { webhook, id } = delivery;
    return this.#deps.storage.webhooks.release([{ webhook: webhook.key, id }]).catch(() => {});
  }

  async #attempt(delivery: DueDelivery): Promise<void> {
    const { storage, now, post } = this.#deps;
    const { id, webhook } = delivery;
    const at = now();
    const body = await eventBody(delivery, storage);
    if (body === null) return this.#settle(vanished(delivery, at));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Earshot-Webhook',
      ...signedHeaders(id, at, body, secretsOf(webhook, at)),
    };
    const result = await post(webhook.url, body, headers, this.#cut.signal);
    // Cut short by ourselves: it says nothing of the endpoint.
    if (this.#cut.signal.aborted && 'error' in result) return this.#giveBack(delivery);
    const settled = this.#judge(delivery, at, result);
    await this.#settle(settled);
    const { attempt, nextAt } = settled;
    this.#deps.onAttempt(attempt.error === null ? 'delivered' : nextAt === null ? 'failed' : 'retried');
  }

  #judge({ id, webhook, tries }: DueDelivery, at: number, result: PostResult): Settled {
    const { now, random } = this.#deps;
    const end = now();
    const attempt = attemptOf(result, at, end - at);
    const retryAfter = 'error' in result ? null : result.retryAfter;
    const isOver = attempt.error === null || attempt.status === 410;
    return {
      webhook: webhook.key,
      id,
      attempt,
      nextAt: isOver ? null : retryTime(tries + 1, end, retryAfter, random()),
      disable: attempt.error === null ? null : reasonToDisable(attempt, webhook.failingSince),
    };
  }

  /** Those that end together are noted together: each commit waits for the disk, and answers wait for commits. */
  #settle(settled: Settled): Promise<void> {
    this.#settled.push(settled);
    this.#settling ??= new Promise((resolve) => setImmediate(resolve))
      .then(() => {
        const together = this.#settled;
        this.#settled = [];
        this.#settling = null;
        return together;
      })
      .then((together) =>
        this.#deps.storage.webhooks.settle(together, { actor: { kind: 'server' }, at: this.#deps.now() }),
      );
    return this.#settling;
  }
}

function secretsOf({ secret, former }: DueDelivery['webhook'], at: number): string[] {
  return former && at < former.until ? [secret, former.secret] : [secret];
}

function attemptOf(result: PostResult, at: number, milliseconds: number): Attempt {
  if ('error' in result) return { at, status: null, milliseconds, error: result.error };
  const { status } = result;
  const kind = Math.floor(status / 100);
  return { at, status, milliseconds, error: kind === 2 ? null : kind === 3 ? 'redirect' : 'status' };
}

function reasonToDisable({ status, at }: Attempt, failingSince: number | null): DisabledReason | null {
  if (status === 410) return 'gone';
  return failingSince !== null && at - failingSince >= givenUpAfter ? 'failing' : null;
}

function vanished({ id, webhook }: DueDelivery, at: number): Settled {
  const attempt: Attempt = { at, status: null, milliseconds: 0, error: 'vanished' };
  return { webhook: webhook.key, id, attempt, nextAt: null, disable: null };
}
