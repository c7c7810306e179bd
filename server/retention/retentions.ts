import { v7 } from 'uuid';
import { because } from '../../shared/because.ts';
import type { Retained } from '../../shared/retention.ts';
import { type JobRunner, type JobWork, WorkRefused } from '../bulk/job-runner.ts';
import { dayOf } from '../calendar/day.ts';
import type { DueQuestion, RetentionRun } from '../storage/contract/retention.ts';
import type { Position } from '../storage/contract/selection.ts';
import type { StoredSite } from '../storage/contract/sites.ts';
import type { Storage } from '../storage/storage.ts';
import { beginsAt } from './begins-at.ts';
import { countDue, type Due, dueOf } from './due-of.ts';
import { pastTerm } from './past-term.ts';

export interface RetentionDeps {
  storage: Pick<Storage, 'sites' | 'surveys' | 'retention'>;
  runner: JobRunner;
  now: () => number;
  /** How long entries of the audit are kept that concern no single site, like "730d"; absent: for ever. */
  auditTerm?: string | undefined;
}

/** Responses that share a transaction: a few milliseconds in which no answer is committed. */
const piece = 20;
/** Responses that are looked up together. */
const page = 200;
/** Entries of the audit that share a transaction. */
const entries = 500;

const server = { kind: 'server' } as const;

/** Takes what is past its term, as a job a site: once after each midnight of it, and what a stop left over with it. */
export class Retentions {
  readonly #deps: RetentionDeps;
  /** The day that was seen to, by site: until the next one begins, or its terms are changed, nothing falls due. */
  readonly #seenTo = new Map<string, string>();

  constructor(deps: RetentionDeps) {
    this.#deps = deps;
  }

  /** Begins what is due. To be called about once an hour. */
  async run(): Promise<void> {
    const { storage, now, runner } = this.#deps;
    await this.#runInstallation();
    for (const site of await storage.sites.list()) {
      if (now() < beginsAt(site.retentionSince, site.timezone)) continue;
      const day = `${dayOf(now(), site.timezone)} ${site.retentionSince}`;
      if (this.#seenTo.get(site.id) === day || (await runner.holds('retention', site.id))) continue;
      // The others have their turn an hour later.
      if (runner.isFull) return;
      await this.#begin(site, () => this.#seenTo.set(site.id, day));
    }
  }

  async #begin(site: StoredSite, seenTo: () => void): Promise<void> {
    const { storage, runner, now } = this.#deps;
    const due = await dueOf(site, site.retention, storage, now());
    const counts = await countDue(site, due, storage);
    const total = counts.answers + counts.comments;
    if (total + counts.audit === 0) {
      seenTo();
      return;
    }
    const id = v7();
    const terms = Object.fromEntries(
      (Object.keys(counts) as Retained[])
        .filter((what) => counts[what] > 0)
        .map((what) => [what, { term: site.retention[what], due: counts[what] }]),
    );
    await runner.start({ id, kind: 'retention', site: site.id, asked: terms }, {
      count: async () => total,
      run: () => this.#take(site, due, id),
      async ended(state) {
        // What failed, or was cut short, is tried again; who cancelled it has a day's rest.
        if (state === 'done' || state === 'cancelled') seenTo();
      },
    } satisfies JobWork);
  }

  async *#take(site: StoredSite, { questions, texts, auditBefore }: Due, id: string): AsyncIterable<number> {
    const { retention } = this.#deps.storage;
    for (const question of questions) {
      for await (const ids of this.#dueIds(question)) {
        await this.#assertTerms(site);
        const run = this.#runOf(id);
        yield question.what === 'answers'
          ? await retention.anonymise(site.key, ids, run)
          : await retention.removeWords(site.key, ids, texts, run);
      }
    }
    // Its progress is told in responses.
    if (auditBefore === null) return;
    await this.#assertTerms(site);
    for await (const _ of this.#takeAudit(site.key, auditBefore, id)) {
      yield 0;
      await this.#assertTerms(site);
    }
  }

  /** Whoever takes a term back while its job waits or runs keeps what it has not taken yet. */
  async #assertTerms({ id, retentionSince }: StoredSite): Promise<void> {
    const site = await this.#deps.storage.sites.find({ id });
    if (site?.retentionSince !== retentionSince) throw new WorkRefused(because('terms_changed'));
  }

  async *#dueIds(question: DueQuestion): AsyncIterable<string[]> {
    let after: Position | null = null;
    for (;;) {
      const found: Position[] = await this.#deps.storage.retention.due({ ...question, after, limit: page });
      for (let i = 0; i < found.length; i += piece) yield found.slice(i, i + piece).map(({ id }) => id);
      if (found.length < page) return;
      after = found.at(-1)!;
    }
  }

  async *#takeAudit(site: number | null, before: number, id: string): AsyncIterable<number> {
    for (;;) {
      const run = this.#runOf(id);
      const removed = await this.#deps.storage.retention.removeAudit(site, before, entries, run);
      if (removed > 0) yield removed;
      if (removed < entries) return;
    }
  }

  /** What concerns no site is no site's job. */
  async #runInstallation(): Promise<void> {
    const { auditTerm, now } = this.#deps;
    if (auditTerm === undefined) return;
    const before = pastTerm(auditTerm, now(), 'UTC');
    for await (const _ of this.#takeAudit(null, before, v7()));
  }

  #runOf(id: string): RetentionRun {
    return { id, actor: server, at: this.#deps.now() };
  }
}
