import { describe, expect, it } from 'vitest';
import { Changes } from '../../../../server/live/changes.ts';
import { Foresight } from '../../../../server/query/foresight.ts';
import type { Question } from '../../../../server/query/question.ts';
import type {
  Foresee,
  ReadsBehind,
  ScopeStore,
  StoredScope,
} from '../../../../server/storage/contract/scopes.ts';

const question = { site: 'a' } as Question;
const asked = '/v1/stats/nps';

/** A storage that is far, whose scope changes by hand; answers tell where they were read. */
function stage({ isFar = true, quiet = true } = {}) {
  const site = { key: 1 } as StoredScope['site'];
  const scope: StoredScope = { site, revision: '1', surveys: [], countKeys: [] };
  const state = { scope, last: null as StoredScope | null };
  const read = (where: string) => ({ read: async () => where }) as never;
  const behind: ReadsBehind = { surveys: {} as never, counts: read('behind the look') };
  const scopes: ScopeStore = {
    isFar,
    async of(_site, _survey, foresee?: Foresee) {
      if (isFar && state.last) void foresee?.(state.last, behind).catch(() => {});
      state.last = state.scope;
      return state.scope;
    },
  };
  const changes = new Changes('life');
  const storage = { scopes, surveys: {} as never, counts: read('by itself'), responses: {} as never };
  const rowWork = { run: <T>(work: (left: never) => Promise<T>) => work(undefined as never) };
  const foresight = new Foresight({ storage, changes, rowWork, now: () => 7 }, { isQuiet: () => quiet });
  const answering = async (_question: Question, deps: { storage: unknown; now: number }) => {
    const { counts } = deps.storage as { counts: { read(): Promise<string> } };
    return { read: await counts.read(), at: deps.now };
  };
  const answer = async (how: typeof answering = answering, headers = {}) => {
    const seen = await foresight.look({ headers }, asked, question, how);
    return JSON.parse(await foresight.make(seen, asked, question, how)).read;
  };
  const news = () => changes.record({ site: 1, surveys: 'all', what: 'responses' });
  return { state, scope, answer, answering, foresight, news };
}

describe('an answer', () => {
  it('is read behind the look once it is known what that will find', async () => {
    const { answer, news } = stage();
    expect(await answer()).toBe('by itself');
    news();
    expect(await answer()).toBe('behind the look');
  });

  it('is read by itself where nothing has changed since it was made, and so may not be needed', async () => {
    const { answer } = stage();
    await answer();
    expect(await answer()).toBe('by itself');
    expect(await answer(undefined, { 'cache-control': 'no-cache' })).toBe('behind the look');
  });

  it.each(['site', 'surveys', 'countKeys'] as const)(
    'is not of another %s than what was found',
    async (part) => {
      const { state, scope, answer, news } = stage();
      await answer();
      news();
      state.scope = { ...scope, [part]: part === 'site' ? { ...scope.site } : [] };
      expect(await answer()).toBe('by itself');
    },
  );

  it('is read by itself where many wait for it', async () => {
    const { answer, news } = stage({ quiet: false });
    await answer();
    news();
    expect(await answer()).toBe('by itself');
  });

  it('is read by itself where others read it behind their look already', async () => {
    const { answer, answering, foresight, news } = stage();
    await answer();
    news();
    const [first, second] = await Promise.all([
      foresight.look({ headers: {} }, asked, question, answering),
      foresight.look({ headers: {} }, asked, question, answering),
    ]);
    expect([first.begun === null, second.begun === null]).toEqual([false, true]);
  });

  it('that fails behind the look is made by itself', async () => {
    const { answer, answering, news } = stage();
    await answer();
    news();
    let tries = 0;
    const failsOnce: typeof answering = async (of, deps) => {
      if (++tries === 1) throw new Error('rows are not read ahead');
      return answering(of, deps);
    };
    expect(await answer(failsOnce)).toBe('by itself');
  });

  it('is read by itself where nothing is far', async () => {
    const { answer, news } = stage({ isFar: false });
    await answer();
    news();
    expect(await answer()).toBe('by itself');
  });
});
