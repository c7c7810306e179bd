import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ProblemCode } from '../../shared/problem.ts';
import type { FunnelEvent } from '../../shared/response.ts';
import type { JobState } from '../storage/contract/jobs.ts';
import type { WriteOutcome } from '../storage/contract/stored-response.ts';
import type { DropReason } from './drop-reason.ts';

/** One answered request. */
export interface Answered {
  method: string;
  /** The pattern of its route, never its address; null where there is none. */
  route: string | null;
  status: number;
  seconds: number;
}

/**
 * What this process has done since its start, as Prometheus reads it. Labels hold words of closed lists only: no site,
 * no key, no address. docs/operations.md says what each is for.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #responses = this.#counter('responses_total', 'Responses by what became of them', 'outcome');
  readonly #rejected = this.#counter('rejected_total', 'What was not taken', 'item', 'reason');
  readonly #funnel = this.#counter('funnel_events_total', 'Funnel steps that were counted', 'step');
  readonly #drops = this.#counter('drops_total', 'What a guard turned away', 'reason');
  readonly #jobs = this.#counter('jobs_ended_total', 'Jobs by how they ended', 'state');
  readonly #webhooks = this.#counter(
    'webhook_attempts_total',
    'Attempts of webhooks by what became of the delivery',
    'outcome',
  );
  readonly #failedCommits = this.#counter('commits_failed_total', 'Commits of responses that failed');
  readonly #batches = this.#histogram(
    'commit_responses',
    'Responses that shared a commit',
    [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024],
  );
  readonly #commits = this.#histogram(
    'commit_seconds',
    'From a commit’s beginning until it is on disk',
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1],
  );
  readonly #requests = this.#histogram(
    'request_seconds',
    'From a request’s head to the end of its answer',
    [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    'method',
    'route',
    'status',
  );
  readonly #upkeepDone = this.#gauge(
    'upkeep_success_timestamp_seconds',
    'When periodic work last succeeded',
    'work',
  );
  readonly #upkeepFailed = this.#counter('upkeep_failed_total', 'Periodic work that failed', 'work');
  readonly #whole = this.#gauge('storage_whole', '0 once a check has found damage, else 1');
  #isWhole = true;

  constructor() {
    this.#whole.set(1);
  }

  /** Adds what tells of the process: processor time, memory, the event loop. Once a process: it observes for ever. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  committed(outcomes: readonly WriteOutcome[], seconds: number): void {
    this.#batches.observe(outcomes.length);
    this.#commits.observe(seconds);
    const counts: Partial<Record<WriteOutcome, number>> = {};
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    for (const outcome in counts) this.#responses.inc({ outcome }, counts[outcome as WriteOutcome]!);
  }

  commitFailed(): void {
    this.#failedCommits.inc();
  }

  /** `unread`: an item of a batch that could not be told to be either. A conflict is counted by its commit. */
  rejected(item: 'response' | 'funnel' | 'unread' | 'batch', reason: ProblemCode): void {
    if (reason !== 'revision_conflict') this.#rejected.inc({ item, reason });
  }

  stepped(step: FunnelEvent['type']): void {
    this.#funnel.inc({ step });
  }

  dropped(reason: DropReason): void {
    this.#drops.inc({ reason });
  }

  answered({ method, route, status, seconds }: Answered): void {
    const labels = { method, route: route ?? '(none)', status: `${Math.floor(status / 100)}xx` };
    this.#requests.observe(labels, seconds);
  }

  jobEnded(state: JobState): void {
    this.#jobs.inc({ state });
  }

  webhookTried(outcome: 'delivered' | 'retried' | 'failed'): void {
    this.#webhooks.inc({ outcome });
  }

  /** @param at epoch milliseconds of its end */
  upkeepDone(work: string, at: number): void {
    this.#upkeepDone.set({ work }, at / 1000);
  }

  upkeepFailed(work: string): void {
    this.#upkeepFailed.inc({ work });
  }

  /** False once a check has found damage. */
  get whole(): boolean {
    return this.#isWhole;
  }

  damaged(): void {
    this.#isWhole = false;
    this.#whole.set(0);
  }

  #counter(name: string, help: string, ...labelNames: string[]): Counter {
    return new Counter({ name: `earshot_${name}`, help, labelNames, registers: [this.registry] });
  }

  #gauge(name: string, help: string, ...labelNames: string[]): Gauge {
    return new Gauge({ name: `earshot_${name}`, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, buckets: number[], ...labelNames: string[]): Histogram {
    return new Histogram({ name: `earshot_${name}`, help, buckets, labelNames, registers: [this.registry] });
  }
}
