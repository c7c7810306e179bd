import { LRUCache } from 'lru-cache';
import type { Changes } from '../live/changes.ts';
import type { Foresee, ReadsBehind, ScopeStore, StoredScope } from '../storage/contract/scopes.ts';
import type { AskDeps } from './ask.ts';
import type { Question } from './question.ts';

export type Answering = (question: Question, deps: AskDeps) => Promise<object>;

export interface ForesightDeps extends Pick<AskDeps, 'rowWork'> {
  storage: AskDeps['storage'] & { scopes: ScopeStore };
  changes: Changes;
  now: () => number;
}

/** What a look has found, and what was begun meanwhile. */
export interface Seen {
  found: StoredScope | null;
  /** When the look began, in epoch milliseconds. */
  at: number;
  begun: { supposed: StoredScope; text: Promise<string> } | null;
}

/** Questions of which it is remembered how the data were when they were answered last. */
const remembered = 10_000;

/**
 * Answers questions. Where the storage is far it foresees what a look will find, and asks behind the look, on the same
 * way, what an answer to that needs. It is the answer where the look finds what was foreseen; else that was for nothing.
 */
export class Foresight {
  readonly #deps: ForesightDeps;
  readonly #recent: { isQuiet(question: string): boolean };
  /** The state in which a question was answered last, as far as this process knew. */
  readonly #answered = new LRUCache<string, string>({ max: remembered });
  readonly #begun = new Set<string>();

  /** @param recent what many wait for is not begun by each of them */
  constructor(deps: ForesightDeps, recent: { isQuiet(question: string): boolean }) {
    this.#deps = deps;
    this.#recent = recent;
  }

  /** Looks at what a question is about. @param asked names the question */
  async look(
    { headers }: { headers: Readonly<Record<string, unknown>> },
    asked: string,
    question: Question,
    answering: Answering,
  ): Promise<Seen> {
    const { storage, changes, now } = this.#deps;
    const at = now();
    const seen: Seen = { found: null, at, begun: null };
    const foresee: Foresee = async (supposed, behind) => {
      const state = changes.revisionOf(supposed.site.key);
      const isNew = headers['cache-control'] === 'no-cache' || this.#answered.get(asked) !== state;
      if (!isNew || !this.#recent.isQuiet(asked) || this.#begun.has(asked)) return;
      this.#begun.add(asked);
      const deps = { storage: onlyCounts(behind), rowWork: noRows, about: supposed, now: at };
      const text = answering(question, deps).then((answer) => JSON.stringify(answer));
      seen.begun = { supposed, text };
      await text.finally(() => this.#begun.delete(asked));
    };
    seen.found = await storage.scopes.of(question.site, question.survey, foresee);
    return seen;
  }

  /** The answer to what was seen. */
  async make(
    { found, at, begun }: Seen,
    asked: string,
    question: Question,
    answering: Answering,
  ): Promise<string> {
    const { storage, rowWork, changes } = this.#deps;
    const about = found!;
    this.#answered.set(asked, changes.revisionOf(about.site.key));
    const foreseen = begun && isSame(about, begun.supposed) ? await begun.text.catch(() => null) : null;
    return foreseen ?? JSON.stringify(await answering(question, { storage, rowWork, about, now: at }));
  }
}

function isSame(found: StoredScope, supposed: StoredScope): boolean {
  return (
    found.site === supposed.site &&
    found.surveys === supposed.surveys &&
    found.countKeys === supposed.countKeys
  );
}

const refuse = () => Promise.reject(new Error('rows are not read ahead'));
const noRows: AskDeps['rowWork'] = { run: refuse };

/** What needs rows costs more than its way, and has turns. */
function onlyCounts({ surveys, counts }: ReadsBehind): AskDeps['storage'] {
  return { surveys, counts, responses: { tally: refuse, progress: refuse } };
}
