import { useRef, useState } from 'preact/hooks';
import type { ResponseChoice } from '../../client/responses.ts';
import type { ListedResponse } from '../../shared/response.ts';
import type { ResponseChangeInput } from '../../shared/response-change.ts';
import type { ResponseClass } from '../../shared/response-class.ts';
import { saveFailure } from '../words/save-failure.ts';
import { changeOfAll, type Deed, inverse, nextChange } from './deeds.ts';
import { useEarshot } from './earshot-context.ts';
import { type RunJob, runJob } from './run-job.ts';

/** Something that was done, and how it is taken back. */
export interface Done {
  deed: Deed;
  count: number;
  /** Undefined: it cannot be. */
  undo: (() => Promise<void>) | undefined;
}

export interface Deeds {
  /** What was done last and not taken back. */
  last: Done | undefined;
  /** How far a job is; `total` null: what it is to be done to is being looked for. */
  job: { done: number; total: number | null; stop(): void } | undefined;
  /** What was done last was taken back. */
  undone: boolean;
  /** Why something was not done, or not all of it; empty: nothing. */
  refused: string;
  act(deed: Deed, responses: readonly ListedResponse[]): Promise<void>;
  /** The same for all of a choice, as a job of the server; `is` is the class that is chosen. One at a time. */
  actOnAll(deed: Deed, choice: ResponseChoice, is: ResponseClass | 'any'): Promise<void>;
  undo(): Promise<void>;
  dismiss(): void;
}

interface Made {
  id: string;
  change: ResponseChangeInput;
}

/** Steps that can be taken back. */
const mostKept = 50;

interface DeedsShown {
  /** What has become of single answers. */
  show(changed: readonly ListedResponse[]): void;
  /** Many have changed, and it is not known which. */
  showAll(): void;
}

/** What is done to answers: shown as it is done, and taken back step by step, the last first. */
export function useDeeds(site: string, { show, showAll }: DeedsShown): Deeds {
  const { client, inTurn } = useEarshot();
  const past = useRef<Done[]>([]);
  const [said, setSaid] = useState({ undone: false, refused: '' });
  const [job, setJob] = useState<Deeds['job']>();
  const run = useRef<RunJob | undefined>(undefined);

  const keep = (done: Done) => {
    past.current = [...past.current.slice(1 - mostKept), done];
    setSaid({ undone: false, refused: '' });
  };
  const refuse = (error: unknown) => setSaid({ undone: false, refused: saveFailure(error, false) });

  const send = async ({ id, change }: Made) => {
    const changed = await inTurn(() => client.responses.change(site, id, change));
    show([changed]);
    return changed;
  };
  const carryOut = async (deed: Deed, response: ListedResponse, made: Made[]) => {
    let now = response;
    for (let change = nextChange(deed, now); change; change = nextChange(deed, now)) {
      now = await send({ id: response.id, change });
      made.push({ id: response.id, change });
    }
  };
  const takeBack = async (made: readonly Made[]) => {
    for (const { id, change } of [...made].reverse()) await send({ id, change: inverse(change) });
  };

  const act = async (deed: Deed, responses: readonly ListedResponse[]) => {
    const todo = responses.filter((response) => nextChange(deed, response));
    if (todo.length === 0) return;
    const made = todo.map((): Made[] => []);
    const results = await Promise.allSettled(todo.map((response, i) => carryOut(deed, response, made[i]!)));
    const changed = made.filter(({ length }) => length > 0);
    const undo = async () => void (await Promise.all(changed.map(takeBack)));
    if (changed.length > 0) keep({ deed, count: changed.length, undo });
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) refuse(failed.reason);
  };

  /** Tells how many it was done to. */
  const change = async (choice: ResponseChoice, set: ResponseChangeInput) => {
    run.current = runJob(client, choice, set, (done, total) =>
      setJob({ done, total, stop: () => run.current?.stop() }),
    );
    try {
      return await run.current.done;
    } finally {
      run.current = undefined;
      setJob(undefined);
      showAll();
    }
  };

  const actOnAll = async (deed: Deed, choice: ResponseChoice, is: ResponseClass | 'any') => {
    const all = changeOfAll(deed, is);
    if (!all || run.current) return;
    try {
      const after = { ...choice, ...all.outcome };
      // What was so before could not be told from what is made so now.
      const { items, next } = await client.responses.list({ ...after, limit: 1 });
      const exact = items.length === 0 && next === null;
      const count = await change(choice, all.set);
      const undo = async () => void (await change(after, inverse(all.set)));
      keep({ deed, count, undo: exact ? undo : undefined });
    } catch (error) {
      refuse(error);
    }
  };

  const undo = async () => {
    const last = past.current.at(-1);
    if (!last?.undo || run.current) return;
    past.current = past.current.slice(0, -1);
    try {
      await last.undo();
      setSaid({ undone: true, refused: '' });
    } catch (error) {
      past.current = [...past.current, last];
      refuse(error);
    }
  };

  const dismiss = () => {
    past.current = [];
    setSaid({ undone: false, refused: '' });
  };
  return { last: past.current.at(-1), job, ...said, act, actOnAll, undo, dismiss };
}
